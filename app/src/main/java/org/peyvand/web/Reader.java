package org.peyvand.web;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.peyvand.calendar.CalendarSystem;
import org.peyvand.calendar.DateText;
import org.peyvand.language.Bidi;
import org.peyvand.language.Digits;
import org.peyvand.language.PhoneNumbers;
import org.peyvand.money.Money;
import org.peyvand.money.MoneyText;
import org.peyvand.money.MoneyUnit;

/**
 * Who reads the page, and so how everything on it is written: language, digits, calendar, zone, and the currency and
 * unit of the workspace. Texts are plain; numbers, amounts and phones belong in a bdi element on a page.
 */
public final class Reader {

    private static final int PERCENT_DECIMALS = 1;

    /** What may stand in a Persian sentence as it is; all else could turn it around and is isolated. */
    private static final Pattern PERSIAN_ONLY = Pattern.compile("[\\p{IsArabic}\\p{M}\\s\u200c،؛؟«».!]*");

    private static final Pattern WITHOUT_RIGHT_TO_LEFT = Pattern.compile("[^\\p{IsArabic}\\p{IsHebrew}\u2066-\u2069]*");

    private final Language language;
    private final ZoneId zone;
    private final String currency;
    private final MoneyUnit unit;
    private final Clock clock;
    private final Messages messages;
    private final DateText dates;

    /**
     * @param calendar the calendar dates are shown in, whatever the language
     * @param currency the workspace's currency, an ISO 4217 code
     * @param unit what amounts in Rial are shown in
     */
    public Reader(
            Language language,
            CalendarSystem calendar,
            ZoneId zone,
            String currency,
            MoneyUnit unit,
            Clock clock,
            Messages messages) {
        this.language = language;
        this.zone = zone;
        this.currency = currency;
        this.unit = unit;
        this.clock = clock;
        this.messages = messages;
        this.dates = new DateText(language.locale(), calendar, zone);
    }

    /** The same in another language: in the same calendar, zone and unit. */
    public Reader in(Language other) {
        return new Reader(other, calendar(), zone, currency, unit, clock, messages);
    }

    /**
     * The sentence of a key. Numbers, {@link Money}, dates and instants among the arguments are written for this
     * reader; texts of the other direction are isolated, so that a name never turns the sentence around.
     */
    public String say(String key, Object... arguments) {
        return messages.say(
                language, key, Arrays.stream(arguments).map(this::written).toList());
    }

    /** The sentence {@code key.one} or {@code key.other}, by CLDR's rule for the language; {0} is the number. */
    public String count(String key, long number, Object... more) {
        var arguments = Stream.concat(Stream.of((Object) number), Arrays.stream(more));
        return say(key + (language.isOne(number) ? ".one" : ".other"), arguments.toArray());
    }

    /** «۱٬۲۵۰»; "1,250". */
    public String number(long number) {
        return Digits.grouped(number, language.locale());
    }

    /**
     * An amount that is only expected, in the smallest unit of the workspace's currency: to three figures and to whole units
     * of those people read, as more would look as if more were known.
     */
    public String about(long minor) {
        double figures = Math.floor(Math.log10(Math.max(1, Math.abs((double) minor)))) - 2;
        double step = Math.pow(10, Math.max(unit.decimals(currency), figures));
        return money(Math.round(Math.round(minor / step) * step));
    }

    /** Rounded half up to so many decimals, all of them shown: «۴٫۵۰»; "4.50". */
    public String decimal(double number, int digits) {
        return Digits.grouped(rounded(number, digits), language.locale());
    }

    /** A share of one, to a tenth of a percent where there is one: 0.125 is «۱۲٫۵٪»; "12.5%". */
    public String percent(double share) {
        var percent = rounded(share * 100, PERCENT_DECIMALS).stripTrailingZeros();
        var plain = percent.scale() < 0 ? percent.setScale(0) : percent;
        return Digits.grouped(plain, language.locale()) + (isPersian() ? "٪" : "%");
    }

    /** The amount with its unit: «۱٬۲۵۰٬۰۰۰ تومان». */
    public String money(Money money) {
        return MoneyText.of(money, unit, isPersian());
    }

    /** An amount in the smallest unit of the workspace's currency. */
    public String money(long minor) {
        return money(new Money(minor, currency));
    }

    /** As {@link #money(long)}, where there is little room: «۱٫۵ میلیون تومان»; "1.5M Toman". */
    public String moneyBriefly(long minor) {
        return MoneyText.brief(new Money(minor, currency), unit, isPersian());
    }

    /** «۱ فروردین ۱۴۰۴»; "21 Mar 2025". */
    public String date(LocalDate date) {
        return dates.date(date);
    }

    public String date(Instant instant) {
        return dates.date(instant.atZone(zone).toLocalDate());
    }

    /** Date and time to the minute, for the title of a relative time: «۱ فروردین ۱۴۰۴ ساعت ۱۴:۳۰». */
    public String dateTime(Instant instant) {
        return dates.dateTime(instant);
    }

    /** «۱۴:۳۰»; "14:30". */
    public String time(Instant instant) {
        return dates.time(instant.atZone(zone).toLocalTime());
    }

    /** How far from now: «۵ دقیقه پیش», "yesterday". */
    public String ago(Instant instant) {
        return dates.relative(instant, now());
    }

    /** As dialled in Iran, or with the country code of another country; shown from left to right. */
    public String phone(String e164) {
        return digits(PhoneNumbers.national(e164, PhoneNumbers.DEFAULT_REGION));
    }

    /** A text with its digits in the reader's script, for codes and times that are no amounts. */
    public String digits(String text) {
        return isPersian() ? Digits.toPersian(text) : text;
    }

    /** The other ways of writing a date: with its weekday, its month alone, in figures. */
    public DateText dates() {
        return dates;
    }

    public Language language() {
        return language;
    }

    public CalendarSystem calendar() {
        return dates.calendar();
    }

    public ZoneId zone() {
        return zone;
    }

    public String currency() {
        return currency;
    }

    public MoneyUnit unit() {
        return unit;
    }

    /** The unit amounts of the workspace are written in: «تومان». */
    public String currencyName() {
        return MoneyText.unitName(currency, unit, isPersian());
    }

    public LocalDate today() {
        return LocalDate.ofInstant(now(), zone);
    }

    public Instant now() {
        return clock.instant();
    }

    private boolean isPersian() {
        return language == Language.FA;
    }

    private String written(Object argument) {
        return switch (argument) {
            case Byte _, Short _, Integer _, Long _ -> number(((Number) argument).longValue());
            case Number number -> Digits.grouped(new BigDecimal(number.toString()), language.locale());
            case Money money -> money(money);
            case LocalDate date -> date(date);
            case Instant instant -> dateTime(instant);
            default -> isolated(argument.toString());
        };
    }

    private String isolated(String text) {
        var harmless = isPersian() ? PERSIAN_ONLY : WITHOUT_RIGHT_TO_LEFT;
        return harmless.matcher(text).matches() ? text : Bidi.isolate(text);
    }

    private static BigDecimal rounded(double number, int digits) {
        return BigDecimal.valueOf(number).setScale(digits, RoundingMode.HALF_UP);
    }
}
