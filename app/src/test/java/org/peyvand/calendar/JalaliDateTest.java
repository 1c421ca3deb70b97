package org.peyvand.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import com.ibm.icu.util.Calendar;
import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.ULocale;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

class JalaliDateTest {
    private static final LocalDate FIRST = LocalDate.of(1799, 3, 21);
    private static final LocalDate LAST = LocalDate.of(2255, 3, 20);

    @ParameterizedTest
    @CsvFileSource(resources = "/calendar/nowruz_1300_1500.tsv", delimiter = '\t', numLinesToSkip = 1)
    void newYearFallsOnTheDayOfTheTable(int year, boolean leap, LocalDate nowruz, DayOfWeek weekday) {
        var date = new JalaliDate(year, 1, 1);
        assertThat(date.toLocalDate()).isEqualTo(nowruz);
        assertThat(JalaliDate.of(nowruz)).isEqualTo(date);
        assertThat(date.isLeapYear()).isEqualTo(leap);
        assertThat(date.dayOfWeek()).isEqualTo(weekday);
    }

    @ParameterizedTest
    @CsvSource({
        "1403,1,1,2024-03-20,WEDNESDAY", "1403,12,30,2025-03-20,THURSDAY", "1404,1,1,2025-03-21,FRIDAY",
        "1404,6,31,2025-09-22,MONDAY", "1404,7,1,2025-09-23,TUESDAY", "1404,11,22,2026-02-11,WEDNESDAY",
        "1404,12,29,2026-03-20,FRIDAY", "1405,1,1,2026-03-21,SATURDAY", "1399,12,30,2021-03-20,SATURDAY",
        "1400,1,1,2021-03-21,SUNDAY", "1357,11,22,1979-02-11,SUNDAY", "1375,12,30,1997-03-20,THURSDAY",
        "1378,10,11,2000-01-01,SATURDAY", "1408,12,30,2030-03-20,WEDNESDAY", "1409,1,1,2030-03-21,THURSDAY",
        "1437,1,1,2058-03-21,THURSDAY"
    })
    void knownDaysAgree(int year, int month, int day, LocalDate gregorian, DayOfWeek weekday) {
        var date = new JalaliDate(year, month, day);
        assertThat(date.toLocalDate()).isEqualTo(gregorian);
        assertThat(JalaliDate.of(gregorian)).isEqualTo(date);
        assertThat(date.dayOfWeek()).isEqualTo(weekday);
    }

    @Test
    void everyDayUpTo1501AgreesWithIcu() {
        var icu = Calendar.getInstance(TimeZone.GMT_ZONE, new ULocale("fa@calendar=persian"));
        var end = new JalaliDate(1502, 1, 1).toLocalDate();
        var days = 0;
        for (var date = FIRST; date.isBefore(end); date = date.plusDays(1), days++) {
            icu.setTimeInMillis(date.toEpochDay() * 86_400_000);
            var expected = new JalaliDate(
                    icu.get(Calendar.EXTENDED_YEAR), icu.get(Calendar.MONTH) + 1, icu.get(Calendar.DAY_OF_MONTH));
            if (!JalaliDate.of(date).equals(expected))
                assertThat(JalaliDate.of(date)).isEqualTo(expected);
        }
        assertThat(days).isEqualTo(118_338);
    }

    @Test
    void everyDayComesBackAndFollowsTheDayBefore() {
        var before = JalaliDate.of(FIRST);
        for (var date = FIRST.plusDays(1); !date.isAfter(LAST); date = date.plusDays(1)) {
            var jalali = JalaliDate.of(date);
            if (!jalali.toLocalDate().equals(date))
                assertThat(jalali.toLocalDate()).isEqualTo(date);
            if (jalali.compareTo(before) <= 0) assertThat(jalali).isGreaterThan(before);
            before = jalali;
        }
        assertThat(before).isEqualTo(new JalaliDate(1633, 12, 29 + (JalaliDate.isLeap(1633) ? 1 : 0)));
    }

    @Test
    void leapYearsOfTheAge() {
        assertThat(IntStream.rangeClosed(1380, 1450).filter(JalaliDate::isLeap))
                .containsExactly(
                        1383, 1387, 1391, 1395, 1399, 1403, 1408, 1412, 1416, 1420, 1424, 1428, 1432, 1436, 1441, 1445,
                        1449);
    }

    @Test
    void monthsFillTheYear() {
        for (int year = JalaliDate.FIRST_YEAR; year < JalaliDate.LAST_YEAR; year++) {
            var ofYear = year;
            var days = IntStream.rangeClosed(1, 12)
                    .map(m -> JalaliDate.lengthOfMonth(ofYear, m))
                    .sum();
            assertThat(days).isEqualTo(JalaliDate.isLeap(year) ? 366 : 365);
            assertThat(new JalaliDate(year, 1, 1).plusDays(days)).isEqualTo(new JalaliDate(year + 1, 1, 1));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1404,12,30,NOT_A_LEAP_YEAR",
        "1402,12,30,NOT_A_LEAP_YEAR",
        "1407,12,30,NOT_A_LEAP_YEAR",
        "1403,7,31,NO_SUCH_DAY",
        "1403,12,31,NO_SUCH_DAY",
        "1403,1,0,NO_SUCH_DAY",
        "1403,1,32,NO_SUCH_DAY",
        "1403,13,1,NO_SUCH_MONTH",
        "1403,0,1,NO_SUCH_MONTH",
        "1177,12,29,YEAR_OUT_OF_RANGE",
        "1634,1,1,YEAR_OUT_OF_RANGE"
    })
    void daysThatDoNotExistAreRefusedWithTheReason(int year, int month, int day, Impossibility reason) {
        assertThatThrownBy(() -> new JalaliDate(year, month, day))
                .asInstanceOf(type(NoSuchDateException.class))
                .satisfies(e -> {
                    assertThat(e.year()).isEqualTo(year);
                    assertThat(e.month()).isEqualTo(month);
                    assertThat(e.day()).isEqualTo(day);
                    assertThat(e.reason()).isEqualTo(reason);
                });
        assertThat(JalaliDate.problem(year, month, day)).contains(reason);
    }

    @Test
    void daysBeyondTheCalendarAreNotCovered() {
        for (var date : new LocalDate[] {FIRST.minusDays(1), LAST.plusDays(1), LocalDate.MIN, LocalDate.MAX}) {
            assertThat(JalaliDate.covers(date)).as(date.toString()).isFalse();
            assertThatThrownBy(() -> JalaliDate.of(date)).isInstanceOf(NoSuchDateException.class);
        }
        assertThat(JalaliDate.covers(FIRST)).isTrue();
        assertThat(JalaliDate.covers(LAST)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "1404/06/31,1,1404/07/30", "1403/11/30,1,1403/12/30", "1404/11/30,1,1404/12/29", "1403/12/30,12,1404/12/29",
        "1404/01/31,-1,1403/12/30", "1404/05/10,-29,1401/12/10", "1404/05/10,0,1404/05/10", "1404/12/01,1,1405/01/01"
    })
    void addingMonthsKeepsTheDayOrTakesTheLast(String from, int months, String to) {
        assertThat(date(from).plusMonths(months)).hasToString(to);
    }

    @Test
    void firstAndLastDayOfMonth() {
        var date = new JalaliDate(1403, 12, 7);
        assertThat(date.firstDayOfMonth()).isEqualTo(new JalaliDate(1403, 12, 1));
        assertThat(date.lastDayOfMonth()).isEqualTo(new JalaliDate(1403, 12, 30));
    }

    @Test
    void aMonthIsAHalfOpenRangeOfDays() {
        var esfand = new JalaliMonth(1403, 12);
        assertThat(esfand.start()).isEqualTo("2025-02-19");
        assertThat(esfand.endExclusive()).isEqualTo("2025-03-21");
        assertThat(esfand.next()).isEqualTo(new JalaliMonth(1404, 1));
        assertThat(new JalaliMonth(1404, 1).previous()).isEqualTo(esfand);
        assertThat(esfand.contains(LocalDate.of(2025, 3, 20))).isTrue();
        assertThat(esfand.contains(LocalDate.of(2025, 3, 21))).isFalse();
        assertThat(esfand).hasToString("1403/12").isLessThan(esfand.next());
        assertThat(new JalaliMonth(1633, 12).endExclusive()).isEqualTo(LAST.plusDays(1));
        assertThatThrownBy(() -> new JalaliMonth(1633, 12).next()).isInstanceOf(NoSuchDateException.class);
        assertThatThrownBy(() -> new JalaliMonth(1178, 1).plus(-1_000_000)).isInstanceOf(NoSuchDateException.class);
    }

    @Test
    void monthsMeetWithoutGapAndCountBack() {
        var random = new Random(1404);
        for (int i = 0; i < 2_000; i++) {
            var month = new JalaliMonth(random.nextInt(1200, 1600), random.nextInt(1, 13));
            var step = random.nextInt(-200, 200);
            assertThat(month.endExclusive()).isEqualTo(month.next().start());
            assertThat(JalaliMonth.of(month.start())).isEqualTo(month);
            assertThat(JalaliMonth.of(month.endExclusive().minusDays(1))).isEqualTo(month);
            assertThat(month.until(month.plus(step))).isEqualTo(step);
        }
    }

    private static JalaliDate date(String text) {
        var parts = text.split("/");
        return new JalaliDate(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), Integer.parseInt(parts[2]));
    }
}
