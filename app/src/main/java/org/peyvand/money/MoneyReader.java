package org.peyvand.money;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.peyvand.language.Digits;

/**
 * Reads an amount as a person types it: any digits and marks, with or without its unit, «۲۵۰ هزار تومان» too. A Rial or
 * Toman that is typed wins over the unit that was expected.
 */
public final class MoneyReader {

    private static final Pattern TOMAN = Pattern.compile("(?i)\\s*(?:تومان|تومن|toman|irt)\\s*");
    private static final Pattern RIAL = Pattern.compile("(?i)\\s*(?:ریال|ريال|﷼|rials?|irr)\\s*");
    private static final List<Scale> SCALES =
            List.of(new Scale("هزار", 3), new Scale("میلیون", 6), new Scale("میلیارد", 9));

    private MoneyReader() {}

    /**
     * The amount, or empty where there is no number, more than one reading, more decimals than the currency has, or
     * more than 64 bits of its smallest unit.
     *
     * @param currency an ISO 4217 code
     * @param unit what a bare number means in IRR
     */
    public static Optional<Money> read(String typed, String currency, MoneyUnit unit) {
        return smallest(typed, currency, unit).flatMap(MoneyReader::exact).map(read -> new Money(read, currency));
    }

    /**
     * Whether it is a number with more decimals than people see in amounts of that unit: half a Toman, a tenth of a penny.
     *
     * @param currency as for {@link #read}
     * @param unit as for {@link #read}
     */
    public static boolean isTooFine(String typed, String currency, MoneyUnit unit) {
        var step = unit.inToman(currency) ? BigDecimal.TEN : BigDecimal.ONE;
        return smallest(typed, currency, unit)
                .filter(number -> number.remainder(step).signum() != 0)
                .isPresent();
    }

    /** In the smallest unit, with whatever is left over of it. */
    private static Optional<BigDecimal> smallest(String typed, String currency, MoneyUnit unit) {
        if (!currency.equals(Money.RIAL)) return number(withoutUnit(typed, currency), unit.decimals(currency));
        var toman = TOMAN.matcher(typed);
        var rial = RIAL.matcher(typed);
        if (toman.find()) return rial(toman.replaceFirst(" "), MoneyUnit.TOMAN);
        return rial.find() ? rial(rial.replaceFirst(" "), MoneyUnit.CURRENCY) : rial(typed, unit);
    }

    private static Optional<BigDecimal> rial(String number, MoneyUnit unit) {
        return number(number, unit.decimals(Money.RIAL));
    }

    private static Optional<BigDecimal> number(String number, int decimals) {
        var text = number.strip().replace('ي', 'ی');
        var scale = SCALES.stream().filter(word -> text.endsWith(word.name())).findFirst();
        var bare =
                scale.map(word -> text.substring(0, text.length() - word.name().length()));
        int zeros = scale.map(Scale::zeros).orElse(0);
        return Digits.read(bare.orElse(text)).map(read -> read.scaleByPowerOfTen(zeros + decimals));
    }

    private static Optional<Long> exact(BigDecimal minor) {
        try {
            return Optional.of(minor.longValueExact());
        } catch (ArithmeticException _) {
            return Optional.empty();
        }
    }

    private static String withoutUnit(String typed, String currency) {
        var money = Currency.getInstance(currency);
        return Stream.of(
                        money.getDisplayName(Locale.of("fa")),
                        currency,
                        money.getSymbol(Locale.ENGLISH),
                        currency.toLowerCase(Locale.ROOT))
                .reduce(typed, (text, unit) -> text.replace(unit, ""))
                .replaceFirst("([-−–])\\s+", "$1");
    }

    private record Scale(String name, int zeros) {}
}
