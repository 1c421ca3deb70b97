package org.peyvand.commerce.woocommerce;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

/** A shop nobody answers at, and something of it that could not be taken, for the tests of routes. */
public final class WooBelongings {

    private WooBelongings() {}

    /** Of the workspace acted in. */
    public static UUID shop(ApplicationContext context) {
        return context.getBean(Shops.class)
                .connect("https://localhost:9/" + UUID.randomUUID(), "ck_hidden", "cs_hidden");
    }

    /** Of that shop. */
    public static UUID refused(ApplicationContext context, UUID id, String secret) {
        context.getBean(TransactionTemplate.class)
                .executeWithoutResult(_ -> context.getBean(Notices.class)
                        .refuse(
                                id,
                                secret.getBytes(StandardCharsets.UTF_8),
                                new NotTaken("currency", secret),
                                "order",
                                Things.Kind.ORDER,
                                1,
                                Optional.empty()));
        return context.getBean(Notices.class).refused(id).getFirst().id();
    }
}
