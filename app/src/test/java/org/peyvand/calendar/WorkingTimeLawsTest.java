package org.peyvand.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Laws of working time, for any hours, holidays, zone and instants around the changes of the clock. */
class WorkingTimeLawsTest {
    private static final List<ZoneId> ZONES = List.of(
            ZoneId.of("Asia/Tehran"), ZoneId.of("Europe/London"), ZoneId.of("Asia/Kabul"), ZoneId.of("Pacific/Apia"));
    private static final Instant START = Instant.parse("2019-01-01T00:00:00Z");
    private static final Duration FIVE_YEARS = Duration.ofDays(5 * 365);

    private record Case(WorkingTime hours, Instant a, Instant b, Instant c, Duration d, Random random) {}

    private static void forAny(int seed, Consumer<Case> law) {
        var random = new Random(seed);
        for (int i = 0; i < 1_500; i++) {
            var hours = new WorkingTime(
                    WeeklyHoursTest.anyHours(random), anyDays(random), ZONES.get(random.nextInt(ZONES.size())));
            var a = anyInstant(random);
            var d = Duration.ofSeconds(1 + random.nextInt(60 * 24 * 3600), random.nextInt(1_000_000_000));
            law.accept(new Case(hours, a, near(a, random), near(a, random), d, random));
        }
    }

    private static Map<LocalDate, SpecialDay> anyDays(Random random) {
        var days = new HashMap<LocalDate, SpecialDay>();
        for (int n = random.nextInt(200); n > 0; n--) {
            var date = LocalDate.of(2019, 1, 1).plusDays(random.nextInt(5 * 365));
            var hours = WeeklyHoursTest.anyHours(random).on(date.getDayOfWeek());
            days.put(date, new SpecialDay("x", random.nextBoolean(), hours));
        }
        return days;
    }

    private static Instant anyInstant(Random random) {
        return START.plusSeconds(random.nextLong(FIVE_YEARS.toSeconds())).plusNanos(random.nextInt(1_000_000_000));
    }

    private static Instant near(Instant instant, Random random) {
        return instant.plusSeconds(random.nextInt(-40 * 24 * 3600, 40 * 24 * 3600));
    }

    @Test
    void theWorkingTimeUpToTheDueInstantIsWhatWasPromised() {
        forAny(1, it -> {
            var due = it.hours().plus(it.a(), it.d());
            due.ifPresent(end -> assertThat(it.hours().between(it.a(), end)).isEqualTo(it.d()));
            var everOpen = !it.hours().week().equals(WeeklyHours.NEVER_OPEN);
            if (everOpen) assertThat(due).isPresent();
        });
    }

    @Test
    void theDueInstantIsTheEarliest() {
        forAny(
                2,
                it -> it.hours()
                        .plus(it.a(), it.d())
                        .ifPresent(due -> assertThat(it.hours().between(it.a(), due.minusNanos(1)))
                                .isLessThan(it.d())));
    }

    @Test
    void workingTimeIsAdditive() {
        forAny(
                3,
                it -> assertThat(it.hours()
                                .between(it.a(), it.b())
                                .plus(it.hours().between(it.b(), it.c())))
                        .isEqualTo(it.hours().between(it.a(), it.c())));
    }

    @Test
    void morePromisedOrLaterStartedIsNeverDueEarlier() {
        forAny(4, it -> {
            var due = it.hours().plus(it.a(), it.d());
            var more = it.hours().plus(it.a(), it.d().plusSeconds(it.random().nextInt(100_000)));
            var later = it.hours().plus(it.a().plusSeconds(it.random().nextInt(1_000_000)), it.d());
            if (due.isPresent() && more.isPresent()) assertThat(more.get()).isAfterOrEqualTo(due.get());
            if (due.isPresent() && later.isPresent()) assertThat(later.get()).isAfterOrEqualTo(due.get());
        });
    }

    @Test
    void noWorkingTimePassesBeforeTheNextOpening() {
        forAny(
                5,
                it -> it.hours().nextOpening(it.a()).ifPresent(opening -> {
                    assertThat(it.hours().isOpen(opening)).isTrue();
                    assertThat(it.hours().between(it.a(), opening)).isZero();
                    assertThat(it.hours().isOpen(it.a())).isEqualTo(opening.equals(it.a()));
                }));
    }

    /** The oracle looks at the clock on the wall every quarter of an hour; Kabul never changes its clock. */
    @Test
    void theClockOnTheWallAgrees() {
        var random = new Random(6);
        for (int i = 0; i < 150; i++) {
            var hours = new WorkingTime(WeeklyHoursTest.anyHours(random), anyDays(random), ZoneId.of("Asia/Kabul"));
            var start = START.plus(Duration.ofDays(random.nextInt(1_000)));
            var end = start.plus(Duration.ofMinutes(15L * random.nextInt(2_000)));
            var quarters = 0;
            for (var t = start; t.isBefore(end); t = t.plusSeconds(900)) {
                var open = openOnTheWall(hours, t);
                if (open) quarters++;
                if (hours.isOpen(t) != open)
                    assertThat(hours.isOpen(t)).as(hours + " " + t).isEqualTo(open);
            }
            assertThat(hours.between(start, end)).isEqualTo(Duration.ofMinutes(15L * quarters));
        }
    }

    private static boolean openOnTheWall(WorkingTime hours, Instant instant) {
        var local = instant.atZone(hours.zone());
        var date = local.toLocalDate();
        var time = local.toLocalTime();
        return hours.hours(date).stream().anyMatch(shift -> runsAt(shift, time))
                || hours.hours(date.minusDays(1)).stream()
                        .anyMatch(shift -> !shift.to().isAfter(shift.from()) && time.isBefore(shift.to()));
    }

    private static boolean runsAt(Shift shift, LocalTime time) {
        var pastMidnight = !shift.to().isAfter(shift.from());
        return !time.isBefore(shift.from()) && (pastMidnight || time.isBefore(shift.to()));
    }
}
