package org.peyvand.commerce.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberReaderTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            nullValues = "-",
            value = {
                "1250           | 1250    | 1250",
                "۱٬۲۵۰٬۰۰۰      | 1250000 | 1250000",
                "1,250,000      | 1250000 | -",
                "1.250.000      | -       | 1250000",
                "1,250.50       | 1250.50 | -",
                "1.250,50       | -       | 1250.50",
                "1 250 000      | 1250000 | 1250000",
                "2.55           | 2.55    | -",
                "2,5            | -       | 2.5",
                "۲٫۵            | 2.5     | 2.5",
                "-6             | -6      | -6",
                "6-             | -6      | -6",
                "(1,250)        | -1250   | -1.250",
                "−12            | -12     | -12",
                "250000 تومان   | 250000  | 250000",
                "$12.50         | 12.50   | -",
                "1.5E+3         | 1.5E+3  | 1.5E+3",
                "12,34,567      | -       | -",
                "1,25           | -       | 1.25",
                "abc            | -       | -",
                "12abc          | -       | -",
                "1.2.3          | -       | -",
                "--5            | -       | -",
                ".5             | 0.5     | -"
            })
    void numbersAreReadAsTheFileWritesThem(String cell, BigDecimal withPoint, BigDecimal withComma) {
        assertRead(NumberReader.POINT.read(cell), withPoint);
        assertRead(NumberReader.COMMA.read(cell), withComma);
    }

    private static void assertRead(Optional<BigDecimal> read, BigDecimal expected) {
        if (expected == null) assertThat(read).isEmpty();
        else assertThat(read).hasValueSatisfying(number -> assertThat(number).isEqualByComparingTo(expected));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2.55;3.39;1,200.00|.|false",
                "2,5;12,75|,|false",
                "1.250;2.500|.|true",
                "1250;300|.|false",
                "1.250.000;3.000|,|false"
            })
    void theDecimalMarkIsTold(String cells, char decimal, boolean ambiguous) {
        assertThat(NumberMarks.detect(List.of(cells.split(";")))).isEqualTo(new NumberMarks(decimal, ambiguous));
    }
}
