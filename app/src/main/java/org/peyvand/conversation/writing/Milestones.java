package org.peyvand.conversation.writing;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.peyvand.conversation.CloseReason;
import org.peyvand.conversation.Incoming;
import org.peyvand.conversation.db.tables.records.ConversationRecord;
import org.peyvand.conversation.reading.Rows;
import org.peyvand.timeline.Happening;
import org.peyvand.timeline.NewEntry;
import org.peyvand.timeline.Timeline;
import org.springframework.stereotype.Component;

/** What customers' timelines hear of their conversations; told again, it happened once. */
@Component
public class Milestones {

    private static final String SOURCE = "conversation";

    private final Timeline timeline;

    Milestones(Timeline timeline) {
        this.timeline = timeline;
    }

    /** A conversation began with what is said first in it. */
    void begun(UUID customer, ConversationRecord row, Incoming first) {
        var about = row.getSubject().isEmpty() ? Rows.snippet(first.text()) : row.getSubject();
        begun(customer, row, about, first.at());
    }

    /** A conversation was split off from another. */
    public void splitOff(ConversationRecord row) {
        if (row.getCustomerId() == null) return;
        begun(row.getCustomerId(), row, row.getSubject(), row.getBegunAt().toInstant());
    }

    /** Whoever began a conversation has turned out to be this customer. */
    void belongs(UUID customer, ConversationRecord row) {
        begun(customer, row, row.getLastText(), row.getBegunAt().toInstant());
    }

    private void begun(UUID customer, ConversationRecord row, String about, Instant at) {
        var begun = new Happening.ConversationBegun(row.getConversationId(), row.getChannel(), about);
        tell(customer, row.getConversationId(), "begun", at, begun);
    }

    /** A conversation was closed. */
    public void closed(UUID customer, UUID conversation, CloseReason reason, Instant at) {
        var closed = new Happening.ConversationClosed(conversation, reason.code());
        tell(customer, conversation, "closed", at, closed);
    }

    private void tell(UUID customer, UUID conversation, String what, Instant at, Happening happening) {
        timeline.tell(new NewEntry(customer, at, happening, SOURCE, Optional.of(conversation + ":" + what)));
    }
}
