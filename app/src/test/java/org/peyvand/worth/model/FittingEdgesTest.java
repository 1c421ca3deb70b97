package org.peyvand.worth.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Bases at the edge of sense: a fit ends in finite numbers or in the plain rule with its reason, never in an error. */
class FittingEdgesTest {

    private static final Map<String, Histories> CARRY_NOTHING = Map.of(
            "nobody", Histories.builder().build(),
            "one customer", Histories.builder().add(new History(3, 20, 30)).build(),
            "one who came once", Histories.builder().add(new History(0, 0, 30)).build(),
            "all single buyers",
                    Histories.builder().add(new History(0, 0, 30), 50_000).build(),
            "all on one day", Histories.builder().add(History.NEW, 500).build(),
            "several times on one day",
                    Histories.builder().add(new History(2, 0, 0), 500).build());

    private static final Map<String, Histories> ODD = Map.of(
            "all alike", Histories.builder().add(new History(4, 30, 39), 1_000).build(),
            "nobody ever leaves", everyWeek(),
            "10,000 purchases by one customer", withAGiant(),
            "centuries of silence", withCenturies(),
            "all bought again at once",
                    Histories.builder().add(new History(1, 0, 52), 300).build(),
            "all bought again today",
                    Histories.builder().add(new History(1, 52, 52), 300).build());

    private static Histories everyWeek() {
        var base = Histories.builder();
        for (int age = 10; age < 60; age++) base.add(new History(age, age, age), 5);
        return base.build();
    }

    private static Histories withAGiant() {
        var base = Histories.builder().add(new History(10_000, 51.9, 52)).add(new History(0, 0, 52), 300);
        for (int x = 1; x < 30; x++) base.add(new History(x, 1.5 * x, 52), 30 - x);
        return base.build();
    }

    private static Histories withCenturies() {
        var base = Histories.builder().add(new History(2, 5, 40_000), 20).add(new History(0, 0, 40_000), 20);
        for (int x = 1; x < 30; x++) base.add(new History(x, 1.5 * x, 52), 30 - x);
        return base.build();
    }

    static Stream<Arguments> hopeless() {
        return CARRY_NOTHING.entrySet().stream()
                .flatMap(base -> Stream.of(Kind.values())
                        .filter(kind -> kind != Kind.PLAIN)
                        .map(kind -> Arguments.of(base.getKey(), kind)));
    }

    static Stream<Arguments> odd() {
        return ODD.keySet().stream().flatMap(name -> Stream.of(Kind.values()).map(kind -> Arguments.of(name, kind)));
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("hopeless")
    void thePlainRuleStandsIn(String name, Kind kind) {
        var fit = Fitting.fit(kind, CARRY_NOTHING.get(name));

        assertThat(fit.model()).isInstanceOf(PlainRule.class);
        assertThat(fit.converged()).isFalse();
        assertThat(fit.doubt())
                .hasValueSatisfying(doubt -> assertThat(doubt.fallsBack()).isTrue());
        assertSane(fit.model());
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("odd")
    void theNumbersStayFinite(String name, Kind kind) {
        var fit = Fitting.fit(kind, ODD.get(name));

        if (fit.model() instanceof BuyingModel) {
            assertThat(fit.converged()).isTrue();
            assertThat(fit.logLikelihood()).isFinite();
        } else {
            assertThat(kind == Kind.PLAIN || fit.doubt().isPresent()).isTrue();
        }
        assertThat(fit.standardErrors().values())
                .allSatisfy(error -> assertThat(error).isFinite().isPositive());
        assertSane(fit.model());
    }

    private static void assertSane(Predictor model) {
        Stream.of(
                        History.NEW,
                        new History(1, 0, 0),
                        new History(0, 0, 52),
                        new History(10_000, 51.9, 52),
                        new History(10_000, 10, 52),
                        new History(5, 30, 40_000))
                .forEach(history -> {
                    assertThat(model.alive(history)).as("%s", history).isBetween(0.0, 1.0);
                    assertThat(model.expected(history, Terms.YEAR))
                            .as("%s", history)
                            .isFinite()
                            .isNotNegative();
                    assertThat(model.purchases(history, Terms.YEAR).mean())
                            .as("%s", history)
                            .isFinite();
                });
    }

    @Test
    void gapsThatWereNotToldLeaveBuyingAtRandom() {
        var fit = Fitting.fit(Kind.BG_CNBD, withAGiant());

        assertThat(fit.doubt()).contains(Doubt.NO_GAPS);
        assertThat(((BgCnbd) fit.model()).k()).isEqualTo(1);
    }

    @Test
    void basketsOfNothingAreLeftOutAndCounted() {
        var spends = Spends.builder();
        IntStream.range(0, 200).forEach(at -> spends.add(1 + at % 4, 50 + 3 * (at % 37)));
        double likelihood = Fitting.fit(spends.build()).logLikelihood();
        var fit = Fitting.fit(
                spends.add(2, 0).add(3, -40, 5).add(1, Double.NaN).add(0, 70).build());

        assertThat(fit.leftOut()).isEqualTo(7);
        assertThat(fit.logLikelihood()).isEqualTo(likelihood);
        assertThat(fit.model().expected(3, -40)).isPositive();
        assertThat(fit.model().expected(0, 0)).isPositive();
    }

    @Test
    void basketsThatCarryNoModelLeaveTheMean() {
        var none = Fitting.fit(Spends.builder().build());
        var few = Fitting.fit(Spends.builder().add(1, 10).add(2, 30).build());
        var alike = Fitting.fit(Spends.builder().add(2, 25, 1_000).build());

        assertThat(none.doubt()).contains(Doubt.TOO_FEW);
        assertThat(none.model().expected(0, 0)).isZero();
        assertThat(few.model().expected(0, 0)).isEqualTo(20);
        assertThat(few.model().expected(3, 40)).isEqualTo(35);
        assertThat(alike.model().expected(2, 25)).isEqualTo(25);
        assertThat(Stream.of(none, few, alike).map(SpendFit::model)).hasOnlyElementsOfType(PlainSpend.class);
    }

    @Test
    void rialsFitLikeMillionsOfThem() {
        var shoppers = new Shoppers(21);
        var rial = Spends.builder();
        var million = Spends.builder();
        for (int customer = 0; customer < 500; customer++) {
            int purchases = 1 + customer % 5;
            double mean = shoppers.gamma(6 * purchases) / shoppers.gamma(4) / purchases;
            rial.add(purchases, mean * 1e9);
            million.add(purchases, mean);
        }
        var one = (GammaGamma) Fitting.fit(rial.build()).model();
        var other = (GammaGamma) Fitting.fit(million.build()).model();

        assertThat(one.p()).isCloseTo(other.p(), within(1e-5));
        assertThat(one.expected(2, 3e9) / 1e9).isCloseTo(other.expected(2, 3), within(1e-5));
    }
}
