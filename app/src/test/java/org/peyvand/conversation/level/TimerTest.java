package org.peyvand.conversation.level;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.peyvand.calendar.JalaliDate;
import org.peyvand.calendar.SpecialDay;
import org.peyvand.calendar.WeeklyHours;
import org.peyvand.calendar.WorkingTime;
import org.peyvand.conversation.level.Timer.State;

/** A promise is due by the opening hours, waits while the customer owes the answer, and blames nobody else. */
class TimerTest {

    private static final ZoneId TEHRAN = ZoneId.of("Asia/Tehran");

    /** The first four days of the year 1405 are holidays. */
    private static final Map<LocalDate, SpecialDay> NOWRUZ = Map.of(
            day(1405, 1, 1), SpecialDay.closedHoliday("نوروز"),
            day(1405, 1, 2), SpecialDay.closedHoliday("نوروز"),
            day(1405, 1, 3), SpecialDay.closedHoliday("نوروز"),
            day(1405, 1, 4), SpecialDay.closedHoliday("نوروز"));

    private static LocalDate day(int year, int month, int day) {
        return new JalaliDate(year, month, day).toLocalDate();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "within one day          | sat-wed 09:00-17:00; thu 09:00-13:00 | 2025-11-22T10:00 | PT4H    | 2025-11-22T14:00",
                "over night              | sat-wed 09:00-17:00; thu 09:00-13:00 | 2025-11-22T16:00 | PT4H    | 2025-11-23T12:00",
                "Thursday's half day     | sat-wed 09:00-17:00; thu 09:00-13:00 | 2025-11-20T12:00 | PT4H    | 2025-11-22T12:00",
                "written on Friday       | sat-wed 09:00-17:00; thu 09:00-13:00 | 2025-11-21T11:00 | PT30M   | 2025-11-22T09:30",
                "to the closing minute   | sat-wed 09:00-17:00; thu 09:00-13:00 | 2025-11-20T09:00 | PT4H    | 2025-11-20T13:00",
                "shifts with a noon rest | sat-thu 09:00-13:00,16:00-20:00      | 2025-11-22T12:00 | PT2H    | 2025-11-22T17:00",
                "shift past midnight     | sat-fri 18:00-02:00                  | 2025-11-22T23:00 | PT4H    | 2025-11-23T19:00",
                "within past midnight    | sat-fri 18:00-02:00                  | 2025-11-23T00:30 | PT1H    | 2025-11-23T01:30",
                "over Nowruz             | sat-wed 09:00-17:00; thu 09:00-13:00 | 2026-03-19T12:00 | PT4H    | 2026-03-25T12:00",
                "written in Nowruz       | sat-wed 09:00-17:00; thu 09:00-13:00 | 2026-03-21T10:00 | PT10M   | 2026-03-25T09:10",
            })
    void dueTimeCountsOpenTimeAlone(
            String story, String week, LocalDateTime written, Duration target, LocalDateTime due) {
        var timer = start(hours(week), at(written), target);
        assertThat(dueAt(timer)).isEqualTo(at(due));
    }

    private static WorkingTime hours(String week) {
        return new WorkingTime(WeeklyHours.parse(week), NOWRUZ, TEHRAN);
    }

    private static Instant at(LocalDateTime local) {
        return local.atZone(TEHRAN).toInstant();
    }

    private static Instant at(String local) {
        return at(LocalDateTime.parse(local));
    }

    private static Timer start(WorkingTime hours, Instant at, Duration target) {
        return Timer.start(UUID.randomUUID(), Kind.SOLVED, promise(target), at, hours)
                .orElseThrow();
    }

    private static Promise promise(Duration target) {
        return new Promise(UUID.randomUUID(), "همه", target);
    }

    private static Instant dueAt(Timer timer) {
        return timer.running().orElseThrow().dueAt();
    }

    @Test
    void warningComesWhenAQuarterIsLeft() {
        var timer = start(WorkingTime.iranian(), at("2025-11-22T16:00"), Duration.ofHours(4));
        assertThat(timer.running().orElseThrow().warnAt()).isEqualTo(at("2025-11-23T11:00"));
    }

    @Test
    void standsStillWhileTheCustomerOwesTheAnswer() {
        var hours = WorkingTime.iranian();
        var paused = start(hours, at("2025-11-22T10:00"), Duration.ofHours(8)).paused(at("2025-11-22T12:00"), hours);
        assertThat(paused.state()).isEqualTo(new State.Paused(at("2025-11-22T12:00"), Duration.ofHours(6)));
        assertThat(paused.judged(at("2025-12-22T12:00")).brokenAt()).isEmpty();
        var resumed = paused.resumed(at("2025-11-26T15:00"), hours);
        assertThat(dueAt(resumed)).isEqualTo(at("2025-11-27T13:00"));
    }

    @Test
    void pausedTwiceIsPausedOnceAndNobodyGainsByIt() {
        var hours = WorkingTime.iranian();
        var paused = start(hours, at("2025-11-22T10:00"), Duration.ofHours(8)).paused(at("2025-11-22T12:00"), hours);
        assertThat(paused.paused(at("2025-11-22T16:00"), hours)).isEqualTo(paused);
    }

    @Test
    void brokenStaysBrokenAndIsDueWhenItWas() {
        var hours = WorkingTime.iranian();
        var due = at("2025-11-22T11:00");
        var late = start(hours, at("2025-11-22T10:00"), Duration.ofHours(1)).paused(at("2025-11-22T12:00"), hours);
        assertThat(late.brokenAt()).contains(due);
        assertThat(dueAt(late.resumed(at("2025-11-23T12:00"), hours))).isEqualTo(due);
        assertThat(late.met(at("2025-11-23T12:00")).brokenAt()).contains(due);
    }

    @Test
    void doneAtTheDueTimeItselfIsInTime() {
        var hours = WorkingTime.iranian();
        var timer = start(hours, at("2025-11-22T10:00"), Duration.ofHours(1));
        assertThat(timer.met(at("2025-11-22T11:00")).brokenAt()).isEmpty();
        assertThat(timer.met(at("2025-11-22T11:00").plusMillis(1)).brokenAt()).isPresent();
    }

    @Test
    void hoursChangedLaterMoveNoDueTime() {
        var timer = start(WorkingTime.iranian(), at("2025-11-22T16:00"), Duration.ofHours(4));
        var longer = hours("sat-fri 00:00-24:00");
        assertThat(timer.resumed(at("2025-11-22T16:30"), longer)).isEqualTo(timer);
    }

    @Test
    void businessThatNeverOpensPromisesNothing() {
        var never = new WorkingTime(WeeklyHours.NEVER_OPEN, Map.of(), TEHRAN);
        assertThat(Timer.start(UUID.randomUUID(), Kind.SOLVED, promise(Duration.ofHours(1)), Instant.EPOCH, never))
                .isEqualTo(Optional.empty());
    }

    @Test
    void anotherPromiseMeasuresTheTimeUsedSoFar() {
        var hours = WorkingTime.iranian();
        var timer = start(hours, at("2025-11-22T10:00"), Duration.ofHours(8));
        var urgent = timer.remeasured(UUID.randomUUID(), promise(Duration.ofHours(3)), at("2025-11-22T12:00"), hours)
                .orElseThrow();
        assertThat(dueAt(urgent)).isEqualTo(at("2025-11-22T13:00"));
        assertThat(urgent.startedAt()).isEqualTo(timer.startedAt());
        var tooLate = timer.remeasured(UUID.randomUUID(), promise(Duration.ofHours(1)), at("2025-11-22T12:00"), hours)
                .orElseThrow();
        assertThat(dueAt(tooLate)).isEqualTo(at("2025-11-22T12:00"));
    }

    /** However often it is paused, the working time that ran is the working time promised. */
    @Test
    void timeCountedInPiecesIsTimeCountedAtOnce() {
        var random = new Random(1405);
        for (int i = 0; i < 2_000; i++) {
            var hours = hours(
                    random.nextBoolean() ? "sat-thu 09:00-13:00,16:00-20:00" : "sat-wed 18:00-02:00; thu 09:00-13:00");
            var at = at("2026-03-01T00:00").plusSeconds(random.nextInt(30 * 24 * 3600));
            var target = Duration.ofMinutes(1 + random.nextInt(40 * 60));
            assertRunsFor(target, start(hours, at, target), at, hours, random);
        }
    }

    private static void assertRunsFor(Duration target, Timer timer, Instant from, WorkingTime hours, Random random) {
        var ran = Duration.ZERO;
        for (int pauses = random.nextInt(6); pauses > 0; pauses--) {
            var paused = from.plusSeconds(random.nextInt(24 * 3600));
            if (paused.isAfter(dueAt(timer))) break;
            ran = ran.plus(hours.between(from, paused));
            from = paused.plusSeconds(random.nextInt(4 * 24 * 3600));
            timer = timer.paused(paused, hours).resumed(from, hours);
        }
        assertThat(ran.plus(hours.between(from, dueAt(timer)))).isEqualTo(target);
        assertThat(timer.brokenAt()).isEmpty();
    }
}
