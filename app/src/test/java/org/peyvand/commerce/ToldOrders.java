package org.peyvand.commerce;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Orders as tests tell them. */
public final class ToldOrders {

    public static final ZoneId TEHRAN = ZoneId.of("Asia/Tehran");

    private ToldOrders() {}

    /** Noon of a day. */
    public static Instant at(String day) {
        return LocalDate.parse(day).atTime(12, 0).atZone(TEHRAN).toInstant();
    }

    /** One line of one product. */
    public static NewOrder order(String number, UUID customer, String day, int quantity, long price) {
        var line = NewLine.of("P1", "کالا", BigDecimal.valueOf(quantity), BigDecimal.valueOf(price));
        return new NewOrder("api", number, Optional.of(customer), at(day), "IRR", "", List.of(line));
    }
}
