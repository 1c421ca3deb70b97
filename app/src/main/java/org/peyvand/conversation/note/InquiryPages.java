package org.peyvand.conversation.note;

import gg.jte.models.runtime.JteModel;
import java.util.UUID;
import java.util.regex.Pattern;
import org.peyvand.conversation.Asked;
import org.peyvand.conversation.Inquiries;
import org.peyvand.conversation.inbox.Done;
import org.peyvand.conversation.inbox.InboxLines;
import org.peyvand.conversation.inbox.InboxTabs;
import org.peyvand.conversation.inbox.OwnList;
import org.peyvand.customer.Cursor;
import org.peyvand.web.Page;
import org.peyvand.web.Refused;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import peyvand.templates.Templates;

/** Asking inside from a conversation, and what is asked of oneself. */
@Controller
class InquiryPages {

    private static final String LIST = "asked";
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern SENDER = Pattern.compile("([a-z]+):(" + ID + ")");

    private final Templates templates;
    private final Asking asking;
    private final Inquiries questions;
    private final OpenInquiries open;
    private final InboxTabs tabs;
    private final InboxLines lines;

    InquiryPages(
            Templates templates,
            Asking asking,
            Inquiries questions,
            OpenInquiries open,
            InboxTabs tabs,
            InboxLines lines) {
        this.templates = templates;
        this.asking = asking;
        this.questions = questions;
        this.open = open;
        this.tabs = tabs;
        this.lines = lines;
    }

    /**
     * What the form of a question says.
     *
     * @param way {@code member}, {@code team} or {@code outside}
     * @param sender the word of a channel and the id of one of its senders, with a colon between
     * @param tell whether the customer is told that the answer is coming
     */
    record Typed(
            String way,
            String member,
            String team,
            String sender,
            String address,
            String subject,
            String text,
            boolean tell,
            String telling) {

        Asked whom() {
            return switch (way) {
                case "member" -> new Asked.Member(chosen(member));
                case "team" -> new Asked.Team(chosen(team));
                case "outside" -> outside();
                default -> throw Refused.because("question.refused.whom");
            };
        }

        private static UUID chosen(String id) {
            if (!ID.matcher(id).matches()) throw Refused.because("question.refused.whom");
            return UUID.fromString(id);
        }

        private Asked outside() {
            var chosen = SENDER.matcher(sender);
            if (!chosen.matches() || address.isBlank()) throw Refused.because("question.refused.address");
            return new Asked.Outside(
                    chosen.group(1), UUID.fromString(chosen.group(2)), address.strip(), subject.strip());
        }
    }

    @PostMapping("/inbox/{id}/ask")
    String ask(
            Page page,
            @PathVariable UUID id,
            @RequestParam String way,
            @RequestParam(defaultValue = "") String member,
            @RequestParam(defaultValue = "") String team,
            @RequestParam(defaultValue = "") String sender,
            @RequestParam(defaultValue = "") String address,
            @RequestParam(defaultValue = "") String subject,
            @RequestParam String text,
            @RequestParam(defaultValue = "false") boolean tell,
            @RequestParam(defaultValue = "") String telling) {
        var typed = new Typed(way, member, team, sender, address, subject, text, tell, telling);
        return Done.to(page, id, () -> {
            asking.ask(id, typed);
            return tell ? "question.asked.told" : "question.asked";
        });
    }

    @PostMapping("/inbox/{id}/questions/{question}/answer")
    String answer(
            Page page,
            @PathVariable UUID id,
            @PathVariable UUID question,
            @RequestParam String text,
            @RequestParam(defaultValue = "false") boolean list) {
        var back = Done.to(page, id, () -> {
            questions.answer(id, question, text);
            return "question.answered";
        });
        return list ? "redirect:/inbox/asked" : back;
    }

    @PostMapping("/inbox/{id}/questions/{question}/withdraw")
    String withdraw(Page page, @PathVariable UUID id, @PathVariable UUID question) {
        return Done.to(page, id, () -> {
            questions.withdraw(id, question);
            return "question.withdrawn";
        });
    }

    @Bean
    static OwnList askedList(OpenInquiries open) {
        return new OwnList(LIST, 10, open::ofMe);
    }

    @GetMapping("/inbox/asked")
    JteModel asked(
            Page page,
            @RequestParam(defaultValue = "false") boolean mine,
            @RequestParam(defaultValue = "") String after) {
        var side = mine ? OpenInquiries.Side.BY_ME : OpenInquiries.Side.OF_ME;
        var slice = open.page(side, Cursor.parse(after));
        var about = slice.asked().stream().map(OpenInquiries.Line::conversation).toList();
        return templates.conversationAsked(
                page,
                tabs.of(page, LIST),
                mine,
                slice.asked().stream().map(OpenInquiries.Line::question).toList(),
                lines.of(page, about),
                slice.next());
    }
}
