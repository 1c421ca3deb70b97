package org.peyvand.money;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.Currency;
import java.util.Locale;
import org.peyvand.language.Digits;

/**
 * Writes amounts for people: «۱٬۲۵۰٬۰۰۰ تومان», "1,250,000 Toman", «۱۲٫۵۰ پوند بریتانیا», "£12.50". The unit is always
 * there, and in Persian behind the number, where CLDR's pattern would put it in front. Names and symbols are CLDR's.
 */
public final class MoneyText {

    private static final String RIGHT_TO_LEFT_MARK = "\u200f";
    private static final Locale PERSIAN = Locale.of("fa");

    private MoneyText() {}

    /**
     * The amount with its unit. In Persian a sign stands left of the number, and a negative amount begins with a
     * right-to-left mark, so that a place that goes by the first letter (bdi, dir=auto) takes it for Persian.
     */
    public static String of(Money money, MoneyUnit unit, boolean persian) {
        return persian || money.currency().equals(Money.RIAL)
                ? (persian && money.isNegative() ? RIGHT_TO_LEFT_MARK : "") + amountOnly(money, unit, persian) + " "
                        + unitName(money.currency(), unit, persian)
                : withSymbol(money, unit);
    }

    /** The number alone, for columns whose head names the unit: «۱٬۲۵۰٬۰۰۰», "12.50". */
    public static String amountOnly(Money money, MoneyUnit unit, boolean persian) {
        return Digits.grouped(shown(money, unit), persian ? PERSIAN : Locale.ENGLISH);
    }

    /** The unit alone: «تومان», "Rial", «یورو», "EUR". */
    public static String unitName(String currency, MoneyUnit unit, boolean persian) {
        if (currency.equals(Money.RIAL)) {
            return unit == MoneyUnit.TOMAN ? (persian ? "تومان" : "Toman") : (persian ? "ریال" : "Rial");
        }
        return persian ? Currency.getInstance(currency).getDisplayName(PERSIAN) : currency;
    }

    /** A Toman is written with its tenth only where there is one: «۱٬۲۵۰», but «۱٬۲۵۰٫۵». */
    private static BigDecimal shown(Money money, MoneyUnit unit) {
        var amount = BigDecimal.valueOf(money.minor(), unit.decimals(money.currency()));
        boolean wholeToman = unit.inToman(money.currency()) && money.minor() % 10 == 0;
        return wholeToman ? amount.setScale(0) : amount;
    }

    /**
     * The amount to about three figures where there is little room, as on the axis of a chart: «۴۰۰ میلیارد تومان», "1.5M Toman",
     * "£20K".
     */
    public static String brief(Money money, MoneyUnit unit, boolean persian) {
        var number = compact(persian).format(shown(money, unit).abs().doubleValue());
        var sign = money.isNegative() ? "-" : "";
        return persian || money.currency().equals(Money.RIAL)
                ? sign + number + " " + unitName(money.currency(), unit, persian)
                : sign + inFront(money.currency()) + number;
    }

    private static NumberFormat compact(boolean persian) {
        var format = persian
                ? NumberFormat.getCompactNumberInstance(PERSIAN, NumberFormat.Style.LONG)
                : NumberFormat.getCompactNumberInstance(Locale.ENGLISH, NumberFormat.Style.SHORT);
        format.setMaximumFractionDigits(2);
        return format;
    }

    private static String withSymbol(Money money, MoneyUnit unit) {
        var number = Digits.grouped(shown(money, unit).abs(), Locale.ENGLISH);
        return (money.isNegative() ? "-" : "") + inFront(money.currency()) + number;
    }

    private static String inFront(String currency) {
        var symbol = Currency.getInstance(currency).getSymbol(Locale.ENGLISH);
        var gap = Character.isLetter(symbol.charAt(symbol.length() - 1)) ? " " : "";
        return symbol + gap;
    }
}
