package org.peyvand.commerce.woocommerce;

import static org.peyvand.commerce.db.Tables.SHOP;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.peyvand.workspace.TestWorkspace;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

/** A business with its imitated shop, and what has become known of it. No job runs for it but those of webhooks. */
final class WooFacts {

    private final ApplicationContext context;
    final TestWorkspace workspace;
    final UUID shop;

    WooFacts(ApplicationContext context, WooImitation imitation) {
        this(context, imitation, TestWorkspace.create());
    }

    WooFacts(ApplicationContext context, WooImitation imitation, TestWorkspace workspace) {
        this.context = context;
        this.workspace = workspace;
        this.shop = workspace.acting(
                () -> context.getBean(Shops.class).connect(imitation.address(), WooImitation.KEY, WooImitation.SECRET));
        set("running");
    }

    void set(String state) {
        inOne(() -> context.getBean(DSLContext.class)
                .update(SHOP)
                .set(SHOP.STATE, state)
                .setNull(SHOP.NOT_BEFORE)
                .where(SHOP.SHOP_ID.eq(shop))
                .execute());
    }

    private void inOne(Runnable act) {
        workspace.run(() -> context.getBean(TransactionTemplate.class).executeWithoutResult(_ -> act.run()));
    }

    Shop shop() {
        return workspace.acting(() -> context.getBean(Shops.class).get(shop));
    }

    Flow flow(Things.Kind kind) {
        return workspace.acting(() -> context.getBean(Flows.class).of(shop, kind));
    }

    /** Everything that is due. */
    void fetch() {
        while (step().compareTo(Duration.ofSeconds(1)) < 0) Thread.onSpinWait();
    }

    Duration step() {
        return workspace.acting(() -> context.getBean(ShopRun.class).run(shop)).orElse(Duration.ofDays(1));
    }

    /** Asks again for what is not due yet. */
    void fetchAgain() {
        inOne(() -> context.getBean(DSLContext.class).execute("update commerce.shop_flow set caught_up_at = null"));
        fetch();
    }

    /** Keeps what was told and works it off, beside the job that does. */
    void tell(String delivery, String topic, byte[] raw) {
        workspace.run(() -> context.getBean(Notices.class)
                .keep(shop, delivery, topic, raw)
                .ifPresent(id -> context.getBean(NoticeRun.class).run(id)));
    }

    List<RefusedNotice> refused() {
        return workspace.acting(() -> context.getBean(Notices.class).refused(shop));
    }

    void again(UUID notice) {
        workspace.run(() -> {
            context.getBean(Notices.class).again(shop, notice);
            context.getBean(NoticeRun.class).run(notice);
        });
    }

    /** Orders and returns: number, kind, status, total and whose. */
    List<String> orders() {
        return list("""
                select concat_ws(' ', o.number, o.kind, o.status, o.total, o.currency, c.name)
                from commerce.orders o left join customer.customer c
                    on c.workspace_id = o.workspace_id and c.customer_id = o.customer_id
                order by o.number, o.kind""");
    }

    List<String> entries(String kind) {
        return list("select facts::text from timeline.entry where kind = '" + kind + "' order by at, facts::text");
    }

    List<String> list(String query) {
        return workspace.acting(() -> context.getBean(TransactionTemplate.class)
                .execute(_ -> context.getBean(DSLContext.class).fetch(query).getValues(0, String.class)));
    }

    long count(String query) {
        return Long.parseLong(list(query).getFirst());
    }
}
