package org.peyvand.worth.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.peyvand.worth.model.BackTest.Frequency;

/** How wrong the models were: against what their papers print, and on bases made up so that the answer is known. */
class BackTestTest {

    @Test
    void meansHeldOutByFrequencyAsPublished() {
        var trials = Cdnow.trials();

        assertMeans(BackTest.of(Kind.BG_NBD, trials), 0.225, 0.523, 1.044, 1.520, 2.164, 2.654, 3.504, 6.157);
        assertMeans(BackTest.of(Kind.PARETO_NBD, trials), 0.138, 0.600, 1.196, 1.714, 2.399, 2.907, 3.819, 6.403);
        assertThat(BackTest.of(Kind.PLAIN, trials).byFrequency().stream().map(Frequency::actual))
                .zipSatisfy(
                        List.of(.237, .697, 1.393, 1.560, 2.532, 2.947, 3.862, 6.359),
                        (found, printed) -> assertThat(found).isCloseTo(printed, within(0.0006)));
    }

    private static void assertMeans(BackTest test, Double... printed) {
        assertThat(test.byFrequency().stream().map(Frequency::predicted))
                .zipSatisfy(List.of(printed), (found, mean) -> assertThat(found).isCloseTo(mean, within(0.0011)));
    }

    @Test
    void rowsAddUp() {
        var trials = Cdnow.trials();
        for (var kind : Kind.values()) {
            var test = BackTest.of(kind, trials);

            double predicted = test.byFrequency().stream()
                    .mapToDouble(row -> row.customers() * row.predicted())
                    .sum();
            assertThat(predicted).isCloseTo(test.predicted(), within(1e-6));
            assertThat(test.actual()).isEqualTo(1882);
            assertThat(test.alive().stream()
                            .mapToLong(BackTest.Decile::customers)
                            .sum())
                    .isEqualTo(2357);
            assertThat(test.byFrequency().stream()
                            .mapToLong(Frequency::customers)
                            .sum())
                    .isEqualTo(2357);
        }
    }

    @Test
    void curveFollowsTheWeeks() {
        var curve = BackTest.of(Kind.BG_NBD, Cdnow.trials()).curve();

        assertThat(curve).hasSize(78);
        assertThat(curve.getLast().actual()).isEqualTo(4339);
        assertThat(curve.get(38).predicted()).isCloseTo(2457, within(0.02 * 2457));
        assertThat(curve.getLast().predicted()).isCloseTo(4339, within(0.05 * 4339));
        assertThat(curve.stream().filter(BackTest.Week::heldOut).count()).isEqualTo(39);
        assertThat(curve).isSortedAccordingTo((one, other) -> Double.compare(one.predicted(), other.predicted()));
    }

    @Test
    void theCurveIsTheSumOfWhatEachNewCustomerBuys() {
        var trials = Trials.builder(10)
                .add(new History(1, 3, 20), 1, 12)
                .add(new History(0, 0, 12.5), 0, 30)
                .add(new History(2, 4, 16), 2, 8)
                .cumulative(new long[30])
                .build();

        var test = BackTesting.of(fit(new BgNbd(0.5, 6, 0.8, 2.5)), trials);

        var model = test.fit().model();
        double last = 12 * model.expectedOfNew(30) + 30 * model.expectedOfNew(22.5) + 8 * model.expectedOfNew(26);
        assertThat(test.curve().getLast().predicted()).isCloseTo(last, within(1e-6 * last));
        assertThat(test.curve().get(3).predicted()).isCloseTo(12 * model.expectedOfNew(4), within(1e-6));
    }

    private static Fit fit(Predictor model) {
        return new Fit(model.kind(), model, 0, true, 1, Map.of(), new double[0][], Optional.empty());
    }

    @Test
    void inABaseOfTheModelsOwnKindItIsRight() {
        var story = new BetaGeometric(1, false, 0.6, 5, 0.9, 2.6);
        var test = BackTest.of(Kind.BG_NBD, trials(story, 20_000, 11));

        assertThat(test.error()).isCloseTo(0, within(0.03));
        assertThat(test.alive())
                .allSatisfy(decile -> assertThat(decile.predictedSeen())
                        .isCloseTo(decile.seen(), within(4 * Math.sqrt(0.25 / decile.customers()))));
    }

    @Test
    void regularBuyersAreRecognised() {
        var choice = Choice.choose(trials(new BetaGeometric(3, false, 1.5, 2, 0.6, 3), 5_000, 5));

        assertThat(choice.kind()).isEqualTo(Kind.BG_CNBD);
        assertThat(((BgCnbd) choice.best().fit().model()).k()).isEqualTo(3);
    }

    @Test
    void aPlainRuleIsTakenWhereItDoesBetter() {
        var plain = backTest(Kind.PLAIN, 100, 103);
        var wrong = backTest(Kind.BG_NBD, 100, 150);
        var alsoNear = backTest(Kind.MBG_NBD, 100, 104);

        assertThat(Choice.among(List.of(plain, wrong)).why()).isEqualTo(Choice.Reason.PLAIN_DOES_BETTER);
        assertThat(Choice.among(List.of(plain, wrong)).kind()).isEqualTo(Kind.PLAIN);
        assertThat(Choice.among(List.of(plain, alsoNear, wrong)).kind()).isEqualTo(Kind.MBG_NBD);
        assertThat(Choice.among(List.of(plain, alsoNear, wrong)).why()).isEqualTo(Choice.Reason.NEAREST);
    }

    private static BackTest backTest(Kind kind, double actual, double predicted) {
        var model = kind == Kind.PLAIN ? new PlainRule(1, 1, 0) : kind.model(new BgNbd(0.5, 5, 1, 2).parameters());
        var row = new Frequency(0, false, 100, predicted / 100, actual / 100);
        return new BackTest(fit(model), 39, List.of(row), List.of(), List.of(), predicted, actual);
    }

    @Test
    void buyersLikeClockworkAreNoReasonToFail() {
        var trials = Trials.builder(30);
        for (int day = 0; day < 200; day++) {
            trials.add(new History(10, 50 + day / 100.0, 52), 6, 5);
            trials.add(new History(1 + day % 3, 3 + day / 100.0, 52), 0, 5);
        }
        var choice = Choice.choose(trials.build());

        assertThat(choice.all()).hasSize(4);
        assertThat(choice.best().error()).isCloseTo(0, within(0.2));
    }

    @Test
    void withoutAnythingToCompareItSaysSo() {
        var nobodyBought = Trials.builder(10).add(new History(0, 0, 8), 0, 40).build();
        var nobody = Trials.builder(10).build();

        assertThat(Choice.choose(nobodyBought).why()).isEqualTo(Choice.Reason.NOTHING_TO_COMPARE);
        assertThat(Choice.choose(nobodyBought).kind()).isEqualTo(Kind.PLAIN);
        assertThat(Choice.choose(nobody).best().predicted()).isZero();
    }

    static Trials trials(BetaGeometric story, int customers, long seed) {
        var shoppers = new Shoppers(seed);
        var trials = Trials.builder(39).addLogGaps(0);
        for (int customer = 0; customer < customers; customer++) {
            var life = shoppers.betaGeometric(story, shoppers.between(27, 39), 39);
            trials.add(life.history(), life.after(), 1).addLogGaps(life.logGaps());
        }
        return trials.build();
    }
}
