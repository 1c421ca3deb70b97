package org.peyvand.delivery;

import static org.peyvand.delivery.db.Tables.DELIVERY;
import static org.peyvand.delivery.db.Tables.SERVER;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.peyvand.workspace.Acting;
import org.springframework.stereotype.Component;

/** How the servers things leave by have been answering. One that is out of order is left alone for a while. */
@Component
public class Servers {

    private static final int MOST = 200;

    private final DSLContext db;
    private final Clock clock;

    Servers(DSLContext db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** A server that is out of order. */
    public record OutOfOrder(String server, Instant since, Instant until, Problem problem) {}

    /** Makes the server known; whether it was not. */
    boolean add(String server) {
        return db.insertInto(SERVER)
                        .set(SERVER.WORKSPACE_ID, Acting.workspace())
                        .set(SERVER.SERVER_, server)
                        .onConflictDoNothing()
                        .execute()
                == 1;
    }

    /** Those that have something to do now. */
    List<String> due() {
        var waiting = DSL.exists(DSL.selectOne()
                .from(DELIVERY)
                .where(DELIVERY.WORKSPACE_ID.eq(SERVER.WORKSPACE_ID), DELIVERY.SERVER.eq(SERVER.SERVER_))
                .and(DELIVERY.STATE.eq(DSL.inline(DeliveryState.PLANNED.code())))
                .and(DELIVERY.NEXT_TRY.le(now())));
        return db.select(SERVER.SERVER_)
                .from(SERVER)
                .where(SERVER.WORKSPACE_ID.eq(Acting.workspace()))
                .and(waiting)
                .and(DSL.not(paused()))
                .limit(MOST)
                .fetch(SERVER.SERVER_);
    }

    /** Whether the server of a query's row is left alone just now. */
    Condition paused() {
        return SERVER.PAUSED_UNTIL.isNotNull().and(SERVER.PAUSED_UNTIL.gt(now()));
    }

    /** It is in order. */
    void answered(String server) {
        db.update(SERVER)
                .set(SERVER.FAILURES, 0)
                .setNull(SERVER.FAILING_SINCE)
                .setNull(SERVER.PAUSED_UNTIL)
                .set(SERVER.PROBLEM, "")
                .set(SERVER.DETAIL, "")
                .where(of(server))
                .and(SERVER.FAILURES.gt(0))
                .execute();
    }

    /** It is out of order: how long it will be left alone. */
    Duration failed(String server, Problem why) {
        var row = db.selectFrom(SERVER).where(of(server)).forUpdate().fetchSingle();
        var failures = row.getFailures() + 1;
        var wait = BackOff.after(failures, server.hashCode());
        row.setFailures(failures);
        if (row.getFailingSince() == null) row.setFailingSince(now());
        row.setPausedUntil(now().plus(wait));
        row.setProblem(why.key());
        row.setDetail(why.detail());
        row.update();
        return wait;
    }

    /** What is wrong with it. */
    Problem problem(String server) {
        return db.selectFrom(SERVER)
                .where(of(server))
                .fetchSingle(row -> new Problem(row.getProblem(), row.getDetail()));
    }

    /** A person wants it tried now. */
    void unpause(String server) {
        db.update(SERVER).setNull(SERVER.PAUSED_UNTIL).where(of(server)).execute();
    }

    /** Those out of order, the longest first. */
    List<OutOfOrder> outOfOrder() {
        return db.selectFrom(SERVER)
                .where(SERVER.WORKSPACE_ID.eq(Acting.workspace()), SERVER.FAILURES.gt(0))
                .orderBy(SERVER.FAILING_SINCE)
                .limit(MOST)
                .fetch(row -> new OutOfOrder(
                        row.getServer(),
                        row.getFailingSince().toInstant(),
                        row.getPausedUntil() == null
                                ? clock.instant()
                                : row.getPausedUntil().toInstant(),
                        new Problem(row.getProblem(), row.getDetail())));
    }

    private static Condition of(String server) {
        return SERVER.WORKSPACE_ID.eq(Acting.workspace()).and(SERVER.SERVER_.eq(server));
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
