package org.peyvand.commerce.order;

import static org.peyvand.commerce.db.Tables.PRODUCT;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.peyvand.database.Column;
import org.peyvand.workspace.Acting;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The products orders speak of. One told for the first time is written down with the name it came with, and never changes
 * after: those met lately are kept in memory, since the chunks of a file name the same ones again and again.
 */
@Component
class Products {

    private static final long MOST_KEPT = 20_000;

    private record Code(UUID workspace, String code) {}

    private final DSLContext db;
    private final Clock clock;
    private final Cache<Code, Known> met =
            Caffeine.newBuilder().maximumSize(MOST_KEPT).build();

    Products(DSLContext db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** A product as orders need it. */
    record Known(UUID id, String name) {}

    /**
     * All products of these codes, in the caller's transaction.
     *
     * @param names what those are called that are told for the first time, by code
     */
    Map<String, Known> named(Map<String, String> names) {
        var known = met(names.keySet());
        var wanted = without(known, names.keySet());
        if (!wanted.isEmpty()) known.putAll(kept(written(wanted, names)));
        return known;
    }

    private Map<String, Known> met(Collection<String> codes) {
        var known = new HashMap<String, Known>();
        for (var code : codes) {
            var product = met.getIfPresent(new Code(Acting.workspace(), code));
            if (product != null) known.put(code, product);
        }
        return known;
    }

    private static List<String> without(Map<String, Known> known, Collection<String> codes) {
        return codes.stream().filter(code -> !known.containsKey(code)).sorted().toList();
    }

    private Map<String, Known> written(List<String> codes, Map<String, String> names) {
        var known = insert(codes, names);
        var toldBefore = without(known, codes);
        if (!toldBefore.isEmpty()) known.putAll(find(toldBefore));
        return known;
    }

    /** Only what is there for good: a product whose transaction fails was never written. */
    private Map<String, Known> kept(Map<String, Known> products) {
        var workspace = Acting.workspace();
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                products.forEach((code, product) -> met.put(new Code(workspace, code), product));
            }
        });
        return products;
    }

    private Map<String, Known> find(Collection<String> codes) {
        return db.select(PRODUCT.CODE, PRODUCT.PRODUCT_ID, PRODUCT.NAME)
                .from(PRODUCT)
                .where(PRODUCT.WORKSPACE_ID.eq(Acting.workspace()))
                .and(PRODUCT.CODE.eq(DSL.any(codes.toArray(String[]::new))))
                .fetchMap(PRODUCT.CODE, row -> new Known(row.value2(), row.value3()));
    }

    /** Those that are new; in the order of the codes, so that two imports that bring the same ones wait for each other in one direction. */
    private Map<String, Known> insert(List<String> codes, Map<String, String> names) {
        return db.resultQuery(
                        INSERT,
                        Acting.workspace(),
                        clock.instant().atOffset(ZoneOffset.UTC),
                        Column.ids(codes.stream()
                                .map(_ -> UuidCreator.getTimeOrderedEpoch())
                                .toList()),
                        Column.texts(codes),
                        Column.texts(codes.stream().map(names::get).toList()))
                .fetchMap(PRODUCT.CODE, row -> new Known(row.get(PRODUCT.PRODUCT_ID), row.get(PRODUCT.NAME)));
    }

    private static final String INSERT = """
            insert into commerce.product (workspace_id, created_at, product_id, code, name)
            select ?::uuid, ?::timestamptz, t.* from unnest(?::uuid[], ?::text[], ?::text[]) as t
            on conflict do nothing
            returning code, product_id, name""";
}
