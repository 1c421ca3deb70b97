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
            with dearest as (
                select distinct on (l.order_id) l.order_id, l.product_id from commerce.order_line l
                where l.workspace_id = ? and l.order_id = any(?::uuid[]) and l.product_id is not null
                order by l.order_id, l.total desc, l.line_no)
            select d.order_id, p.code from dearest d
            join commerce.product p on p.workspace_id = ? and p.product_id = d.product_id""";

    /**
     * Codes of the products.
     *
     * @param firstSales the order each customer began with
     * @return by customers; one whose first sale names no product is missing
     */
    @Transactional(readOnly = true)
    public Map<UUID, String> of(Map<UUID, UUID> firstSales) {
        Acting.require(Permission.SEE_CUSTOMERS);
        var workspace = Acting.workspace();
        var codes = new HashMap<UUID, String>();
        db.resultQuery(OF, workspace, firstSales.values().toArray(UUID[]::new), workspace)
                .forEach(row -> codes.put(row.get(0, UUID.class), row.get(1, String.class)));
        var found = new HashMap<UUID, String>();
        firstSales.forEach((customer, sale) -> {
            if (codes.containsKey(sale)) found.put(customer, codes.get(sale));
        });
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
