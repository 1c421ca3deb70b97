package org.peyvand.money;

import java.util.Currency;

/**
 * An amount in the smallest unit of its currency: Rial for IRR (the ISO table's two decimals are not in use), cents for
 * EUR, fils for KWD. Sums are exact.
 *
 * @param minor the amount, negative for a debt or a refund
 * @param currency an ISO 4217 code
 * @throws IllegalArgumentException when the code is not one of ISO 4217
 */
public record Money(long minor, String currency) implements Comparable<Money> {

    public static final String RIAL = "IRR";

    public Money {
        Currency.getInstance(currency);
    }

    public static Money zero(String currency) {
        return new Money(0, currency);
    }

    /** The sum; throws IllegalArgumentException for another currency, ArithmeticException past 64 bits. */
    public Money plus(Money other) {
        return new Money(Math.addExact(minor, same(other).minor), currency);
    }

    /** The difference; throws as {@link #plus(Money)} does. */
    public Money minus(Money other) {
        return new Money(Math.subtractExact(minor, same(other).minor), currency);
    }

    public Money negate() {
        return new Money(Math.negateExact(minor), currency);
    }

    public boolean isNegative() {
        return minor < 0;
    }

    public boolean isZero() {
        return minor == 0;
    }

    /** By amount; throws IllegalArgumentException for another currency. */
    @Override
    public int compareTo(Money other) {
        return Long.compare(minor, same(other).minor);
    }

    /** How many decimals the smallest unit stands for: 0 for IRR and JPY, 2 for EUR, 3 for KWD. */
    static int decimals(String currency) {
        return currency.equals(RIAL)
                ? 0
                : Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
    }

    private Money same(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException("Cannot mix " + currency + " and " + other.currency);
        }
        return other;
    }
}
