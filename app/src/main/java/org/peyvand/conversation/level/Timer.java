package org.peyvand.conversation.level;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.peyvand.calendar.WorkingTime;

/**
 * A promise being kept: it runs in working time, stands still while the customer owes the answer, and ends kept, broken
 * or withdrawn. Due times are fixed when it begins or goes on, by the hours valid then. Broken it stays broken, also
 * when what was promised is done later.
 *
 * @param brokenAt the due time that passed
 */
public record Timer(UUID id, Kind kind, Promise promise, Instant startedAt, State state, Optional<Instant> brokenAt) {

    /** This part of the target is left when colleagues are warned. */
    private static final int WARNED_BEFORE = 4;

    /** How a timer stands. */
    public sealed interface State {

        /** @param warnAt when a quarter of the target is left */
        record Running(Instant warnAt, Instant dueAt) implements State {}

        /** @param remaining working time that was left */
        record Paused(Instant since, Duration remaining) implements State {}

        /** What was promised is done. */
        record Met(Instant at) implements State {}

        /** Nothing is owed any more, or another rule took over. */
        record Withdrawn(Instant at) implements State {}
    }

    /** A timer that begins; none where the business is never open. */
    static Optional<Timer> start(UUID id, Kind kind, Promise promise, Instant at, WorkingTime hours) {
        return running(promise, promise.target(), at, hours)
                .map(state -> new Timer(id, kind, promise, at, state, Optional.empty()));
    }

    private static Optional<State> running(Promise promise, Duration left, Instant from, WorkingTime hours) {
        var calm = left.minus(promise.target().dividedBy(WARNED_BEFORE));
        var warnAt = calm.isNegative() ? Optional.of(from) : hours.plus(from, calm);
        return hours.plus(from, left).map(due -> new State.Running(warnAt.orElse(due), due));
    }

    /** With what the time of day makes of it: broken once its due time has passed. */
    Timer judged(Instant now) {
        return state instanceof State.Running running && now.isAfter(running.dueAt())
                ? new Timer(id, kind, promise, startedAt, state, Optional.of(running.dueAt()))
                : this;
    }

    /** Stands still from then on, unless it does already. */
    Timer paused(Instant at, WorkingTime hours) {
        if (!(state instanceof State.Running running)) return this;
        var remaining = at.isBefore(running.dueAt()) ? hours.between(at, running.dueAt()) : Duration.ZERO;
        return judged(at).in(new State.Paused(at, remaining));
    }

    /** Goes on with what was left; one that is broken stays due when it was. */
    Timer resumed(Instant at, WorkingTime hours) {
        if (!(state instanceof State.Paused paused)) return this;
        if (brokenAt.isPresent()) return in(new State.Running(brokenAt.get(), brokenAt.get()));
        return running(promise, paused.remaining(), at, hours).map(this::in).orElse(this);
    }

    Timer met(Instant at) {
        return judged(at).in(new State.Met(at));
    }

    Timer withdrawn(Instant at) {
        return judged(at).in(new State.Withdrawn(at));
    }

    /** What another promise makes of the time that was used so far; none where the business is never open. */
    Optional<Timer> remeasured(UUID newId, Promise other, Instant now, WorkingTime hours) {
        var still = paused(now, hours);
        if (!(still.state instanceof State.Paused paused)) return Optional.empty();
        var left = other.target().minus(promise.target()).plus(paused.remaining());
        var afresh = new State.Paused(now, left.isNegative() ? Duration.ZERO : left);
        var timer = new Timer(newId, kind, other, startedAt, afresh, Optional.empty());
        return Optional.of(state instanceof State.Running ? timer.resumed(now, hours) : timer);
    }

    private Timer in(State next) {
        return new Timer(id, kind, promise, startedAt, next, brokenAt);
    }

    public boolean isOpen() {
        return switch (state) {
            case State.Running _, State.Paused _ -> true;
            case State.Met _, State.Withdrawn _ -> false;
        };
    }

    /** When it is due; empty while it stands still and after its end. */
    public Optional<State.Running> running() {
        return state instanceof State.Running running ? Optional.of(running) : Optional.empty();
    }
}
