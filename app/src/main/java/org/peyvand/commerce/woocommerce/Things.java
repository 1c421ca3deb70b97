package org.peyvand.commerce.woocommerce;

import static org.peyvand.commerce.db.Tables.SHOP_THING;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.peyvand.commerce.db.tables.records.ShopThingRecord;
import org.peyvand.workspace.Acting;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What a shop has told of each of its things so far, in the caller's transaction. */
@Component
class Things {

    private final DSLContext db;

    Things(DSLContext db) {
        this.db = db;
    }

    /** The kinds of thing a shop tells of. */
    enum Kind {
        CUSTOMER,
        ORDER,
        REVIEW;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final String MAKE = """
            insert into commerce.shop_thing (workspace_id, shop_id, kind, external_id)
            select ?, ?, ?, id from unnest(?::bigint[]) as id on conflict do nothing""";

    /** Those things, made where they are new, and held until the transaction ends; always in the order of their ids. */
    Map<Long, ShopThingRecord> hold(UUID shop, Kind kind, Collection<Long> ids) {
        var sorted = ids.stream().distinct().sorted().toArray(Long[]::new);
        db.execute(MAKE, Acting.workspace(), shop, kind.code(), sorted);
        var held = new HashMap<Long, ShopThingRecord>();
        db.selectFrom(SHOP_THING)
                .where(of(shop, kind), SHOP_THING.EXTERNAL_ID.eq(DSL.any(sorted)))
                .orderBy(SHOP_THING.EXTERNAL_ID)
                .forUpdate()
                .forEach(row -> held.put(row.getExternalId(), row));
        return held;
    }

    Optional<ShopThingRecord> find(UUID shop, Kind kind, long id) {
        return db.fetchOptional(SHOP_THING, of(shop, kind), SHOP_THING.EXTERNAL_ID.eq(id));
    }

    /** Which of these numbers another order of the shop was told under. */
    Map<String, Long> holders(UUID shop, Collection<String> numbers) {
        return db.select(SHOP_THING.NUMBER, SHOP_THING.EXTERNAL_ID)
                .from(SHOP_THING)
                .where(of(shop, Kind.ORDER), SHOP_THING.NUMBER.eq(DSL.any(numbers.toArray(String[]::new))))
                .fetchMap(SHOP_THING.NUMBER, SHOP_THING.EXTERNAL_ID);
    }

    /** Those known that lie in a range of ids, both ends within, and are not gone. */
    List<Long> within(UUID shop, Kind kind, long first, long last) {
        return db.select(SHOP_THING.EXTERNAL_ID)
                .from(SHOP_THING)
                .where(of(shop, kind), SHOP_THING.EXTERNAL_ID.between(first, last), SHOP_THING.GONE.isFalse())
                .orderBy(SHOP_THING.EXTERNAL_ID)
                .fetch(SHOP_THING.EXTERNAL_ID);
    }

    /** Whose writers are not known. */
    @Transactional(readOnly = true)
    public int reviewsOfStrangers(UUID shop) {
        return db.fetchCount(
                SHOP_THING,
                of(shop, Kind.REVIEW).and(SHOP_THING.KNOWN.isFalse()).and(SHOP_THING.GONE.isFalse()));
    }

    static boolean saysTheSame(ShopThingRecord thing, byte[] hash) {
        return Arrays.equals(thing.getContentHash(), hash);
    }

    static Optional<Instant> modified(ShopThingRecord thing) {
        return Optional.ofNullable(thing.getModifiedAt()).map(OffsetDateTime::toInstant);
    }

    /** Whether the shop itself was asked for it later than that. */
    static boolean askedAfter(ShopThingRecord thing, Instant asked) {
        return thing.getAskedAt() != null && thing.getAskedAt().toInstant().isAfter(asked);
    }

    static OffsetDateTime time(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    private static Condition of(UUID shop, Kind kind) {
        return SHOP_THING
                .WORKSPACE_ID
                .eq(Acting.workspace())
                .and(SHOP_THING.SHOP_ID.eq(shop))
                .and(SHOP_THING.KIND.eq(kind.code()));
    }
}
