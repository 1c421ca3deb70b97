package org.peyvand.worth.spend;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;
import org.peyvand.calendar.CalendarSystem;
import org.peyvand.calendar.DateOrder;
import org.peyvand.calendar.DateReader;
import org.peyvand.calendar.DateReading;
import org.peyvand.calendar.JalaliDate;
import org.peyvand.language.Digits;
import org.peyvand.money.Money;
import org.peyvand.money.MoneyReader;
import org.peyvand.money.MoneyUnit;
import org.peyvand.web.Refused;
import org.peyvand.worth.tally.Book;

/**
 * Reads months and amounts as people and programs write them: «۱۴۰۴/۰۱», "1404-1", «فروردین ۱۴۰۴», or a day in the month;
 * a month of figures is of the calendar its year belongs to, and that must be the one the business counts in.
 */
record SpendText(Book book, MoneyUnit unit, LocalDate today) {

    private static final Pattern MONTH = Pattern.compile("(\\d{4})[-/.](\\d{1,2})");
    private static final int FIRST_GREGORIAN = 1700;

    /** @throws Refused when it is none */
    LocalDate month(String typed) {
        var text = Digits.toAscii(typed).strip();
        var figures = MONTH.matcher(text);
        if (figures.matches())
            return month(Integer.parseInt(figures.group(1)), Integer.parseInt(figures.group(2)), typed);
        return day(text)
                .or(() -> day("1 " + text))
                .orElseThrow(() -> Refused.because("worth.spend.refused.month", typed));
    }

    private LocalDate month(int year, int month, String typed) {
        var calendar = year >= FIRST_GREGORIAN ? CalendarSystem.GREGORIAN : CalendarSystem.JALALI;
        if (calendar != book.calendar()) throw Refused.because("worth.spend.refused.calendar", typed);
        try {
            return switch (calendar) {
                case GREGORIAN -> LocalDate.of(year, month, 1);
                case JALALI -> new JalaliDate(year, month, 1).toLocalDate();
            };
        } catch (DateTimeException | IllegalArgumentException noSuchMonth) {
            throw Refused.because("worth.spend.refused.month", typed);
        }
    }

    private Optional<LocalDate> day(String text) {
        return switch (new DateReader(book.calendar(), DateOrder.YMD, today).read(text)) {
            case DateReading.Read read -> Optional.of(read.date());
            case DateReading.Impossible _, DateReading.NotADate _ -> Optional.empty();
        };
    }

    /** @throws Refused when it is no amount in the business's currency */
    long amount(String typed) {
        return MoneyReader.read(typed, book.currency(), unit)
                .map(Money::minor)
                .orElseThrow(() -> Refused.because("worth.spend.refused.amount"));
    }
}
