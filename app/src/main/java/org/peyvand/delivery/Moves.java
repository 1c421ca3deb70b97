package org.peyvand.delivery;

import java.time.Clock;
import java.time.ZoneOffset;
import org.peyvand.delivery.db.tables.records.DeliveryRecord;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Moves a delivery whose row is held from one state to another, tells of it, and moves it in the account. Whatever is
 * locked is locked in that order: the delivery, its server, what listeners hold, the account last, as planning does.
 */
@Component
class Moves {

    private final Clock clock;
    private final Tally tally;
    private final ApplicationEventPublisher events;

    Moves(Clock clock, Tally tally, ApplicationEventPublisher events) {
        this.clock = clock;
        this.tally = tally;
        this.events = events;
    }

    /** It stays as it is, but there is something to tell of it. */
    void told(DeliveryRecord row, Problem problem) {
        row.setProblem(problem.key());
        row.setDetail(problem.detail());
        row.update();
        events.publishEvent(new DeliveryChanged(Rows.delivery(row), DeliveryState.of(row.getState())));
    }

    /** Writes the row, with whatever else was set in it. A claim ends with any state but {@code SENDING}. */
    void to(DeliveryRecord row, DeliveryState state, Problem problem) {
        var before = DeliveryState.of(row.getState());
        row.setState(state.code());
        row.setProblem(problem.key());
        row.setDetail(problem.detail());
        if (state != DeliveryState.SENDING) row.setClaimedUntil(null);
        row.setEndedAt(state.isOpen() ? null : clock.instant().atOffset(ZoneOffset.UTC));
        row.update();
        events.publishEvent(new DeliveryChanged(Rows.delivery(row), before));
        tally.moved(row.getChannel(), before, state);
    }
}
