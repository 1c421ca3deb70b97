package org.peyvand.conversation.join;

import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.peyvand.conversation.Conversation;
import org.peyvand.conversation.Conversations;
import org.peyvand.conversation.Message;
import org.peyvand.conversation.inbox.Done;
import org.peyvand.conversation.inbox.InboxLines;
import org.peyvand.web.Page;
import org.peyvand.web.Refused;
import org.peyvand.workspace.Acting;
import org.peyvand.workspace.Permission;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import peyvand.templates.Templates;

/** Splitting a conversation, and joining another to it. */
@Controller
class JoinPages {

    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final Templates templates;
    private final Joins joins;
    private final Conversations conversations;
    private final InboxLines lines;

    JoinPages(Templates templates, Joins joins, Conversations conversations, InboxLines lines) {
        this.templates = templates;
        this.joins = joins;
        this.conversations = conversations;
        this.lines = lines;
    }

    /** Choosing what is split off, from a message on. */
    @GetMapping("/inbox/{id}/split")
    JteModel choose(Page page, @PathVariable UUID id, @RequestParam(defaultValue = "") String from) {
        Acting.require(Permission.ANSWER_CONVERSATIONS);
        var conversation = conversations.get(id);
        var messages = conversations.messages(id, Integer.MAX_VALUE, true);
        var first = messages.stream()
                .filter(message -> message.id().toString().equals(from))
                .mapToInt(Message::number)
                .findFirst()
                .orElse(1);
        var later = messages.stream().filter(one -> one.number() >= first).toList();
        return templates.conversationSplit(page, conversation, later);
    }

    @PostMapping("/inbox/{id}/split")
    String split(
            Page page,
            HttpServletRequest request,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String subject) {
        var chosen = Stream.ofNullable(request.getParameterValues("chosen"))
                .flatMap(Arrays::stream)
                .filter(ID.asMatchPredicate())
                .map(UUID::fromString)
                .toList();
        var fresh = new UUID[] {id};
        var back = Done.to(page, id, () -> {
            fresh[0] = joins.split(id, chosen, subject);
            return "join.split.done";
        });
        return fresh[0].equals(id) ? back : "redirect:/inbox/" + fresh[0];
    }

    /** Choosing what is joined to a conversation. */
    @GetMapping("/inbox/{id}/join")
    JteModel others(Page page, @PathVariable UUID id) {
        Acting.require(Permission.ANSWER_CONVERSATIONS);
        return join(page, conversations.get(id), Optional.empty());
    }

    private JteModel join(Page page, Conversation conversation, Optional<Conversation> stranger) {
        var others = conversation.customer().map(conversations::lastOf).orElse(List.of()).stream()
                .filter(other -> !other.id().equals(conversation.id()) && joins.isPossible(other))
                .toList();
        return templates.conversationJoin(
                page,
                conversation,
                lines.of(page, others),
                lines.of(page, stranger.stream().toList()).stream().findFirst());
    }

    /** Joins; one of another customer only once that was said and wanted. */
    @PostMapping("/inbox/{id}/join")
    Object join(
            Page page,
            @PathVariable UUID id,
            @RequestParam(required = false) UUID other,
            @RequestParam(defaultValue = "") String address,
            @RequestParam(defaultValue = "false") boolean sure) {
        var conversation = conversations.get(id);
        var absorbed = Optional.ofNullable(other).or(() -> named(address)).map(conversations::get);
        var stranger = absorbed.filter(one -> !one.customer().equals(conversation.customer()));
        if (stranger.isPresent() && !sure) return join(page, conversation, stranger);
        return Done.to(page, id, () -> {
            joins.join(
                    id,
                    absorbed.orElseThrow(() -> Refused.because("join.refused.which"))
                            .id());
            return "join.done";
        });
    }

    private static Optional<UUID> named(String address) {
        var found = ID.matcher(address);
        return found.find() ? Optional.of(UUID.fromString(found.group())) : Optional.empty();
    }

    @PostMapping("/inbox/{id}/joined/{joined}/separate")
    String separate(Page page, @PathVariable UUID id, @PathVariable UUID joined) {
        return Done.to(page, id, () -> {
            joins.separate(id, joined);
            return "join.separated";
        });
    }
}
