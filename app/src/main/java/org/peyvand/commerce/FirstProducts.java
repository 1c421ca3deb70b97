package org.peyvand.commerce;

import static org.peyvand.commerce.db.Tables.PRODUCT;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.peyvand.workspace.Acting;
import org.peyvand.workspace.Permission;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** With which product customers began: that of the dearest line of their first sale. */
@Service
public class FirstProducts {

    private final DSLContext db;

    FirstProducts(DSLContext db) {
        this.db = db;
    }

    private static final String OF = """
            select wanted.id, p.code
            from unnest(?::uuid[]) as wanted(id)
            cross join lateral (select o.order_id from commerce.orders o
                where o.workspace_id = ? and o.customer_id = wanted.id and o.kind = 'sale'
                order by o.placed_at, o.order_id limit 1) f
            cross join lateral (select l.product_id from commerce.order_line l
                where l.workspace_id = ? and l.order_id = f.order_id and l.product_id is not null
                order by l.total desc, l.line_no limit 1) l
            join commerce.product p on p.workspace_id = ? and p.product_id = l.product_id""";

    /** Codes of the products; a customer whose first sale names none is missing. */
    @Transactional(readOnly = true)
    public Map<UUID, String> of(Collection<UUID> customers) {
        Acting.require(Permission.SEE_CUSTOMERS);
        var workspace = Acting.workspace();
        var found = new HashMap<UUID, String>();
        db.resultQuery(OF, customers.toArray(UUID[]::new), workspace, workspace, workspace)
                .forEach(row -> found.put(row.get(0, UUID.class), row.get(1, String.class)));
        return found;
    }

    /** Names of products by their codes. */
    @Transactional(readOnly = true)
    public Map<String, String> names(Collection<String> codes) {
        Acting.require(Permission.SEE_CUSTOMERS);
        return db.select(PRODUCT.CODE, PRODUCT.NAME)
                .from(PRODUCT)
                .where(PRODUCT.WORKSPACE_ID.eq(Acting.workspace()))
                .and(PRODUCT.CODE.eq(DSL.any(codes.toArray(String[]::new))))
                .fetchMap(PRODUCT.CODE, PRODUCT.NAME);
    }
}
