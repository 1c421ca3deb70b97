package org.peyvand.commerce;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.peyvand.commerce.order.Limits;

/**
 * One line of an order as it is told.
 *
 * @param productCode the shop's code of the product, or empty where a line names none
 * @param quantity below zero for goods given back; at most three decimals count
 * @param unitPrice in the smallest unit of the order's currency, of which it may carry fractions to four decimals
 * @param total in the smallest unit of the order's currency
 */
public record NewLine(String productCode, String description, BigDecimal quantity, BigDecimal unitPrice, long total) {

    /** The largest amount or quantity, either way, that is no slip of the pen. */
    public static final long LARGEST = 1_000_000_000_000_000L;

    private static final BigDecimal LARGEST_QUANTITY = BigDecimal.valueOf(10_000_000_000L);
    private static final int LONGEST_CODE = 100;
    private static final int LONGEST_DESCRIPTION = 500;

    /** @throws org.peyvand.web.Refused when a text is too long or a number absurd */
    public NewLine {
        quantity = quantity.setScale(3, RoundingMode.HALF_UP);
        unitPrice = unitPrice.setScale(4, RoundingMode.HALF_UP);
        Limits.text(productCode, LONGEST_CODE, "commerce.refused.productCode");
        Limits.text(description, LONGEST_DESCRIPTION, "commerce.refused.description");
        Limits.number(quantity, LARGEST_QUANTITY, "commerce.refused.quantity");
        Limits.number(unitPrice, BigDecimal.valueOf(LARGEST), "commerce.refused.amount");
        Limits.number(BigDecimal.valueOf(total), BigDecimal.valueOf(LARGEST), "commerce.refused.amount");
    }

    /** Quantity times price, to the smallest unit, halves away from zero. */
    public static NewLine of(String productCode, String description, BigDecimal quantity, BigDecimal unitPrice) {
        var total = quantity.multiply(unitPrice).setScale(0, RoundingMode.HALF_UP);
        Limits.number(total, BigDecimal.valueOf(LARGEST), "commerce.refused.amount");
        return new NewLine(productCode, description, quantity, unitPrice, total.longValueExact());
    }
}
