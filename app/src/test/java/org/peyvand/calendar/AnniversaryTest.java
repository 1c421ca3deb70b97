package org.peyvand.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.peyvand.calendar.CalendarSystem.GREGORIAN;
import static org.peyvand.calendar.CalendarSystem.JALALI;

import java.time.DateTimeException;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class AnniversaryTest {
    @Test
    void whoWasBornOn30EsfandCelebratesOn29InCommonYears() {
        var birthday = Anniversary.of(LocalDate.of(1997, 3, 20), JALALI);
        assertThat(birthday).isEqualTo(new Anniversary(JALALI, 12, 30));
        assertThat(birthday.in(1403)).isEqualTo("2025-03-20");
        assertThat(birthday.in(1404)).isEqualTo(new JalaliDate(1404, 12, 29).toLocalDate());
        assertThat(birthday.isOn(LocalDate.of(2026, 3, 20))).isTrue();
        assertThat(birthday.isOn(new JalaliDate(1403, 12, 29).toLocalDate())).isFalse();
    }

    @Test
    void whoWasBornOn29FebruaryCelebratesOn28InCommonYears() {
        var birthday = Anniversary.of(LocalDate.of(2000, 2, 29), GREGORIAN);
        assertThat(birthday.in(2024)).isEqualTo("2024-02-29");
        assertThat(birthday.in(2025)).isEqualTo("2025-02-28");
    }

    @Test
    void theNextCelebrationIsTodayOrLater() {
        var nowruz = new Anniversary(JALALI, 1, 1);
        assertThat(nowruz.onOrAfter(LocalDate.of(2025, 3, 21))).isEqualTo("2025-03-21");
        assertThat(nowruz.onOrAfter(LocalDate.of(2025, 3, 22))).isEqualTo("2026-03-21");
        assertThat(new Anniversary(GREGORIAN, 1, 1).onOrAfter(LocalDate.of(2025, 12, 31)))
                .isEqualTo("2026-01-01");
    }

    @Test
    void aDayNoYearHasIsRefused() {
        assertThatThrownBy(() -> new Anniversary(JALALI, 7, 31)).isInstanceOf(DateTimeException.class);
        assertThatThrownBy(() -> new Anniversary(GREGORIAN, 2, 30)).isInstanceOf(DateTimeException.class);
    }
}
