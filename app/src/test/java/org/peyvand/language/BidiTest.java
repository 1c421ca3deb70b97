package org.peyvand.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BidiTest {

    @Test
    void nameIsIsolatedInItsOwnDirection() {
        assertThat(Bidi.isolate("Ali علی")).isEqualTo("\u2068Ali علی\u2069");
    }

    @Test
    void controlsInsideCannotReachOut() {
        assertThat(Bidi.isolate("a\u202eb\u2069c\u2066")).isEqualTo("\u2068abc\u2069");
    }

    @ParameterizedTest
    @ValueSource(strings = {"021-8877-6655", "+98 912 345 6789", "6037-9912-0000-0000", "2025-03-21", "۰۲۱-۸۸۷۷-۶۶۵۵"})
    void numberInAPersianLineIsReadFromLeftToRight(String number) {
        assertThat(shown("تلفن ", number)).isNotEqualTo(number);
        assertThat(shown("تلفن ", Bidi.leftToRight(number))).isEqualTo(number);
    }

    /** What the Unicode algorithm shows for the digits and signs of the line, left to right, controls left out. */
    private static String shown(String before, String number) {
        var line = before + number + " است";
        var levels = new java.text.Bidi(line, java.text.Bidi.DIRECTION_RIGHT_TO_LEFT);
        var order = new byte[line.length()];
        var units = new Character[line.length()];
        for (int at = 0; at < line.length(); at++) {
            order[at] = (byte) levels.getLevelAt(at);
            units[at] = line.charAt(at);
        }
        java.text.Bidi.reorderVisually(order, 0, units, 0, units.length);
        var visual = new StringBuilder();
        for (char unit : units) {
            visual.append(Character.isLetter(unit) || Bidi.isExplicit(unit) ? "" : unit);
        }
        return visual.toString().strip();
    }
}
