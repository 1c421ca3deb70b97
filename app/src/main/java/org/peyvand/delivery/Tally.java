package org.peyvand.delivery;

import static org.peyvand.delivery.db.Tables.TALLY;

import org.jooq.DSLContext;
import org.jooq.Field;
import org.peyvand.delivery.db.tables.records.TallyRecord;
import org.peyvand.workspace.Acting;
import org.springframework.stereotype.Component;

/** Keeps the account of how many deliveries stand where, in the transactions that move them. */
@Component
public class Tally {

    private final DSLContext db;

    Tally(DSLContext db) {
        this.db = db;
    }

    /** The account: all that were ever planned are the sum of the rest. */
    public record Counts(long planned, long open, long sent, long failed, long skipped, long uncertain) {

        public long troubled() {
            return failed + uncertain;
        }
    }

    void planned(String channel) {
        db.insertInto(TALLY)
                .set(TALLY.WORKSPACE_ID, Acting.workspace())
                .set(TALLY.CHANNEL, channel)
                .set(TALLY.PLANNED, 1L)
                .set(TALLY.OPEN, 1L)
                .onConflict(TALLY.WORKSPACE_ID, TALLY.CHANNEL)
                .doUpdate()
                .set(TALLY.PLANNED, TALLY.PLANNED.plus(1))
                .set(TALLY.OPEN, TALLY.OPEN.plus(1))
                .execute();
    }

    void moved(String channel, DeliveryState from, DeliveryState to) {
        var left = column(from);
        var entered = column(to);
        if (left.equals(entered)) return;
        db.update(TALLY)
                .set(left, left.minus(1))
                .set(entered, entered.plus(1))
                .where(TALLY.WORKSPACE_ID.eq(Acting.workspace()), TALLY.CHANNEL.eq(channel))
                .execute();
    }

    private static Field<Long> column(DeliveryState state) {
        return switch (state) {
            case PLANNED, SENDING -> TALLY.OPEN;
            case SENT -> TALLY.SENT;
            case FAILED -> TALLY.FAILED;
            case SKIPPED -> TALLY.SKIPPED;
            case UNCERTAIN -> TALLY.UNCERTAIN;
        };
    }

    /** Of all channels. */
    Counts counts() {
        return db.selectFrom(TALLY).where(TALLY.WORKSPACE_ID.eq(Acting.workspace())).stream()
                .map(Tally::counts)
                .reduce(new Counts(0, 0, 0, 0, 0, 0), Tally::plus);
    }

    private static Counts counts(TallyRecord row) {
        return new Counts(
                row.getPlanned(), row.getOpen(), row.getSent(), row.getFailed(), row.getSkipped(), row.getUncertain());
    }

    private static Counts plus(Counts one, Counts other) {
        return new Counts(
                one.planned + other.planned,
                one.open + other.open,
                one.sent + other.sent,
                one.failed + other.failed,
                one.skipped + other.skipped,
                one.uncertain + other.uncertain);
    }
}
