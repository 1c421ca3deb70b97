package org.peyvand.money;

/**
 * The unit amounts in Iranian Rial are written and read in. It changes nothing for other currencies, and nothing about
 * what is stored.
 */
public enum MoneyUnit {
    /** The currency's own unit: the Rial. */
    CURRENCY,
    /** Ten Rial, the unit people speak and price in. */
    TOMAN;

    /** Decimals between the unit a person sees and the smallest one: 1 for Toman, as it is ten Rial. */
    public int decimals(String currency) {
        return inToman(currency) ? 1 : Money.decimals(currency);
    }

    /** Decimals people write amounts with: none for Toman and Rial, two for EUR. */
    public int shownDecimals(String currency) {
        return inToman(currency) ? 0 : Money.decimals(currency);
    }

    boolean inToman(String currency) {
        return this == TOMAN && currency.equals(Money.RIAL);
    }
}
