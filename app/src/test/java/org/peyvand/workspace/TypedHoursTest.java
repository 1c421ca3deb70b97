package org.peyvand.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.peyvand.calendar.Shift;
import org.peyvand.web.Refused;

/** The shifts of a day, in the ways people write them. */
class TypedHoursTest {

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
        assertThat(TypedHours.read(typed).stream().map(Shift::toString).collect(Collectors.joining(" ")))
                .isEqualTo(shifts);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "بسته", "تعطیل", "closed", "Closed"})
    void closedDayHasNone(String typed) {
        assertThat(TypedHours.read(typed)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"صبح", "9", "25-26", "9-13-17", "9-13; sun 10-12", "09:61-10:00", "9-13 16-20", "-", ","})
    void anythingElseIsRefused(String typed) {
        assertThatThrownBy(() -> TypedHours.read(typed)).isInstanceOf(Refused.class);
    }
}
