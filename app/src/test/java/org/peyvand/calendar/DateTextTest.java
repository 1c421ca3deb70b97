package org.peyvand.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.peyvand.calendar.CalendarSystem.GREGORIAN;
import static org.peyvand.calendar.CalendarSystem.JALALI;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DateTextTest {
    private static final ZoneId TEHRAN = ZoneId.of("Asia/Tehran");
    private static final LocalDate NOWRUZ = LocalDate.of(2025, 3, 21);
    private static final DateText FA = text("fa", JALALI);
    private static final DateText EN = text("en", GREGORIAN);
    private static final DateText FA_GREGORIAN = text("fa", GREGORIAN);
    private static final DateText EN_JALALI = text("en", JALALI);

    private static DateText text(String language, CalendarSystem calendar) {
        return new DateText(Locale.of(language), calendar, TEHRAN);
    }

    @Test
    void aFullDateNamesTheDayFirst() {
        assertThat(FA.full(NOWRUZ)).isEqualTo("جمعه ۱ فروردین ۱۴۰۴");
        assertThat(EN.full(NOWRUZ)).isEqualTo("Friday, 21 March 2025");
        assertThat(FA_GREGORIAN.full(NOWRUZ)).isEqualTo("جمعه ۲۱ مارس ۲۰۲۵");
        assertThat(EN_JALALI.full(NOWRUZ)).isEqualTo("Friday, 1 Farvardin 1404");
    }

    @Test
    void aDateInWords() {
        assertThat(FA.date(NOWRUZ)).isEqualTo("۱ فروردین ۱۴۰۴");
        assertThat(EN.date(NOWRUZ)).isEqualTo("21 Mar 2025");
        assertThat(FA_GREGORIAN.date(NOWRUZ)).isEqualTo("۲۱ مارس ۲۰۲۵");
        assertThat(EN_JALALI.date(NOWRUZ)).isEqualTo("1 Farvardin 1404");
        assertThat(FA.dayAndMonth(NOWRUZ)).isEqualTo("۱ فروردین");
        assertThat(EN.dayAndMonth(NOWRUZ)).isEqualTo("21 March");
    }

    @Test
    void aDateInNumbers() {
        assertThat(FA.numeric(NOWRUZ)).isEqualTo("۱۴۰۴/۰۱/۰۱");
        assertThat(EN.numeric(NOWRUZ)).isEqualTo("2025-03-21");
        assertThat(FA_GREGORIAN.numeric(NOWRUZ)).isEqualTo("۲۰۲۵/۰۳/۲۱");
        assertThat(EN_JALALI.numeric(NOWRUZ)).isEqualTo("1404/01/01");
    }

    @Test
    void aMonthWithItsYear() {
        assertThat(FA.month(NOWRUZ)).isEqualTo("فروردین ۱۴۰۴");
        assertThat(EN.month(NOWRUZ)).isEqualTo("March 2025");
        assertThat(EN_JALALI.month(NOWRUZ.minusDays(1))).isEqualTo("Esfand 1403");
    }

    @Test
    void aTimeOfDay() {
        assertThat(FA.time(LocalTime.of(9, 5))).isEqualTo("۰۹:۰۵");
        assertThat(FA.atTime(LocalTime.of(14, 30))).isEqualTo("ساعت ۱۴:۳۰");
        assertThat(EN.atTime(LocalTime.of(14, 30))).isEqualTo("at 14:30");
    }

    @Test
    void anInstantIsShownInTheZone() {
        var lateInLondon = Instant.parse("2025-03-20T21:00:00Z");
        assertThat(FA.dateTime(lateInLondon)).isEqualTo("۱ فروردین ۱۴۰۴ ساعت ۰۰:۳۰");
        assertThat(EN.dateTime(lateInLondon)).isEqualTo("21 Mar 2025 at 00:30");
    }

    @Test
    void aDateOutsideTheJalaliYearsIsWrittenInTheGregorianCalendar() {
        assertThat(FA.date(LocalDate.of(1700, 1, 2))).isEqualTo("۲ ژانویه ۱۷۰۰");
        assertThat(EN_JALALI.full(LocalDate.of(2255, 3, 21))).isEqualTo("Wednesday, 21 March 2255");
    }

    @ParameterizedTest
    @CsvSource({
        "2025-11-21T12:00:00,همین حالا,just now",
        "2025-11-21T11:59:01,همین حالا,just now",
        "2025-11-21T12:00:59,همین حالا,just now",
        "2025-11-21T11:59,۱ دقیقه پیش,1 minute ago",
        "2025-11-21T11:55,۵ دقیقه پیش,5 minutes ago",
        "2025-11-21T11:00,۱ ساعت پیش,1 hour ago",
        "2025-11-21T00:01,۱۱ ساعت پیش,11 hours ago",
        "2025-11-20T23:59,دیروز,yesterday",
        "2025-11-20T12:30,دیروز,yesterday",
        "2025-11-19T23:00,پریروز,2 days ago",
        "2025-11-18T12:00,۳ روز پیش,3 days ago",
        "2025-10-23T12:00,۲۹ روز پیش,29 days ago",
        "2025-09-21T12:00,۲ ماه پیش,2 months ago",
        "2024-11-22T12:00,۱۱ ماه پیش,11 months ago",
        "2024-11-20T12:00,۱ سال پیش,1 year ago",
        "2022-05-01T12:00,۳ سال پیش,3 years ago",
        "2025-11-21T12:05,تا ۵ دقیقه دیگر,in 5 minutes",
        "2025-11-21T20:00,تا ۸ ساعت دیگر,in 8 hours",
        "2025-11-22T12:00,فردا,tomorrow",
        "2025-11-23T01:00,پس‌فردا,in 2 days",
        "2025-11-24T12:00,تا ۳ روز دیگر,in 3 days",
        "2026-01-21T12:00,تا ۲ ماه دیگر,in 2 months",
        "2026-11-21T12:00,تا ۱ سال دیگر,in 1 year"
    })
    void distanceFromNow(LocalDateTime then, String persian, String english) {
        var now = LocalDateTime.of(2025, 11, 21, 12, 0).atZone(TEHRAN).toInstant();
        var instant = then.atZone(TEHRAN).toInstant();
        assertThat(FA.relative(instant, now)).isEqualTo(persian);
        assertThat(EN.relative(instant, now)).isEqualTo(english);
    }

    @Test
    void justAfterMidnightLastEveningIsStillHoursAgo() {
        var oneInTheMorning =
                LocalDateTime.of(2025, 11, 21, 1, 0).atZone(TEHRAN).toInstant();
        assertThat(FA.relative(oneInTheMorning.minusSeconds(3 * 3600), oneInTheMorning))
                .isEqualTo("۳ ساعت پیش");
        assertThat(FA.relative(oneInTheMorning.minusSeconds(6 * 3600), oneInTheMorning))
                .isEqualTo("دیروز");
    }

    @Test
    void distanceInDays() {
        assertThat(FA.relative(NOWRUZ, NOWRUZ)).isEqualTo("امروز");
        assertThat(FA.relative(NOWRUZ.plusDays(1), NOWRUZ)).isEqualTo("فردا");
        assertThat(EN.relative(NOWRUZ, NOWRUZ)).isEqualTo("today");
    }

    @Test
    void monthsAgoAreMonthsOfTheCalendarShown() {
        var firstOfTir = new JalaliDate(1404, 4, 1).toLocalDate();
        assertThat(FA.relative(new JalaliDate(1404, 3, 1).toLocalDate(), firstOfTir))
                .isEqualTo("۱ ماه پیش");
        assertThat(FA.relative(new JalaliDate(1404, 3, 2).toLocalDate(), firstOfTir))
                .isEqualTo("۳۰ روز پیش");
    }
}
