package org.peyvand.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class PersianListTest {

    private static final Locale PERSIAN = Locale.of("fa", "IR");

    @Test
    void persianListHasPersianCommasAndAnd() {
        assertThat(PersianList.join(List.of("الف", "ب", "پ"), PERSIAN)).isEqualTo("الف، ب و پ");
        assertThat(PersianList.join(List.of("الف", "ب"), PERSIAN)).isEqualTo("الف و ب");
    }

    @Test
    void englishListHasNoCommaBeforeAnd() {
        assertThat(PersianList.join(List.of("a", "b", "c"), Locale.ENGLISH)).isEqualTo("a, b and c");
        assertThat(PersianList.join(List.of("a", "b"), Locale.UK)).isEqualTo("a and b");
    }

    @Test
    void oneItemStandsAloneAndNoneIsEmpty() {
        assertThat(PersianList.join(List.of("الف"), PERSIAN)).isEqualTo("الف");
        assertThat(PersianList.join(List.of(), PERSIAN)).isEmpty();
    }
}
