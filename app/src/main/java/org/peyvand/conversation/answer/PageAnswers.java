package org.peyvand.conversation.answer;

import java.util.List;
import java.util.UUID;
import org.peyvand.conversation.Conversations;
import org.peyvand.conversation.NewAttachment;
import org.peyvand.conversation.Sendings;
import org.peyvand.web.Reader;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.multipart.MultipartFile;

/** Answers as they are given on a conversation's page, in one transaction with what they bring and leave behind. */
@Component
class PageAnswers {

    private final Conversations conversations;
    private final Quotations quotations;
    private final DraftFiles draftFiles;
    private final Sendings sendings;

    PageAnswers(Conversations conversations, Quotations quotations, DraftFiles draftFiles, Sendings sendings) {
        this.conversations = conversations;
        this.quotations = quotations;
        this.draftFiles = draftFiles;
        this.sendings = sendings;
    }

    /**
     * What a member has typed and chosen.
     *
     * @param quoting whether the customer's last message goes along
     * @param kept of the files of an answer taken back, those that go along after all
     * @param read the number of the last message the page showed
     */
    record Answer(String text, boolean quoting, List<MultipartFile> files, List<UUID> kept, int read) {}

    /** Whether it is on its way, and may be taken back for a moment. */
    @Transactional
    public boolean give(UUID conversation, Answer answer, Reader reader) {
        var repeated = answer.quoting() ? quotations.of(conversation, reader) : "";
        var kept = answer.kept().isEmpty() ? List.<NewAttachment>of() : draftFiles.chosen(conversation, answer.kept());
        var files = AnswerFiles.of(answer.files(), kept);
        var given = conversations.answer(conversation, answer.text(), repeated, files, answer.read());
        draftFiles.drop(conversation);
        return sendings.of(given).isPresent();
    }
}
