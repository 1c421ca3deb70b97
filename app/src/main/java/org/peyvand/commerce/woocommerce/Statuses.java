package org.peyvand.commerce.woocommerce;

import static org.peyvand.commerce.db.Tables.SHOP_STATUS;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.peyvand.web.Refused;
import org.peyvand.workspace.Acting;
import org.peyvand.workspace.Permission;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the statuses of each shop's orders mean: as WooCommerce has them, until a person says otherwise. */
@Component
class Statuses {

    private static final int MOST = 100;

    private final DSLContext db;

    Statuses(DSLContext db) {
        this.db = db;
    }

    /** What each of these means; those met for the first time are written down. */
    Map<String, Meaning> meanings(UUID shop, Collection<String> statuses) {
        var meanings = new HashMap<String, Meaning>();
        lines(shop).forEach(line -> meanings.put(line.status(), line.meaning()));
        for (var status : statuses) {
            if (meanings.putIfAbsent(status, Meaning.usual(status)) == null) add(shop, status);
        }
        return meanings;
    }

    private void add(UUID shop, String status) {
        db.insertInto(SHOP_STATUS)
                .set(SHOP_STATUS.WORKSPACE_ID, Acting.workspace())
                .set(SHOP_STATUS.SHOP_ID, shop)
                .set(SHOP_STATUS.STATUS, status)
                .set(SHOP_STATUS.MEANING, Meaning.usual(status).code())
                .onConflictDoNothing()
                .execute();
    }

    /** Those met so far, by name. */
    @Transactional(readOnly = true)
    public List<StatusLine> lines(UUID shop) {
        return db.selectFrom(SHOP_STATUS)
                .where(SHOP_STATUS.WORKSPACE_ID.eq(Acting.workspace()), SHOP_STATUS.SHOP_ID.eq(shop))
                .orderBy(SHOP_STATUS.STATUS)
                .limit(MOST)
                .fetch(row -> new StatusLine(
                        row.getStatus(),
                        Meaning.of(row.getMeaning()),
                        Meaning.isUsual(row.getStatus()),
                        row.getChosen()));
    }

    /** From now on it means that; orders are counted anew as they are asked for again. */
    @Transactional
    public void choose(UUID shop, String status, Meaning meaning) {
        Acting.require(Permission.CHANGE_SETTINGS);
        if (status.isEmpty() || status.length() > WooOrder.LONGEST_STATUS) throw Refused.notFound();
        add(shop, status);
        db.update(SHOP_STATUS)
                .set(SHOP_STATUS.MEANING, meaning.code())
                .set(SHOP_STATUS.CHOSEN, true)
                .where(SHOP_STATUS.WORKSPACE_ID.eq(Acting.workspace()), SHOP_STATUS.SHOP_ID.eq(shop))
                .and(SHOP_STATUS.STATUS.eq(status))
                .execute();
    }
}
