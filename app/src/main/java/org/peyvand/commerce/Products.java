package org.peyvand.commerce;

import static org.peyvand.commerce.db.Tables.PRODUCT;

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
import org.peyvand.workspace.Acting;
import org.springframework.stereotype.Component;

/** The products orders speak of. One told for the first time is written down with the name it came with. */
@Component
class Products {

    private final DSLContext db;
    private final Clock clock;

    Products(DSLContext db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** A product as orders need it. */
    record Known(UUID id, String name) {}

    /** All products these lines name by a code, by their codes, in the caller's transaction. */
    Map<String, Known> named(Collection<NewLine> lines) {
        var names = new HashMap<String, String>();
        for (var line : lines) {
            if (!line.productCode().isEmpty()) names.merge(line.productCode(), line.description(), Products::either);
        }
        var known = find(names.keySet());
        var missing = names.keySet().stream()
                .filter(code -> !known.containsKey(code))
                .sorted()
                .toList();
        if (missing.isEmpty()) return known;
        insert(missing, names);
        return find(names.keySet());
    }

    private static String either(String name, String another) {
        return name.isEmpty() ? another : name;
    }

    private Map<String, Known> find(Collection<String> codes) {
        return db.select(PRODUCT.CODE, PRODUCT.PRODUCT_ID, PRODUCT.NAME)
                .from(PRODUCT)
                .where(PRODUCT.WORKSPACE_ID.eq(Acting.workspace()))
                .and(PRODUCT.CODE.eq(DSL.any(codes.toArray(String[]::new))))
                .fetchMap(PRODUCT.CODE, row -> new Known(row.value2(), row.value3()));
    }

    /** In the order of the codes, so that two imports that bring the same ones wait for each other in one direction. */
    private void insert(List<String> codes, Map<String, String> names) {
        db.execute(
                INSERT,
                Acting.workspace(),
                clock.instant().atOffset(ZoneOffset.UTC),
                codes.stream().map(_ -> UuidCreator.getTimeOrderedEpoch()).toArray(UUID[]::new),
                codes.toArray(String[]::new),
                codes.stream().map(names::get).toArray(String[]::new));
    }

    private static final String INSERT = """
            insert into commerce.product (workspace_id, created_at, product_id, code, name)
            select ?::uuid, ?::timestamptz, t.* from unnest(?::uuid[], ?::text[], ?::text[]) as t
            on conflict do nothing""";
}
