package org.peyvand.commerce.woocommerce;

import static org.peyvand.commerce.db.Tables.SHOP_FLOW;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.peyvand.commerce.db.tables.records.ShopFlowRecord;
import org.peyvand.workspace.Acting;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps how far fetching has come, so that it goes on from there after any crash. */
@Component
class Flows {

    private final DSLContext db;

    Flows(DSLContext db) {
        this.db = db;
    }

    @Transactional(readOnly = true)
    public Flow of(UUID shop, Things.Kind kind) {
        return db.fetchOptional(SHOP_FLOW, where(shop, kind))
                .map(row -> flow(kind, row))
                .orElseGet(() -> Flow.beginning(kind));
    }

    /**
     * Goes on from one place to the next while doing something, in one transaction.
     *
     * @return whether it was done: not where another worker has gone on from there already
     */
    @Transactional
    public boolean goOn(UUID shop, Flow from, Flow to, Runnable doing) {
        make(shop, from.kind());
        var row = db.selectFrom(SHOP_FLOW)
                .where(where(shop, from.kind()))
                .forUpdate()
                .fetchSingle();
        if (row.getVersion() != from.version()) return false;
        doing.run();
        write(row, to);
        return true;
    }

    private void make(UUID shop, Things.Kind kind) {
        db.insertInto(SHOP_FLOW)
                .set(SHOP_FLOW.WORKSPACE_ID, Acting.workspace())
                .set(SHOP_FLOW.SHOP_ID, shop)
                .set(SHOP_FLOW.KIND, kind.code())
                .onConflictDoNothing()
                .execute();
    }

    private static void write(ShopFlowRecord row, Flow to) {
        row.setBeganAt(to.began().map(Things::time).orElse(null));
        row.setPositionAt(to.at().map(Things::time).orElse(null));
        row.setSeen(to.seen().toArray(Long[]::new));
        row.setPositionId(to.id());
        row.setDone(to.done());
        row.setTotal(to.total());
        row.setPasses(to.passes());
        row.setCaughtUpAt(to.caughtUp().map(Things::time).orElse(null));
        row.setVersion(row.getVersion() + 1);
        row.update();
    }

    /** Has that kind fetched from the first one on, and soon. */
    @Transactional
    public void fromTheStart(UUID shop, Things.Kind kind) {
        var from = of(shop, kind);
        goOn(shop, from, from.fromTheStart().due(), () -> {});
    }

    private static Condition where(UUID shop, Things.Kind kind) {
        return SHOP_FLOW
                .WORKSPACE_ID
                .eq(Acting.workspace())
                .and(SHOP_FLOW.SHOP_ID.eq(shop))
                .and(SHOP_FLOW.KIND.eq(kind.code()));
    }

    private static Flow flow(Things.Kind kind, ShopFlowRecord row) {
        return new Flow(
                kind,
                instant(row.getBeganAt()),
                instant(row.getPositionAt()),
                List.of(row.getSeen()),
                row.getPositionId(),
                row.getDone(),
                row.getTotal(),
                row.getPasses(),
                instant(row.getCaughtUpAt()),
                row.getVersion());
    }

    private static Optional<Instant> instant(OffsetDateTime at) {
        return Optional.ofNullable(at).map(OffsetDateTime::toInstant);
    }
}
