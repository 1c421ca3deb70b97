package org.peyvand.commerce.woocommerce;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How far the fetching of one kind of thing has come.
 *
 * @param began when the present pass over the orders began
 * @param at orders changed until then were fetched
 * @param seen the orders of just that second that were fetched
 * @param id customers and reviews up to that id were fetched
 * @param done how many were fetched in this pass
 * @param total how many the shop says there are
 * @param passes how often all there was had been fetched
 */
record Flow(
        Things.Kind kind,
        Optional<Instant> began,
        Optional<Instant> at,
        List<Long> seen,
        long id,
        long done,
        long total,
        int passes,
        Optional<Instant> caughtUp,
        long version) {

    static Flow beginning(Things.Kind kind) {
        return new Flow(kind, Optional.empty(), Optional.empty(), List.of(), 0, 0, 0, 0, Optional.empty(), 0);
    }

    Flow orders(Instant asked, Optional<Instant> until, List<Long> ofThatSecond, int fetched, long left) {
        var whole = passes == 0 ? Math.max(total, done + left) : total;
        return new Flow(
                kind,
                began.or(() -> Optional.of(asked)),
                until,
                ofThatSecond,
                id,
                done + fetched,
                whole,
                passes,
                caughtUp,
                version);
    }

    Flow ids(long lastId, long until, long whole) {
        return new Flow(kind, began, at, seen, lastId, until, Math.max(whole, until), passes, caughtUp, version);
    }

    Flow passed(Instant now) {
        return new Flow(kind, began, at, seen, id, done, total, passes + 1, Optional.of(now), version);
    }

    /** Next time, what was changed since then is asked for. */
    Flow backTo(Optional<Instant> then) {
        return new Flow(kind, Optional.empty(), then, List.of(), id, done, total, passes, caughtUp, version);
    }

    Flow lookedAt(Instant now) {
        return new Flow(kind, began, at, seen, id, done, total, passes, Optional.of(now), version);
    }

    /** As if it had not been asked for. */
    Flow due() {
        return new Flow(kind, began, at, seen, id, done, total, passes, Optional.empty(), version);
    }

    /** From the first one on, as if nothing had been fetched; what stands stays. */
    Flow fromTheStart() {
        return new Flow(kind, Optional.empty(), Optional.empty(), List.of(), 0, 0, total, passes, caughtUp, version);
    }
}
