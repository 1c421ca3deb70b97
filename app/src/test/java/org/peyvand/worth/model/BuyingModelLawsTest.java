package org.peyvand.worth.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What must hold for every way of foretelling, whatever its parameters and whatever the history. */
class BuyingModelLawsTest {

    private static final int ROUNDS = 60;

    static Stream<Predictor> predictors() {
        var random = new SplittableRandom(17);
        var all = new ArrayList<Predictor>();
        for (int round = 0; round < 12; round++) {
            double r = power(random, 0.05, 20);
            double alpha = power(random, 0.05, 200);
            double a = power(random, 0.05, 20);
            double b = power(random, 0.05, 50);
            all.add(new BgNbd(r, alpha, a, b));
            all.add(new MbgNbd(r, alpha, a, b));
            all.add(new ParetoNbd(r, alpha, a, power(random, 0.05, 500)));
            all.add(new BgCnbd(2 + round % 4, r, alpha, a, b));
            all.add(new PlainRule(r / alpha, power(random, 0.2, 30), power(random, 0.001, 0.1)));
        }
        all.add(new BgNbd(0.5, 5, 1, 2));
        all.add(new ParetoNbd(0.5, 5, 1, 12));
        return all.stream();
    }

    private static double power(SplittableRandom random, double low, double high) {
        return low * Math.pow(high / low, random.nextDouble());
    }

    static History history(SplittableRandom random) {
        double age = random.nextInt(5) == 0 ? power(random, 0.1, 20_000) : power(random, 1, 300);
        int repeats = random.nextInt(3) == 0 ? 0 : (int) power(random, 1, random.nextInt(8) == 0 ? 2_000 : 30);
        double recency = repeats == 0 ? 0 : age * random.nextDouble();
        return new History(repeats, recency, age);
    }

    private static List<History> histories(Predictor model) {
        var random = new SplittableRandom(model.parameters().hashCode());
        return Stream.generate(() -> history(random)).limit(ROUNDS).toList();
    }

    @ParameterizedTest
    @MethodSource("predictors")
    void probabilitiesAreProbabilities(Predictor model) {
        for (var history : histories(model)) {
            assertThat(model.alive(history)).as("%s", history).isBetween(0.0, 1.0);
            assertThat(model.returns(history, 52)).as("%s", history).isBetween(0.0, 1.0);
            assertThat(model.retention(history, 52, Change.NONE))
                    .as("%s", history)
                    .isBetween(0.0, 1.0);
            assertThat(model.expected(history, 52))
                    .as("%s", history)
                    .isGreaterThanOrEqualTo(0)
                    .isFinite();
        }
    }

    @ParameterizedTest
    @MethodSource("predictors")
    void longerSilenceNeverMakesACustomerLikelierToBeOne(Predictor model) {
        for (var history : histories(model)) {
            double before = model.alive(history);
            for (double more : new double[] {0.1, 5, 50, 5_000}) {
                double after = model.alive(history.later(more));
                assertThat(after).as("%s, %s more weeks", history, more).isLessThanOrEqualTo(before * (1 + 1e-12));
                before = after;
            }
        }
    }

    @ParameterizedTest
    @MethodSource("predictors")
    void lookingFurtherAheadNeverFindsLess(Predictor model) {
        for (var history : histories(model)) {
            double before = 0;
            for (double ahead : new double[] {0, 0.5, 4, 26, 52, 260}) {
                double expected = model.expected(history, ahead);
                assertThat(expected).as("%s, %s ahead", history, ahead).isGreaterThanOrEqualTo(before * (1 - 1e-12));
                before = expected;
            }
        }
    }

    @ParameterizedTest
    @MethodSource("predictors")
    void theDistributionAgreesWithMeanAndReturn(Predictor model) {
        for (var history : histories(model).subList(0, 25)) {
            var purchases = model.purchases(history, 40);
            double expected = model.expected(history, 40);
            assertThat(purchases.mean()).as("%s", history).isCloseTo(expected, within(1e-6 + 1e-4 * expected));
            assertThat(1 - purchases.probability(0))
                    .as("%s", history)
                    .isCloseTo(model.returns(history, 40), within(1e-8));
        }
    }

    @ParameterizedTest
    @MethodSource("predictors")
    void fewerWhoLeaveAndShorterGapsSellMore(Predictor model) {
        for (var history : histories(model).subList(0, 25)) {
            double asItIs = model.expected(history, 60);
            assertThat(model.expected(history, 60, new Change(0.5, 1))).isGreaterThanOrEqualTo(asItIs * (1 - 1e-12));
            assertThat(model.expected(history, 60, new Change(1.5, 1))).isLessThanOrEqualTo(asItIs * (1 + 1e-12));
            assertThat(model.expected(history, 60, new Change(1, 0.8))).isGreaterThanOrEqualTo(asItIs * (1 - 1e-12));
            assertThat(model.retention(history, 60, new Change(0, 1))).isCloseTo(1, within(1e-12));
        }
    }

    @ParameterizedTest
    @MethodSource("predictors")
    void storedParametersMakeTheSameModel(Predictor model) {
        assertThat(model.kind().model(model.parameters())).isEqualTo(model);
    }

    @ParameterizedTest
    @MethodSource("predictors")
    void everyCustomerTwiceDoublesTheLikelihood(Predictor predictor) {
        if (!(predictor instanceof BuyingModel model)) return;
        var once = Histories.builder().addLogGaps(3.5);
        var twice = Histories.builder().addLogGaps(7);
        for (var history : histories(model)) {
            once.add(history);
            twice.add(history).add(history);
        }
        double single = model.logLikelihood(once.build());
        assertThat(single).isFinite();
        assertThat(model.logLikelihood(twice.build())).isCloseTo(2 * single, within(1e-11 * Math.abs(single)));
    }

    @Test
    void withoutRegularityTheGapModelIsTheOneAtRandom() {
        var random = new SplittableRandom(3);
        var plain = new BgNbd(0.4, 5, 0.7, 2);
        var regular = new BgCnbd(1, 0.4, 5, 0.7, 2);
        for (int round = 0; round < ROUNDS; round++) {
            var history = history(random);
            assertThat(regular.alive(history)).isEqualTo(plain.alive(history));
            assertThat(regular.expected(history, 30)).isEqualTo(plain.expected(history, 30));
        }
    }

    @Test
    void theOrderOfCustomersMakesNoDifference() {
        var random = new SplittableRandom(9);
        var some = new ArrayList<>(
                Stream.generate(() -> history(random)).limit(400).toList());
        var forth = Histories.of(some);
        Collections.reverse(some);

        assertThat(Fitting.fit(Kind.BG_NBD, Histories.of(some)).model())
                .isEqualTo(Fitting.fit(Kind.BG_NBD, forth).model());
    }
}
