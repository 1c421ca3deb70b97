package org.peyvand.calendar;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The official holidays of Iran that have a fixed date in the Jalali calendar, by the act on official holidays of 1359
 * and the calendar centre of the University of Tehran. Its span of 29 Esfand to 4 Farvardin includes 30 Esfand of leap
 * years. The lunar holidays are left to the editable table of each business: they follow the official sighting of the
 * moon, and closures for heat or air pollution come at a day's notice, so no formula gives them.
 */
public final class IranHolidays {
    private record Fixed(int month, int day, String persian, String english) {}

    private static final List<Fixed> SOLAR = List.of(
            new Fixed(1, 1, "نوروز", "Nowruz"),
            new Fixed(1, 2, "عید نوروز", "Nowruz holiday"),
            new Fixed(1, 3, "عید نوروز", "Nowruz holiday"),
            new Fixed(1, 4, "عید نوروز", "Nowruz holiday"),
            new Fixed(1, 12, "روز جمهوری اسلامی ایران", "Islamic Republic Day"),
            new Fixed(1, 13, "روز طبیعت", "Nature Day"),
            new Fixed(3, 14, "رحلت امام خمینی", "Death of Imam Khomeini"),
            new Fixed(3, 15, "قیام ۱۵ خرداد", "Uprising of 15 Khordad"),
            new Fixed(11, 22, "پیروزی انقلاب اسلامی", "Victory of the Islamic Revolution"),
            new Fixed(12, 29, "روز ملی شدن صنعت نفت", "Nationalisation of the Oil Industry"),
            new Fixed(12, 30, "آخرین روز سال", "Last day of the year"));

    private IranHolidays() {}

    /** The fixed holidays of a Jalali year as closed days, named in Persian for locales of "fa", else in English. */
    public static SortedMap<LocalDate, SpecialDay> solar(int jalaliYear, Locale locale) {
        var persian = locale.getLanguage().equals("fa");
        var days = new TreeMap<LocalDate, SpecialDay>();
        for (var fixed : SOLAR) {
            if (JalaliDate.problem(jalaliYear, fixed.month(), fixed.day()).isPresent()) continue;
            var date = new JalaliDate(jalaliYear, fixed.month(), fixed.day()).toLocalDate();
            days.put(date, SpecialDay.closedHoliday(persian ? fixed.persian() : fixed.english()));
        }
        return days;
    }
}
