package org.peyvand.worth.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The names below a chart: in even steps from the first on, no more than fit. */
class PlotTest {

    @ParameterizedTest
    @CsvSource({"1,1", "8,1", "9,2", "12,2", "13,2", "18,3", "24,3", "25,4", "36,6", "60,12", "200,25"})
    void stepsAreThoseMonthsAndDaysAreCountedIn(int places, int step) {
        assertThat(Plot.step(places)).isEqualTo(step);
    }

    @Test
    void everyPlaceIsThereAndNamesComeInEvenSteps() {
        assertThat(named(18)).containsExactly("0", "3", "6", "9", "12", "15");
        assertThat(plot(18).axis()).hasSize(18);
    }

    @Test
    void everyOtherNameCanBeMissedOnlyWhereThereAreMany() {
        assertThat(plot(4).axis()).noneMatch(Plot.Place::between);
        assertThat(plot(8).axis()).filteredOn(Plot.Place::between).hasSize(4);
    }

    private static Stream<String> named(int places) {
        return plot(places).axis().stream().map(Plot.Place::text).filter(text -> !text.isEmpty());
    }

    private static Plot plot(int places) {
        var names = IntStream.range(0, places).mapToObj(String::valueOf).toList();
        return new Plot("", names, List.of(), List.of(), 1, String::valueOf);
    }
}
