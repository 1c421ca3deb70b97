package org.peyvand.calendar;

import java.time.DayOfWeek;
import java.util.Optional;
import org.peyvand.calendar.WrittenDate.Layout;
import org.peyvand.calendar.WrittenTime.Half;

/**
 * Finds the parts of one date in its tokens: three numbers with two equal separators, or a day, a month's name and a
 * year; around them a day of the week, a time and an offset in any order people use. Anything left over, missing or
 * said twice makes it not a date.
 */
final class DateGrammar {
    private static final int LATEST_COMPACT_YEAR = 2299;

    private final DateTokens tokens;
    private final int[] numbers = new int[3];
    private final int[] digits = new int[3];
    private final WrittenTime.Builder time = new WrittenTime.Builder();
    private final ClockGrammar clock;
    private int at;
    private int count;
    private int separator;
    private int separators;
    private Optional<DateWord> month = Optional.empty();
    private Optional<DayOfWeek> weekday = Optional.empty();

    private DateGrammar(DateTokens tokens) {
        this.tokens = tokens;
        this.clock = new ClockGrammar(tokens, time);
    }

    static Optional<WrittenDate> parse(String text) {
        return DateTokens.of(text).flatMap(tokens -> new DateGrammar(tokens).parse());
    }

    private Optional<WrittenDate> parse() {
        while (at < tokens.size()) {
            var fits = switch (tokens.kind(at)) {
                case NUMBER -> number();
                case WORD -> word(tokens.word(at));
                case MARK -> mark();
            };
            if (!fits) return Optional.empty();
        }
        if (!hasDate() || time.hasHalf() && !time.hasHour()) return Optional.empty();
        return month.isPresent() ? inWords(month.get()) : inNumbers();
    }

    private boolean hasDate() {
        return count + (month.isPresent() ? 1 : 0) == 3 || count == 1 && digits[0] == 8;
    }

    private boolean number() {
        if (!hasDate() && !clock.startsAt(at)) return dateNumber();
        var next = clock.read(at, hasDate());
        at = Math.max(at, next);
        return next != ClockGrammar.NO_MATCH;
    }

    private boolean dateNumber() {
        var width = tokens.digits(at);
        if (width > 2 && width != 4 && (width != 8 || count > 0)) return false;
        numbers[count] = tokens.value(at++);
        digits[count++] = width;
        return true;
    }

    private boolean word(DateWord word) {
        at++;
        return switch (word.kind()) {
            case JALALI_MONTH, GREGORIAN_MONTH -> month(word);
            case WEEKDAY -> weekday(DayOfWeek.of(word.value()));
            case WEEKDAY_NUMBER -> numberedWeekday(word.value());
            case AM -> half(Half.MORNING);
            case PM -> half(Half.AFTERNOON);
            case UTC -> utc();
            case FILLER -> true;
        };
    }

    private boolean month(DateWord word) {
        if (month.isPresent() || count > 1) return false;
        month = Optional.of(word);
        return true;
    }

    private boolean weekday(DayOfWeek day) {
        if (weekday.isPresent()) return false;
        weekday = Optional.of(day);
        return true;
    }

    private boolean numberedWeekday(int afterSaturday) {
        var saturday =
                tokens.isWord(at, DateWord.Kind.WEEKDAY) && tokens.word(at).value() == DayOfWeek.SATURDAY.getValue();
        at++;
        return saturday && weekday(DayOfWeek.SATURDAY.plus(afterSaturday));
    }

    private boolean half(Half half) {
        if (time.hasHalf()) return false;
        time.half(half);
        return true;
    }

    private boolean utc() {
        if (!time.hasHour() || time.hasOffset()) return false;
        time.offset(1, 0, 0);
        return true;
    }

    private boolean mark() {
        var mark = tokens.value(at++);
        if (at == 1) return false;
        if (at == tokens.size()) return mark == '.';
        if (month.isEmpty() && !hasDate() && count > 0) return separator(mark);
        return switch (mark) {
            case ',', '.' -> true;
            case '-' -> count > 0 || time.hasHour();
            case '/' -> month.isPresent() && !hasDate();
            case '+' -> time.hasHour() && hasDate();
            default -> false;
        };
    }

    /** Between the numbers of a date; a comma belongs to dates in words and is checked no further. */
    private boolean separator(int mark) {
        if (mark == ',') return true;
        if (separators > 0 && mark != separator || mark == ':' || mark == '+') return false;
        separator = mark;
        separators++;
        return true;
    }

    private Optional<WrittenDate> inWords(DateWord word) {
        var yearFirst = digits[0] == 4;
        var year = yearFirst ? 0 : 1;
        var layout = word.kind() == DateWord.Kind.JALALI_MONTH ? Layout.JALALI_WORDS : Layout.GREGORIAN_WORDS;
        if (digits[1 - year] > 2 || digits[year] != 4 && digits[year] != 2) return Optional.empty();
        return written(layout, numbers[year], word.value(), numbers[1 - year], digits[year] == 2);
    }

    private Optional<WrittenDate> inNumbers() {
        if (count == 1) return compact(numbers[0]);
        if (separators != 2 || digits[1] > 2) return Optional.empty();
        if (digits[0] == 4 && digits[2] <= 2) return inOrder(Layout.YEAR_FIRST);
        if (digits[2] == 4 && digits[0] <= 2) return inOrder(Layout.YEAR_LAST);
        var oneIsAYear = digits[0] == 2 || digits[2] == 2;
        return digits[0] <= 2 && digits[2] <= 2 && oneIsAYear ? inOrder(Layout.SHORT_YEAR) : Optional.empty();
    }

    private Optional<WrittenDate> inOrder(Layout layout) {
        return written(layout, numbers[0], numbers[1], numbers[2], layout == Layout.SHORT_YEAR);
    }

    /** Eight digits are a date only when they are a likely one: telephone numbers have eight digits too. */
    private Optional<WrittenDate> compact(int digits) {
        int year = digits / 10000;
        int month = digits / 100 % 100;
        int day = digits % 100;
        var calendar = year > WrittenDate.LAST_YEAR_NOT_GREGORIAN ? CalendarSystem.GREGORIAN : CalendarSystem.JALALI;
        var problem = WrittenDate.dateProblem(calendar, year, month, day);
        if (year > LATEST_COMPACT_YEAR || problem.isPresent()) return Optional.empty();
        return written(Layout.YEAR_FIRST, year, month, day, false);
    }

    private Optional<WrittenDate> written(Layout layout, int a, int b, int c, boolean shortYear) {
        return Optional.of(new WrittenDate(layout, a, b, c, shortYear, weekday, time.build()));
    }
}
