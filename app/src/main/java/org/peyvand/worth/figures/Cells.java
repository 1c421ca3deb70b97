package org.peyvand.worth.figures;

import java.math.BigDecimal;
import java.math.MathContext;
import org.peyvand.web.Reader;
import org.peyvand.worth.figures.Figures.Cell;

/** Makes figures for one reader: as people read them, and as programs do. */
public record Cells(Reader reader) {

    /** A whole number. */
    public Cell count(long number) {
        return new Cell(reader.number(number), Long.toString(number));
    }

    /** An amount in the smallest unit; for programs in the unit people see. */
    public Cell money(long minor) {
        var shown = BigDecimal.valueOf(minor, reader.unit().decimals(reader.currency()));
        return new Cell(reader.money(minor), shown.stripTrailingZeros().toPlainString());
    }

    /** What one customer brings on average: without parts of the unit that people do not count in, such as tenths of a Toman. */
    public Cell average(double minor) {
        var currency = reader.currency();
        double step =
                Math.pow(10, reader.unit().decimals(currency) - reader.unit().shownDecimals(currency));
        return money(Math.round(Math.round(minor / step) * step));
    }

    /** A share, 0 to 1, in percent. */
    public Cell share(double share) {
        return new Cell(reader.percent(share), plain(share));
    }

    /** A number with so many digits behind the point. */
    public Cell decimal(double number, int digits) {
        return new Cell(reader.decimal(number, digits), plain(number));
    }

    private static String plain(double number) {
        return BigDecimal.valueOf(number)
                .round(new MathContext(6))
                .stripTrailingZeros()
                .toPlainString();
    }
}
