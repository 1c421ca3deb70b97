package org.peyvand.calendar;

import java.time.DayOfWeek;
import java.util.List;
import java.util.Locale;

/** The names of months, days and spans of time in the languages of the product. */
enum CalendarWords {
    PERSIAN(
            "فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند",
            "ژانویه فوریه مارس آوریل مه ژوئن ژوئیه اوت سپتامبر اکتبر نوامبر دسامبر",
            "دوشنبه سه‌شنبه چهارشنبه پنجشنبه جمعه شنبه یکشنبه",
            "دقیقه ساعت روز ماه سال",
            List.of("پریروز", "دیروز", "امروز", "فردا", "پس‌فردا"),
            "همین حالا"),
    ENGLISH(
            "Farvardin Ordibehesht Khordad Tir Mordad Shahrivar Mehr Aban Azar Dey Bahman Esfand",
            "January February March April May June July August September October November December",
            "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
            "minute hour day month year",
            List.of("2 days ago", "yesterday", "today", "tomorrow", "in 2 days"),
            "just now");

    enum Unit {
        MINUTE,
        HOUR,
        DAY,
        MONTH,
        YEAR
    }

    private final List<String> jalaliMonths;
    private final List<String> gregorianMonths;
    private final List<String> days;
    private final List<String> units;
    private final List<String> nearDays;
    private final String now;

    CalendarWords(
            String jalaliMonths, String gregorianMonths, String days, String units, List<String> nearDays, String now) {
        this.jalaliMonths = List.of(jalaliMonths.split(" "));
        this.gregorianMonths = List.of(gregorianMonths.split(" "));
        this.days = List.of(days.split(" "));
        this.units = List.of(units.split(" "));
        this.nearDays = nearDays;
        this.now = now;
    }

    static CalendarWords of(Locale locale) {
        return locale.getLanguage().equals("fa") ? PERSIAN : ENGLISH;
    }

    String month(CalendarSystem calendar, int month) {
        return months(calendar).get(month - 1);
    }

    List<String> months(CalendarSystem calendar) {
        return switch (calendar) {
            case JALALI -> jalaliMonths;
            case GREGORIAN -> gregorianMonths;
        };
    }

    String day(DayOfWeek day) {
        return days.get(day.ordinal());
    }

    String now() {
        return now;
    }

    /** The word for a day -2 to +2 days from today. */
    String nearDay(int days) {
        return nearDays.get(days + 2);
    }

    String ago(long count, Unit unit) {
        return switch (this) {
            case PERSIAN -> digits(count + " " + word(unit) + " پیش");
            case ENGLISH -> count + " " + plural(count, unit) + " ago";
        };
    }

    String ahead(long count, Unit unit) {
        return switch (this) {
            case PERSIAN -> digits("تا " + count + " " + word(unit) + " دیگر");
            case ENGLISH -> "in " + count + " " + plural(count, unit);
        };
    }

    /** The text with its digits in the script of the language: ۰ to ۹ in Persian. */
    String digits(String text) {
        if (this == ENGLISH) return text;
        var out = text.toCharArray();
        for (int i = 0; i < out.length; i++) {
            if (out[i] >= '0' && out[i] <= '9') out[i] += '۰' - '0';
        }
        return new String(out);
    }

    private String word(Unit unit) {
        return units.get(unit.ordinal());
    }

    private String plural(long count, Unit unit) {
        return count == 1 ? word(unit) : word(unit) + "s";
    }
}
