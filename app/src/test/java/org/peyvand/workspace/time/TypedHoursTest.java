package org.peyvand.workspace.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.DayOfWeek;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.peyvand.calendar.Shift;
import org.peyvand.web.Language;
import org.peyvand.web.Messages;
import org.peyvand.web.Reader;
import org.peyvand.web.Refused;
import org.peyvand.workspace.TestWorkspace;
import org.peyvand.workspace.TypedWeek;

/** The shifts of a day, in the ways people write them. */
class TypedHoursTest {

    private static final Reader PERSIAN = TestWorkspace.IRANIAN.reader(Language.FA, Clock.systemUTC(), Messages.load());

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "09:00-13:00,16:00-20:00   | 09:00-13:00 16:00-20:00",
                "9-13, 16:30-20            | 09:00-13:00 16:30-20:00",
                "۹ تا ۱۳ و ۱۶ تا ۲۰         | 09:00-13:00 16:00-20:00",
                "۰۹:۰۰–۱۳:۰۰، ۱۶:۰۰–۲۰:۰۰  | 09:00-13:00 16:00-20:00",
                "٩ - ١٣                     | 09:00-13:00",
                "9 to 17                   | 09:00-17:00",
                "22-2                      | 22:00-02:00",
                "22:00-24:00               | 22:00-24:00",
                "16-20, 9-13               | 09:00-13:00 16:00-20:00",
                "9-13, 13-17               | 09:00-17:00",
            })
    void readsShifts(String typed, String shifts) {
        assertThat(TypedHours.read(typed, PERSIAN).stream().map(Shift::toString).collect(Collectors.joining(" ")))
                .isEqualTo(shifts);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "بسته", "تعطیل", "closed", "Closed"})
    void closedDayHasNone(String typed) {
        assertThat(TypedHours.read(typed, PERSIAN)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"صبح", "9", "25-26", "9-13-17", "9-13; sun 10-12", "09:61-10:00", "9-13 16-20", "-", ","})
    void anythingElseIsRefused(String typed) {
        assertThatThrownBy(() -> TypedHours.read(typed, PERSIAN)).isInstanceOf(Refused.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"9-14, 13-17", "۱۶-۲۰ و ۹-۱۷", "9-13, 9-13"})
    void shiftsThatOverlapAreTold(String typed) {
        assertThatThrownBy(() -> TypedHours.read(typed, PERSIAN))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.saidTo(PERSIAN))
                                .contains("روی هم می‌افتند")
                                .doesNotContainPattern("[0-9]"));
    }

    /** What was typed comes back with the reader's digits, and from left to right where it has no letters. */
    @Test
    void wrongHoursComeBackAsTheyAreRead() {
        var week = TypedWeek.read(Map.of("saturday", "9-13-17", "sunday", "9-13"), PERSIAN);
        assertThat(week.typed()).containsEntry(DayOfWeek.SATURDAY, "۹-۱۳-۱۷");
        assertThat(week.problems().get(DayOfWeek.SATURDAY)).contains("\u2068۹-۱۳-۱۷\u2069");
        assertThat(week.problems()).doesNotContainKey(DayOfWeek.SUNDAY);
    }

    @Test
    void nightThatReachesIntoTheNextMorningIsTold() {
        var week = TypedWeek.read(Map.of("friday", "22-4", "saturday", "3-9"), PERSIAN);
        assertThat(week.problems()).containsOnlyKeys(DayOfWeek.SATURDAY);
        assertThat(TypedWeek.read(Map.of("friday", "22-3", "saturday", "3-9"), PERSIAN)
                        .problems())
                .isEmpty();
    }
}
