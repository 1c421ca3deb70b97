package org.peyvand.conversation.level;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.peyvand.conversation.CloseReason;
import org.peyvand.conversation.State;
import org.peyvand.conversation.db.tables.records.ConversationRecord;
import org.springframework.stereotype.Component;

/**
 * Keeps the timers of a conversation in step with it, and its row in step with them: called with the row held and
 * changed, before it is written.
 */
@Component
public class ServiceLevels {

    private final Timers timers;
    private final Look look;
    private final Hours hours;

    ServiceLevels(Timers timers, Look look, Hours hours) {
        this.timers = timers;
        this.look = look;
        this.hours = hours;
    }

    /**
     * The customer begins a conversation that is not written yet: what is promised to them, to be started once it is. When
     * to look at it is planned already.
     */
    public List<Timer> begun(ConversationRecord row, Instant at) {
        var begun = timers.begun(subject(row), at);
        show(row, begun);
        Timers.nextLook(begun, at).ifPresent(next -> look.first(row.getConversationId(), next));
        return begun;
    }

    /** Starts what was {@link #begun}. */
    public void start(ConversationRecord row, List<Timer> begun) {
        timers.start(row.getConversationId(), begun);
    }

    /** The customer wrote. Where that starts nothing, the next look is planned already. */
    public void wrote(ConversationRecord row, Instant at) {
        var now = timers.wrote(subject(row), at);
        if (now.changed()) show(row, now.open(), at);
        else show(row, now.open());
    }

    /** Something else about it changed, or time has passed. */
    public void turned(ConversationRecord row, Instant at) {
        show(row, timers.turned(subject(row), at), at);
    }

    /** What the rules go by changed. */
    public void remeasured(ConversationRecord row, Instant now) {
        show(row, timers.remeasured(subject(row), now), now);
    }

    /** Messages went from one to the other, by which each waits since its own first unanswered one. */
    public void divided(ConversationRecord from, ConversationRecord to, Instant now) {
        timers.divided(subject(from), subject(to), now);
        turned(from, now);
        turned(to, now);
    }

    /** Another was joined to it. */
    public void joined(UUID from, ConversationRecord to, Instant now) {
        show(to, timers.joined(from, subject(to), now), now);
    }

    private void show(ConversationRecord row, List<Timer> open, Instant at) {
        show(row, open);
        Timers.nextLook(open, at).ifPresent(next -> look.at(row.getConversationId(), next));
    }

    private static void show(ConversationRecord row, List<Timer> open) {
        var first = Timers.dueFirst(open);
        row.setWarnAt(first.map(due -> utc(due.warnAt())).orElse(null));
        row.setDueAt(first.map(due -> utc(due.dueAt())).orElse(null));
    }

    private Subject subject(ConversationRecord row) {
        return new Subject(
                row.getConversationId(),
                row.getChannel(),
                row.getPriority(),
                Optional.ofNullable(row.getCustomerId()),
                Optional.ofNullable(row.getWaitingSince()).map(OffsetDateTime::toInstant),
                turn(row),
                () -> hours.of(row.getChannel(), row.getConversationId()));
    }

    private static Subject.Turn turn(ConversationRecord row) {
        return switch (State.of(row.getState())) {
            case OPEN -> Subject.Turn.OURS;
            case WAITING -> Subject.Turn.CUSTOMERS;
            case SNOOZED -> row.getWaitingSince() == null ? Subject.Turn.CUSTOMERS : Subject.Turn.OURS;
            case CLOSED ->
                switch (CloseReason.of(row.getClosedReason()).orElseThrow()) {
                    case SOLVED, OTHER -> Subject.Turn.DONE;
                    case NO_ANSWER_NEEDED, DUPLICATE, SPAM -> Subject.Turn.VOID;
                };
        };
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
