package org.peyvand.worth.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.peyvand.worth.model.Acquisition.Verdict;

/** What a customer costs against what they bring, with intervals that hold as often as they say. */
class AcquisitionTest {

    /** Exact limits of a Poisson mean at 95 %, as tables print them (Garwood 1936). */
    @ParameterizedTest
    @CsvSource({"0, 0, 3.69", "1, 0.0253, 5.57", "5, 1.62, 11.67", "10, 4.80, 18.39", "50, 37.11, 65.92"})
    void theCostOfOneFollowsThePrintedLimitsOfACount(long customers, double low, double high) {
        var cost = new Acquisition(customers, 1_000, 0, 0, 0, 0.95).cost();
        assertThat(1_000 / cost.low()).isCloseTo(high, within(0.01));
        assertThat(1_000 / cost.high()).isCloseTo(low, within(0.01));
    }

    /** Quantiles of Student's distribution as tables print them. */
    @ParameterizedTest
    @CsvSource({"1, 0.9, 3.078", "4, 0.975, 2.776", "9, 0.9, 1.383", "30, 0.975, 2.042"})
    void studentsQuantilesAreThePrintedOnes(double freedom, double probability, double quantile) {
        assertThat(Acquisition.studentQuantile(freedom, probability)).isCloseTo(quantile, within(0.001));
    }

    /** Customers come by chance and bring unequal sums; the true ratio lies within the interval as often as it says. */
    @Test
    void theIntervalOfTheRatioHoldsAsOftenAsItSays() {
        var chance = new Random(20250321);
        int held = 0;
        int shops = 2_000;
        for (int shop = 0; shop < shops; shop++) {
            var won = made(chance, 40, 100, 4_000);
            var ratio = won.ratio();
            if (ratio.low() <= 1 && 1 <= ratio.high()) held++;
        }
        assertThat((double) held / shops).isCloseTo(0.8, within(0.04));
    }

    /** About so many customers who bring so much on average, in gamma parts of shape one. */
    private static Acquisition made(Random chance, double expected, double mean, double spend) {
        long customers = 0;
        for (double at = -Math.log(1 - chance.nextDouble()); at < expected; at -= Math.log(1 - chance.nextDouble()))
            customers++;
        double total = 0;
        double squares = 0;
        for (long i = 0; i < customers; i++) {
            double value = -mean * Math.log(1 - chance.nextDouble());
            total += value;
            squares += value * value;
        }
        return new Acquisition(customers, spend, customers, total, squares, 0.8);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, 0, FREE",
        "0, 500, 0, NOBODY",
        "9, 900, 10, FEW",
        "100, 100, 10, GAIN",
        "100, 10000, 10, LOSS",
        "20, 210, 10, LIKELY_LOSS",
        "20, 190, 10, LIKELY_GAIN"
    })
    void whatIsSaidFollowsFromTheInterval(long customers, double spend, double mean, Verdict verdict) {
        var won = new Acquisition(customers, spend, customers, customers * mean, customers * mean * mean * 2, 0.8);
        assertThat(won.verdict()).isEqualTo(verdict);
    }

    @Test
    void theCostIsBackInTheMonthInWhichTheCurveReachesIt() {
        var won = new Acquisition(10_000, 10_000 * 25.0, 10_000, 10_000 * 60.0, 10_000 * 3_700.0, 0.8);
        var back = won.payBack(List.of(10.0, 20.0, 30.0, 60.0));
        assertThat(back.months()).isEqualTo(OptionalInt.of(2));
        assertThat(back.low()).isEqualTo(OptionalInt.of(2));
        assertThat(won.payBack(List.of(10.0, 20.0)).months()).isEmpty();
        assertThat(won.payBack(List.of(30.0)).months())
                .as("with the first purchase")
                .hasValue(0);
    }
}
