package org.peyvand.conversation.answer;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.peyvand.conversation.Conversations;
import org.peyvand.conversation.Message;
import org.peyvand.conversation.Sendings;
import org.peyvand.conversation.inbox.Done;
import org.peyvand.web.Page;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.multipart.MultipartFile;

/** What is written from a conversation's page: answers, notes, and what is not sent yet. */
@Controller
class AnswerPages {

    private final Conversations conversations;
    private final Drafts drafts;
    private final Sendings sendings;
    private final PageAnswers answers;

    AnswerPages(Conversations conversations, Drafts drafts, Sendings sendings, PageAnswers answers) {
        this.conversations = conversations;
        this.drafts = drafts;
        this.sendings = sendings;
        this.answers = answers;
    }

    @PostMapping("/inbox/{id}/answer")
    String answer(
            Page page,
            @PathVariable UUID id,
            @RequestParam String text,
            HttpServletRequest request,
            @RequestParam(required = false) List<MultipartFile> files,
            @RequestParam(defaultValue = "false") boolean quote,
            @RequestParam(defaultValue = "2147483647") int read) {
        var chosen = Optional.ofNullable(request.getParameterValues("kept")).orElse(new String[0]);
        var brought = files == null ? List.<MultipartFile>of() : files;
        var answer = new PageAnswers.Answer(text, quote, brought, AnswerFiles.ids(chosen), read);
        return Done.to(
                page,
                id,
                () -> answers.give(id, answer, page.reader()) ? "conversation.leaving" : "conversation.answered");
    }

    /** Takes back what was sent a moment ago, or could not be sent. */
    @PostMapping("/inbox/{id}/messages/{message}/take-back")
    String takeBack(Page page, @PathVariable UUID id, @PathVariable UUID message) {
        return Done.to(page, id, () -> {
            sendings.takeBack(conversations.get(id).id(), message);
            return "conversation.takenBack";
        });
    }

    /** Whoever writes notes goes on writing notes: what is typed next is not to reach the customer. */
    @PostMapping("/inbox/{id}/note")
    String note(Page page, @PathVariable UUID id, @RequestParam String text) {
        var back = Done.to(page, id, () -> {
            conversations.note(id, text);
            return "conversation.noted";
        });
        return back + "#note";
    }

    /** What is being typed; sent again and again while it is. */
    @PostMapping("/inbox/{id}/draft")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void draft(@PathVariable UUID id, @RequestParam String text, @RequestParam(defaultValue = "false") boolean note) {
        drafts.save(id, note ? Message.Kind.NOTE : Message.Kind.OUTBOUND, text);
    }
}
