package org.peyvand.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WeeklyHoursTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sat 09:00-13:00,16:00-20:00; thu 09:00-13:00 | sat 09:00-13:00,16:00-20:00; thu 09:00-13:00",
                "sat-wed 09:00-17:00; thu 09:00-13:00         | sat-wed 09:00-17:00; thu 09:00-13:00",
                "mon-fri 9:00-17:00                           | mon-fri 09:00-17:00",
                "fri-sat 10:00-12:00                          | sat 10:00-12:00; fri 10:00-12:00",
                "sat 09:00-12:00; sun 09:00-12:00             | sat-sun 09:00-12:00",
                "SAT 09:00 - 12:00 , 11:00-14:00 ;            | sat 09:00-14:00",
                "sat 09:00-12:00,12:00-14:00                  | sat 09:00-14:00",
                "sat 16:00-20:00,09:00-13:00                  | sat 09:00-13:00,16:00-20:00",
                "sat-fri 00:00-24:00                          | sat-fri 00:00-24:00",
                "fri 22:00-02:00                              | fri 22:00-02:00",
                "fri 22:00-02:00,23:00-03:30                  | fri 22:00-03:30",
                "fri 20:00-00:00                              | fri 20:00-24:00",
                "fri 00:00-24:00,23:00-02:00                  | fri 00:00-24:00,23:00-02:00",
                "''                                           | ''"
            })
    void theTextFormIsReadAndPrinted(String text, String printed) {
        var hours = WeeklyHours.parse(text);
        assertThat(hours).hasToString(printed);
        assertThat(WeeklyHours.parse(printed)).isEqualTo(hours);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sat 09:00-13:00; xyz 09:00-13:00 | UNKNOWN_DAY  | xyz             | 17",
                "sat-xyz 09:00-13:00              | UNKNOWN_DAY  | xyz             | 4",
                "sat-sun-mon 09:00-13:00          | UNKNOWN_DAY  | sat-sun-mon     | 0",
                "sat 09:00-10:00; sat 11:00-12:00 | DAY_TWICE    | sat             | 17",
                "sat                              | NO_SHIFTS    | sat             | 0",
                "sat 09:00                        | NOT_A_SHIFT  | 09:00           | 4",
                "sat 09:00-10:00,                 | NOT_A_SHIFT  | ''              | 16",
                "sat 9-17                         | NOT_A_SHIFT  | 9               | 4",
                "sat 09:00-25:00                  | NO_SUCH_TIME | 25:00           | 10",
                "sat 24:00-02:00                  | NO_SUCH_TIME | 24:00           | 4",
                "sat 09:00-24:01                  | NO_SUCH_TIME | 24:01           | 10",
                "sat 09:60-10:00                  | NO_SUCH_TIME | 09:60           | 4"
            })
    void aFaultIsNamedWithItsPlace(String text, UnreadableHoursException.Reason reason, String part, int position) {
        assertThatThrownBy(() -> WeeklyHours.parse(text))
                .asInstanceOf(type(UnreadableHoursException.class))
                .satisfies(e -> {
                    assertThat(e.reason()).isEqualTo(reason);
                    assertThat(e.part()).isEqualTo(part);
                    assertThat(e.position()).isEqualTo(position);
                });
    }

    @Test
    void anyHoursComeBackFromTheirText() {
        var random = new Random(9);
        for (int i = 0; i < 3_000; i++) {
            var hours = anyHours(random);
            assertThat(WeeklyHours.parse(hours.toString())).isEqualTo(hours);
        }
    }

    @Test
    void oneDayCanBeChanged() {
        var hours = WeeklyHours.IRANIAN.with(DayOfWeek.THURSDAY, List.of());
        assertThat(hours).hasToString("sat-wed 09:00-17:00");
        assertThat(hours.with(DayOfWeek.FRIDAY, List.of(Shift.of(10, 24))))
                .hasToString("sat-wed 09:00-17:00; fri 10:00-24:00");
    }

    @Test
    void hoursAreWholeMinutes() {
        assertThatThrownBy(() -> new Shift(LocalTime.of(9, 0, 1), LocalTime.NOON))
                .isInstanceOf(IllegalArgumentException.class);
    }

    static WeeklyHours anyHours(Random random) {
        var shifts = new EnumMap<DayOfWeek, List<Shift>>(DayOfWeek.class);
        for (var day : DayOfWeek.values()) {
            var list = new ArrayList<Shift>();
            for (int n = random.nextInt(4); n > 0; n--) list.add(new Shift(anyTime(random), anyTime(random)));
            shifts.put(day, list);
        }
        return new WeeklyHours(shifts);
    }

    private static LocalTime anyTime(Random random) {
        return LocalTime.of(random.nextInt(24), random.nextInt(4) * 15);
    }
}
