package org.peyvand.worth.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.peyvand.worth.model.WhatIf.Levers;

/** What better retention, shorter gaps, larger baskets and referrals would be worth. */
class WhatIfTest {

    private static final GammaGamma BASKET = new GammaGamma(6, 4, 15);
    private static final Terms YEAR = Terms.nextYear(0.8);
    private static final Terms LIFE = Terms.years(5, 0.2, 0.8);

    static Stream<Predictor> predictors() {
        return Stream.of(
                new BgNbd(0.8, 5, 0.9, 2.8),
                new MbgNbd(0.8, 5, 0.9, 2.8),
                new BgCnbd(2, 1.6, 5, 0.9, 2.8),
                new ParetoNbd(0.6, 9, 0.7, 12),
                new PlainRule(0.06, 8, 0.01));
    }

    private static List<Buyer> base() {
        return Stream.of(
                        new History(0, 0, 30),
                        new History(1, 4, 37),
                        new History(3, 30, 33),
                        new History(12, 50, 52),
                        new History(7, 20, 60))
                .map(history -> new Buyer(history, history.repeats() + 1, 40, 10))
                .toList();
    }

    private static WhatIf whatIf(Predictor model) {
        return new WhatIf(model, BASKET, base().stream());
    }

    @ParameterizedTest
    @MethodSource("predictors")
    void nothingChangedIsTheValueOfTheBase(Predictor model) {
        for (var terms : List.of(YEAR, LIFE)) {
            var answer = whatIf(model).answer(Levers.NONE, terms);
            double value = new Value(model, BASKET, terms)
                    .ofBase(base().stream(), new double[0][])
                    .expected();

            assertThat(answer.asItIs()).isCloseTo(value, within(1e-9 * value));
            assertThat(answer.supposed()).isCloseTo(value, within(1e-9 * value));
            assertThat(answer.gain()).isCloseTo(0, within(1e-12));
            assertThat(answer.ofNew()).isCloseTo(new Value(model, BASKET, terms).ofNew(), within(1e-9));
        }
    }

    @ParameterizedTest
    @MethodSource("predictors")
    void retentionBecomesWhatWasAskedFor(Predictor model) {
        for (double change : new double[] {-0.3, -0.05, 0.02, 0.05}) {
            var answer = whatIf(model).answer(Levers.retention(change), LIFE);

            assertThat(answer.retentionSupposed()).isCloseTo(answer.retention() * (1 + change), within(1e-6));
            assertThat(Math.signum(answer.gain())).isEqualTo(Math.signum(change));
            assertThat(Math.signum(1 - answer.dropOut())).isEqualTo(Math.signum(change));
        }
    }

    @ParameterizedTest
    @MethodSource("predictors")
    void nobodyCanKeepMoreThanAll(Predictor model) {
        var answer = whatIf(model).answer(Levers.retention(1_000), LIFE);

        assertThat(answer.retentionSupposed()).isCloseTo(1, within(1e-12));
        assertThat(answer.dropOut()).isZero();
    }

    @ParameterizedTest
    @MethodSource("predictors")
    void retentionEarnsMoreTheFartherOneLooks(Predictor model) {
        var whatIf = whatIf(model);

        assertThat(whatIf.fivePercentBetterRetention(LIFE).gain())
                .isGreaterThan(whatIf.fivePercentBetterRetention(YEAR).gain());
    }

    @ParameterizedTest
    @MethodSource("predictors")
    void basketsAreAFactorAndShorterGapsSellMore(Predictor model) {
        var whatIf = whatIf(model);

        assertThat(whatIf.answer(new Levers(0, 0, 0.1, 0), YEAR).gain()).isCloseTo(0.1, within(1e-9));
        assertThat(whatIf.answer(new Levers(0, 0, -1, 0), YEAR).supposed()).isZero();
        assertThat(whatIf.answer(new Levers(0, -0.1, 0, 0), YEAR).gain()).isBetween(0.01, 0.112);
        assertThat(whatIf.answer(new Levers(0, 0.1, 0, 0), YEAR).gain()).isBetween(-0.1, -0.01);
    }

    @ParameterizedTest
    @MethodSource("predictors")
    void referralsAddUpInProportion(Predictor model) {
        var whatIf = whatIf(model);
        var one = whatIf.answer(new Levers(0, 0, 0, 0.1), YEAR);
        var two = whatIf.answer(new Levers(0, 0, 0, 0.2), YEAR);
        double living = base().stream()
                .mapToDouble(buyer -> buyer.customers() * model.alive(buyer.history()))
                .sum();

        assertThat(two.referred()).isCloseTo(2 * one.referred(), within(1e-9 * one.referred()));
        assertThat(one.supposed() - one.asItIs()).isCloseTo(one.referred(), within(1e-9 * one.supposed()));
        assertThat(one.referred()).isLessThan(0.1 * living * one.ofNew());
    }

    /** Fifty thousand histories, of which less than a thousand are asked. */
    @Test
    void someStandForALargeBase() {
        var model = new BgNbd(0.8, 5, 0.9, 2.8);
        var all = IntStream.range(0, 50_000)
                .mapToObj(i -> new History(i % 9 == 0 ? 0 : i % 9, i % 9 == 0 ? 0 : i / 600.0, i / 600.0 + i % 31))
                .map(history -> new Buyer(history, history.repeats() + 1, 20 + history.age(), 3))
                .toList();
        var answer = new WhatIf(model, BASKET, all.stream()).answer(new Levers(0, -0.2, 0, 0), YEAR);
        double asItIs = new Value(model, BASKET, YEAR)
                .ofBase(all.stream(), new double[0][])
                .expected();
        double sooner = all.stream()
                .mapToDouble(buyer -> buyer.customers()
                        * BASKET.expected(buyer.purchases(), buyer.mean())
                        * YEAR.purchases(model, buyer.history(), new Change(1, 0.8)))
                .sum();

        assertThat(answer.asItIs()).isCloseTo(asItIs, within(0.02 * asItIs));
        assertThat(answer.gain()).isCloseTo(sooner / asItIs - 1, within(0.002));
    }

    @Test
    void aBaseThatIsWorthNothingStaysSo() {
        var nobody = new WhatIf(new PlainRule(0, 10, 0), new PlainSpend(0, 0), Stream.empty());
        var answer = nobody.fivePercentBetterRetention(LIFE);

        assertThat(answer.supposed()).isZero();
        assertThat(answer.gain()).isNaN();
    }

    @Test
    void nonsenseIsRefused() {
        assertThatThrownBy(() -> new Levers(-2, 0, 0, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Levers(0, -1, 0, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Levers(0, 0, Double.NaN, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Levers(0, 0, 0, -0.1)).isInstanceOf(IllegalArgumentException.class);
    }
}
