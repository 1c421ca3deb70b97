package org.peyvand.worth.upkeep;

import static org.peyvand.worth.db.Tables.RECOUNT;
import static org.peyvand.worth.db.Tables.SCORE;

import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.peyvand.workspace.Acting;
import org.peyvand.worth.db.tables.records.RecountRecord;
import org.springframework.stereotype.Component;

/** How far everybody has been counted anew, since the workspace counts otherwise than before. */
@Component
class Recounts {

    private final DSLContext db;

    Recounts(DSLContext db) {
        this.db = db;
    }

    /**
     * One that is going on.
     *
     * @param to the last customer counted
     * @param customers how many there were when it began; may be 0 where that was not counted
     */
    record Progress(Optional<UUID> to, long counted, long customers) {

        private static Progress read(RecountRecord row) {
            return new Progress(Optional.ofNullable(row.getCountedTo()), row.getCounted(), row.getCustomers());
        }
    }

    /** From the first customer on, also where one is going on. */
    void begin() {
        var row = db.newRecord(RECOUNT);
        row.setWorkspaceId(Acting.workspace());
        row.setCountedTo(null);
        row.setCounted(0L);
        row.setCustomers((long) db.fetchCount(SCORE, SCORE.WORKSPACE_ID.eq(Acting.workspace())));
        row.merge();
    }

    Optional<Progress> now() {
        return db.selectFrom(RECOUNT)
                .where(RECOUNT.WORKSPACE_ID.eq(Acting.workspace()))
                .fetchOptional(Progress::read);
    }

    /** As {@link #now}; nobody else goes on with it before the caller's transaction ends. */
    Optional<Progress> held() {
        return db.selectFrom(RECOUNT)
                .where(RECOUNT.WORKSPACE_ID.eq(Acting.workspace()))
                .forUpdate()
                .fetchOptional(Progress::read);
    }

    void advance(UUID to, int customers) {
        db.update(RECOUNT)
                .set(RECOUNT.COUNTED_TO, to)
                .set(RECOUNT.COUNTED, RECOUNT.COUNTED.plus(DSL.val((long) customers)))
                .where(RECOUNT.WORKSPACE_ID.eq(Acting.workspace()))
                .execute();
    }

    void end() {
        db.deleteFrom(RECOUNT)
                .where(RECOUNT.WORKSPACE_ID.eq(Acting.workspace()))
                .execute();
    }
}
