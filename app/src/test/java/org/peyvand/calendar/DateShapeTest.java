package org.peyvand.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DateShapeTest {
    private static final LocalDate TODAY = LocalDate.of(2025, 11, 21);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1404/01/05;1404/12/29                | JALALI    | YMD | false",
                "5/1/1404;7/2/1404                    | JALALI    | DMY | false",
                "۵ فروردین ۱۴۰۴;11 آبان 1404          | JALALI    | DMY | false",
                "2025-03-25;2024-01-01 10:00          | GREGORIAN | YMD | false",
                "2025-03-25;1404/01/05;2025-01-01     | GREGORIAN | YMD | false",
                "25/03/2025;03/04/2025                | GREGORIAN | DMY | false",
                "03/25/2025;03/04/2025                | GREGORIAN | MDY | false",
                "03/04/2025;05/06/2025                | GREGORIAN | DMY | true",
                "25/03/2025;26/03/2025;03/25/2025     | GREGORIAN | DMY | false",
                "04/01/05;03/12/30;04/02/06           | JALALI    | YMD | true",
                "99/12/30;03/12/30;98/06/31           | JALALI    | YMD | false",
                "31/06/04;30/02/03                    | JALALI    | YMD | true",
                "02/31/04;06/31/03                    | JALALI    | MDY | false",
                "25 Mar 2025;1 Jan 2024               | GREGORIAN | DMY | false"
            })
    void theColumnIsRecognised(String cells, CalendarSystem calendar, DateOrder order, boolean ambiguous) {
        var shape = DateShape.detect(List.of(cells.split(";")), TODAY).orElseThrow();
        assertThat(shape.calendar()).isEqualTo(calendar);
        assertThat(shape.order()).isEqualTo(order);
        assertThat(shape.ambiguous()).isEqualTo(ambiguous);
    }

    @Test
    void blankAndBrokenCellsAreCounted() {
        var shape = DateShape.detect(List.of("1404/1/5", "", "1404/12/30", "?", "1404/2/1"), TODAY)
                .orElseThrow();
        assertThat(shape.read()).isEqualTo(2);
        assertThat(shape.seen()).isEqualTo(4);
    }

    @Test
    void aColumnOfOtherThingsHasNoShape() {
        assertThat(DateShape.detect(List.of("علی", "12.5", "09123456789"), TODAY))
                .isEmpty();
        assertThat(DateShape.detect(List.of(), TODAY)).isEmpty();
    }

    @Test
    void theReaderMadeFromAShapeReadsTheColumn() {
        var cells = List.of("12/25/24", "01/13/25");
        var reader = DateReader.of(DateShape.detect(cells, TODAY).orElseThrow(), TODAY);
        assertThat(cells).allSatisfy(cell -> assertThat(reader.read(cell)).isInstanceOf(DateReading.Read.class));
    }
}
