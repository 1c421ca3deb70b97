package org.peyvand.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A delivery for the tests of the wall, far from leaving. */
public final class DeliveryBelongings {

    private DeliveryBelongings() {}

    public static UUID delivery(ApplicationContext context, String to) {
        var leaves = Instant.now().plus(Duration.ofDays(1));
        var planned = new NewDelivery(TestCarrier.CHANNEL, "belongings", "server", to, "", leaves);
        return new TransactionTemplate(context.getBean(PlatformTransactionManager.class))
                .execute(_ -> context.getBean(Deliveries.class).plan(planned))
                .id();
    }
}
