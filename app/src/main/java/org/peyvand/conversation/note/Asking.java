package org.peyvand.conversation.note;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.peyvand.conversation.Conversations;
import org.peyvand.conversation.Inquiries;
import org.peyvand.conversation.Message;
import org.peyvand.conversation.answer.Drafts;
import org.peyvand.conversation.reading.Channels;
import org.peyvand.conversation.reading.Names;
import org.peyvand.web.Option;
import org.peyvand.web.Refused;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;

/** A question as it is put from the page of a conversation, and the word to the customer that goes with it. */
@Component
public class Asking {

    private final Inquiries questions;
    private final Conversations conversations;
    private final Colleagues colleagues;
    private final Names names;
    private final Channels channels;
    private final Drafts drafts;
    private final TransactionOperations transactions;

    Asking(
            Inquiries questions,
            Conversations conversations,
            Colleagues colleagues,
            Names names,
            Channels channels,
            Drafts drafts,
            TransactionOperations transactions) {
        this.questions = questions;
        this.conversations = conversations;
        this.colleagues = colleagues;
        this.names = names;
        this.channels = channels;
        this.drafts = drafts;
        this.transactions = transactions;
    }

    /** Both or neither; a question that cannot be put becomes the draft of a note, so that it need not be typed again. */
    void ask(UUID conversation, InquiryPages.Typed typed) {
        try {
            transactions.executeWithoutResult(_ -> {
                questions.ask(conversation, typed.whom(), typed.text());
                if (typed.tell()) conversations.promise(conversation, typed.telling());
            });
        } catch (Refused refused) {
            if (!typed.text().isBlank()) drafts.putBack(conversation, Message.Kind.NOTE, typed.text());
            throw refused;
        }
    }

    @Transactional(readOnly = true)
    public AskChoices choices(Optional<UUID> team) {
        var members = colleagues.others(team).stream()
                .map(member -> new Option(member.id().toString(), member.name()))
                .toList();
        var teams = names.teams().stream()
                .map(one -> new Option(one.id().toString(), one.name()))
                .toList();
        return new AskChoices(members, teams, senders());
    }

    private List<Option> senders() {
        return channels.senders().entrySet().stream()
                .flatMap(channel -> channel.getValue().stream()
                        .map(sender -> new Option(channel.getKey() + ":" + sender.id(), sender.name())))
                .toList();
    }
}
