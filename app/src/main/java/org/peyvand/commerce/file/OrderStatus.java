package org.peyvand.commerce.file;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.peyvand.language.Fold;

/** What shops call the state of an order, as far as it decides whether there was a sale. */
final class OrderStatus {

    private static final Set<String> NO_SALE = Stream.of(
                    "cancelled canceled wc-cancelled failed wc-failed trash draft checkout-draft voided expired unpaid"
                            .split(" "))
            .map(Fold::spaceless)
            .collect(Collectors.toSet());

    private static final Set<String> NO_SALE_PERSIAN = Stream.of(
                    "لغو شده|لغوشده|لغو|کنسل شده|کنسل|ناموفق|پرداخت ناموفق|پرداخت نشده|باطل شده|ابطال شده|پیش‌نویس|منقضی شده"
                            .split("\\|"))
            .map(Fold::spaceless)
            .collect(Collectors.toSet());

    private OrderStatus() {}

    /** Cancelled, failed or never paid. */
    static boolean isNoSale(String status) {
        if (status.isEmpty()) return false;
        var folded = Fold.spaceless(status);
        return NO_SALE.contains(folded) || NO_SALE_PERSIAN.contains(folded);
    }
}
