package org.peyvand.calendar;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Locale;

/**
 * Writes dates and times for people. Calendar and language are independent: a Jalali date in English is "1 Farvardin
 * 1404". Persian is written for locales of language "fa", with Persian digits; every other locale gets English. A date
 * outside the Jalali years 1178 to 1633 is written in the Gregorian calendar. Instants are shown in the zone given.
 */
public record DateText(Locale locale, CalendarSystem calendar, ZoneId zone) {

    /** «جمعه ۱ فروردین ۱۴۰۴»; "Friday, 21 March 2025". */
    public String full(LocalDate date) {
        return weekday(date.getDayOfWeek()) + (persian() ? " " : ", ") + dayAndMonth(date) + " " + year(date);
    }

    /** «۱ فروردین ۱۴۰۴»; "21 Mar 2025", "1 Farvardin 1404". */
    public String date(LocalDate date) {
        var fields = fields(date);
        var month = monthName(fields);
        var shortMonth = !persian() && fields.calendar() == CalendarSystem.GREGORIAN ? month.substring(0, 3) : month;
        return digits(fields.day() + " " + shortMonth + " " + fields.year());
    }

    /** «۱ فروردین»; "21 March". */
    public String dayAndMonth(LocalDate date) {
        var fields = fields(date);
        return digits(fields.day() + " " + monthName(fields));
    }

    /** «فروردین ۱۴۰۴»; "March 2025": the month of this calendar that the date falls in. */
    public String month(LocalDate date) {
        return monthName(fields(date)) + " " + year(date);
    }

    /** «۱۴۰۴/۰۱/۰۱»; "2025-03-21" for Gregorian dates in English. */
    public String numeric(LocalDate date) {
        var fields = fields(date);
        var separator = !persian() && fields.calendar() == CalendarSystem.GREGORIAN ? "-" : "/";
        return digits(fields.year() + separator + two(fields.month()) + separator + two(fields.day()));
    }

    /** «۱۴:۳۰»; "14:30". */
    public String time(LocalTime time) {
        return digits(two(time.getHour()) + ":" + two(time.getMinute()));
    }

    /** «ساعت ۱۴:۳۰»; "at 14:30". */
    public String atTime(LocalTime time) {
        return (persian() ? "ساعت " : "at ") + time(time);
    }

    /** «۱ فروردین ۱۴۰۴ ساعت ۱۴:۳۰»; "21 Mar 2025 at 14:30". */
    public String dateTime(Instant instant) {
        var local = instant.atZone(zone);
        return date(local.toLocalDate()) + " " + atTime(local.toLocalTime());
    }

    /** «جمعه»; "Friday". */
    public String weekday(DayOfWeek day) {
        return words().day(day);
    }

    /** The name of month 1 to 12 of this calendar: «فروردین»; "March". */
    public String monthName(int month) {
        return words().month(calendar, month);
    }

    /** How far from now: «همین حالا», «۵ دقیقه پیش», «دیروز», «تا ۳ روز دیگر»; months and years of this calendar. */
    public String relative(Instant then, Instant now) {
        return new RelativeTime(words(), calendar).write(then.atZone(zone), now.atZone(zone));
    }

    /** How far from today: «امروز», «دیروز», «فردا», «۳ روز پیش», «تا ۲ ماه دیگر». */
    public String relative(LocalDate then, LocalDate today) {
        return new RelativeTime(words(), calendar).write(then, today);
    }

    private record Fields(CalendarSystem calendar, int year, int month, int day) {}

    private Fields fields(LocalDate date) {
        if (calendar == CalendarSystem.GREGORIAN || !JalaliDate.covers(date)) {
            return new Fields(CalendarSystem.GREGORIAN, date.getYear(), date.getMonthValue(), date.getDayOfMonth());
        }
        var jalali = JalaliDate.of(date);
        return new Fields(CalendarSystem.JALALI, jalali.year(), jalali.month(), jalali.day());
    }

    private String monthName(Fields fields) {
        return words().month(fields.calendar(), fields.month());
    }

    private String year(LocalDate date) {
        return digits(Integer.toString(fields(date).year()));
    }

    private boolean persian() {
        return words() == CalendarWords.PERSIAN;
    }

    private CalendarWords words() {
        return CalendarWords.of(locale);
    }

    private String digits(String text) {
        return words().digits(text);
    }

    private static String two(int number) {
        return number < 10 ? "0" + number : Integer.toString(number);
    }
}
