package org.peyvand.commerce.woocommerce;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.Locale;
import org.peyvand.money.Money;
import org.peyvand.money.MoneyUnit;

/**
 * The currency a shop counts in. Iranian shops name units that ISO 4217 does not know: IRT is the Toman, IRHR and IRHT are
 * thousands of Rial and of Toman; all are Rial here.
 *
 * @param currency ISO 4217
 * @param decimals between the shop's unit and the smallest one
 */
record WooMoney(String currency, int decimals) {

    private static final BigDecimal LARGEST = BigDecimal.valueOf(1_000_000_000_000_000L);

    /** @throws NotTaken when there is no such currency, or it is not the workspace's */
    static WooMoney of(String code, String own) {
        var money = of(code.strip().toUpperCase(Locale.ROOT));
        if (!money.currency().equals(own)) throw new NotTaken("currency", code);
        return money;
    }

    private static WooMoney of(String code) {
        return switch (code) {
            case "IRT" -> new WooMoney(Money.RIAL, 1);
            case "IRHR" -> new WooMoney(Money.RIAL, 3);
            case "IRHT" -> new WooMoney(Money.RIAL, 4);
            default -> new WooMoney(known(code), MoneyUnit.CURRENCY.decimals(code));
        };
    }

    private static String known(String code) {
        try {
            return Currency.getInstance(code).getCurrencyCode();
        } catch (IllegalArgumentException e) {
            throw new NotTaken("currency", code);
        }
    }

    /** In the smallest unit, with fractions of it. */
    BigDecimal fine(BigDecimal amount) {
        var minor = amount.scaleByPowerOfTen(decimals);
        if (minor.abs().compareTo(LARGEST) > 0) throw new NotTaken("absurd", amount.toPlainString());
        return minor;
    }

    /** In the smallest unit, halves away from zero. */
    long minor(BigDecimal amount) {
        return fine(amount).setScale(0, RoundingMode.HALF_UP).longValueExact();
    }
}
