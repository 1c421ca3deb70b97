package org.peyvand.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkingTimeTest {
    private static final ZoneId TEHRAN = ZoneId.of("Asia/Tehran");
    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final Locale FA = Locale.of("fa");
    private static final WorkingTime SHOP = WorkingTime.iranian().withSpecialDays(holidays());

    private static Map<LocalDate, SpecialDay> holidays() {
        var days = new TreeMap<>(IranHolidays.solar(1403, FA));
        days.putAll(IranHolidays.solar(1404, FA));
        return days;
    }

    private static WorkingTime open(String hours, ZoneId zone) {
        return new WorkingTime(WeeklyHours.parse(hours), Map.of(), zone);
    }

    private static Instant at(ZoneId zone, String local) {
        return LocalDateTime.parse(local).atZone(zone).toInstant();
    }

    private static Duration between(WorkingTime hours, String from, String to) {
        return hours.between(at(hours.zone(), from), at(hours.zone(), to));
    }

    @ParameterizedTest
    @CsvSource({
        // an ordinary Saturday, before opening, within, to the minute of closing
        "2025-11-22T08:00,PT1H,2025-11-22T10:00",
        "2025-11-22T09:30,PT30M,2025-11-22T10:00",
        "2025-11-22T09:00,PT8H,2025-11-22T17:00",
        "2025-11-22T16:00,PT2H,2025-11-23T10:00",
        // Thursday is half a day, Friday closed
        "2025-11-20T12:00,PT1H,2025-11-20T13:00",
        "2025-11-20T12:00,PT2H,2025-11-22T10:00",
        "2025-11-21T12:00,PT1S,2025-11-22T09:00:01",
        "2025-11-19T09:00,PT44H,2025-11-25T17:00",
        // 28 Esfand 1403 to 5 Farvardin 1404: 29 and 30 Esfand and four days of Nowruz between
        "2025-03-18T16:00,PT4H,2025-03-25T12:00",
        // 22 Bahman in the middle of a week
        "2026-02-10T16:00,PT2H,2026-02-12T10:00"
    })
    void aPromiseIsDueAfterSoMuchWorkingTime(LocalDateTime from, Duration promised, LocalDateTime due) {
        var start = from.atZone(TEHRAN).toInstant();
        var end = due.atZone(TEHRAN).toInstant();
        assertThat(SHOP.plus(start, promised)).contains(end);
        assertThat(SHOP.between(start, end)).isEqualTo(promised);
    }

    @ParameterizedTest
    @CsvSource({
        "2025-11-22T08:59:59,false,2025-11-22T09:00", "2025-11-22T09:00,true,2025-11-22T09:00",
        "2025-11-22T16:59:59,true,2025-11-22T16:59:59", "2025-11-22T17:00,false,2025-11-23T09:00",
        "2025-11-20T13:00,false,2025-11-22T09:00", "2025-03-20T10:00,false,2025-03-25T09:00"
    })
    void openFromTheOpeningUpToTheClosing(LocalDateTime at, boolean open, LocalDateTime next) {
        var instant = at.atZone(TEHRAN).toInstant();
        assertThat(SHOP.isOpen(instant)).isEqualTo(open);
        assertThat(SHOP.nextOpening(instant)).contains(next.atZone(TEHRAN).toInstant());
    }

    @Test
    void aSplitShiftHasAPause() {
        var shop = open("sat 09:00-13:00,16:00-20:00", TEHRAN);
        var noon = at(TEHRAN, "2025-11-22T12:00");
        assertThat(shop.plus(noon, Duration.ofHours(2))).contains(at(TEHRAN, "2025-11-22T17:00"));
        assertThat(shop.isOpen(at(TEHRAN, "2025-11-22T14:00"))).isFalse();
        assertThat(shop.nextOpening(at(TEHRAN, "2025-11-22T14:00"))).contains(at(TEHRAN, "2025-11-22T16:00"));
    }

    @Test
    void aShiftPastMidnightBelongsToTheDayItBeginsOn() {
        var restaurant = open("thu 20:00-02:00", TEHRAN);
        assertThat(restaurant.isOpen(at(TEHRAN, "2025-11-21T01:59"))).isTrue();
        assertThat(restaurant.isOpen(at(TEHRAN, "2025-11-21T02:00"))).isFalse();
        assertThat(restaurant.isOpen(at(TEHRAN, "2025-11-20T01:00"))).isFalse();
        assertThat(restaurant.isWorkingDay(LocalDate.of(2025, 11, 21))).isFalse();
        var fridayOff = restaurant.withSpecialDays(Map.of(LocalDate.of(2025, 11, 21), SpecialDay.closedHoliday("x")));
        assertThat(fridayOff.isOpen(at(TEHRAN, "2025-11-21T01:00"))).isTrue();
        var thursdayOff = restaurant.withSpecialDays(Map.of(LocalDate.of(2025, 11, 20), SpecialDay.closedHoliday("x")));
        assertThat(thursdayOff.isOpen(at(TEHRAN, "2025-11-21T01:00"))).isFalse();
    }

    @Test
    void shiftsOfTwoDaysThatMeetOrOverlapAreCountedOnce() {
        var bakery = open("fri 20:00-02:00; sat 01:00-05:00,05:00-06:00", TEHRAN);
        assertThat(between(bakery, "2025-11-21T00:00", "2025-11-23T00:00")).isEqualTo(Duration.ofHours(10));
        assertThat(bakery.plus(at(TEHRAN, "2025-11-21T20:00"), Duration.ofHours(10)))
                .contains(at(TEHRAN, "2025-11-22T06:00"));
    }

    @ParameterizedTest
    @CsvSource({
        // spring forward at the end of 1 Farvardin 1400, back at the end of 30 Shahrivar, when Iran still changed
        "Asia/Tehran,sun 22:00-02:00,2021-03-21T12:00,2021-03-22T12:00,PT3H",
        "Asia/Tehran,mon 00:00-04:00,2021-03-21T12:00,2021-03-22T12:00,PT3H",
        "Asia/Tehran,sun 20:00-24:00,2021-03-21T12:00,2021-03-22T12:00,PT4H",
        "Asia/Tehran,mon 00:15-00:45,2021-03-21T12:00,2021-03-22T12:00,PT0S",
        "Asia/Tehran,tue 22:00-02:00,2021-09-21T12:00,2021-09-22T12:00,PT5H",
        "Asia/Tehran,tue 20:00-24:00,2021-09-21T12:00,2021-09-22T12:00,PT5H",
        "Asia/Tehran,wed 00:00-04:00,2021-09-21T12:00,2021-09-22T12:00,PT4H",
        // 1 Farvardin 1402: no change any more
        "Asia/Tehran,tue 22:00-02:00,2023-03-21T12:00,2023-03-22T12:00,PT4H",
        "Europe/London,sat 22:00-06:00,2025-03-29T12:00,2025-03-30T12:00,PT7H",
        "Europe/London,sun 01:15-01:45,2025-03-29T12:00,2025-03-30T12:00,PT0S",
        "Europe/London,sun 01:30-03:00,2025-03-29T12:00,2025-03-30T12:00,PT1H",
        "Europe/London,sat 22:00-06:00,2025-10-25T12:00,2025-10-26T12:00,PT9H",
        "Europe/London,sun 00:30-01:30,2025-10-25T12:00,2025-10-26T12:00,PT1H",
        "Europe/London,sun 01:00-02:00,2025-10-25T12:00,2025-10-26T12:00,PT2H"
    })
    void aChangeOfTheClockMakesShiftsShorterOrLonger(
            ZoneId zone, String hours, String from, String to, Duration expected) {
        assertThat(between(open(hours, zone), from, to)).isEqualTo(expected);
    }

    @Test
    void aShiftTheClockSkipsOpensTheWeekAfter() {
        var shop = open("sun 01:15-01:45", LONDON);
        assertThat(shop.nextOpening(at(LONDON, "2025-03-29T12:00"))).contains(at(LONDON, "2025-04-06T01:15"));
    }

    @Test
    void alwaysOpenIsPlainTime() {
        var always = open("sat-fri 00:00-24:00", TEHRAN);
        var start = at(TEHRAN, "2019-03-10T10:20");
        var tenYears = Duration.ofDays(3650).plusSeconds(7);
        assertThat(always.between(start, start.plus(tenYears))).isEqualTo(tenYears);
        assertThat(always.plus(start, tenYears)).contains(start.plus(tenYears));
    }

    @Test
    void neverOpenEndsEmpty() {
        var never = open("", TEHRAN);
        var now = at(TEHRAN, "2025-11-22T10:00");
        assertThat(never.isOpen(now)).isFalse();
        assertThat(never.nextOpening(now)).isEmpty();
        assertThat(never.plus(now, Duration.ofSeconds(1))).isEmpty();
        assertThat(never.plus(now, Duration.ZERO)).contains(now);
        assertThat(never.plusWorkingDays(LocalDate.of(2025, 11, 22), 1)).isEmpty();
        assertThat(never.between(now, now.plus(Duration.ofDays(3650)))).isZero();
        assertThat(SHOP.plus(now, Duration.ofDays(100_000))).isEmpty();
    }

    @Test
    void anOpeningIsFoundOnlyWithinTheHorizon() {
        var now = at(TEHRAN, "2025-11-22T10:00");
        var fair = SpecialDay.otherHours("fair", List.of(Shift.of(9, 17)));
        var inNineteenYears = open("", TEHRAN).withSpecialDays(Map.of(LocalDate.of(2044, 11, 22), fair));
        assertThat(inNineteenYears.nextOpening(now)).contains(at(TEHRAN, "2044-11-22T09:00"));
        var inTwentyOneYears = open("", TEHRAN).withSpecialDays(Map.of(LocalDate.of(2046, 11, 22), fair));
        assertThat(inTwentyOneYears.nextOpening(now)).isEmpty();
    }

    @Test
    void aDateMayHaveHoursOfItsOwn() {
        var yalda = LocalDate.of(2025, 12, 20);
        var late = SHOP.withSpecialDays(Map.of(yalda, SpecialDay.otherHours("یلدا", List.of(Shift.of(9, 23)))));
        assertThat(late.isOpen(at(TEHRAN, "2025-12-20T22:00"))).isTrue();
        assertThat(late.isWorkingDay(yalda)).isTrue();
        var open = SHOP.withSpecialDays(Map.of(yalda, SpecialDay.openHoliday("یلدا", List.of(Shift.of(9, 12)))));
        assertThat(open.isOpen(at(TEHRAN, "2025-12-20T10:00"))).isTrue();
        assertThat(open.isWorkingDay(yalda)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "2025-11-22,7,2025-11-30",
        "2025-11-22,0,2025-11-22",
        "2025-11-20,1,2025-11-22",
        "2025-11-19,1,2025-11-20",
        // delivered 27 Esfand 1403: the seventh working day is 11 Farvardin 1404
        "2025-03-17,7,2025-03-31"
    })
    void theReturnPeriodIsCountedInWorkingDays(LocalDate delivered, int days, LocalDate last) {
        assertThat(SHOP.plusWorkingDays(delivered, days)).contains(last);
    }

    @Test
    void timeAheadOnly() {
        assertThatThrownBy(() -> SHOP.plus(Instant.EPOCH, Duration.ofSeconds(-1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SHOP.plusWorkingDays(LocalDate.EPOCH, -1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theFixedHolidaysOfAYear() {
        assertThat(IranHolidays.solar(1404, FA).keySet().stream()
                        .map(JalaliDate::of)
                        .map(JalaliDate::toString))
                .containsExactly(
                        "1404/01/01",
                        "1404/01/02",
                        "1404/01/03",
                        "1404/01/04",
                        "1404/01/12",
                        "1404/01/13",
                        "1404/03/14",
                        "1404/03/15",
                        "1404/11/22",
                        "1404/12/29");
        assertThat(IranHolidays.solar(1403, Locale.ENGLISH))
                .hasSize(11)
                .containsEntry(LocalDate.of(2025, 3, 20), SpecialDay.closedHoliday("Last day of the year"));
    }
}
