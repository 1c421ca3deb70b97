package org.peyvand.worth.expected;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.peyvand.worth.model.GammaGamma;
import org.peyvand.worth.model.Kind;
import org.peyvand.worth.model.Terms;

/** One customer's outlook, at the edges too. */
class ScoringTest {

    private static final LocalDate TODAY = LocalDate.of(2025, 6, 1);

    private static final Map<Kind, Map<String, Double>> PARAMETERS = Map.of(
            Kind.BG_NBD, Map.of("r", 0.24, "alpha", 4.41, "a", 0.79, "b", 2.43),
            Kind.MBG_NBD, Map.of("r", 0.525, "alpha", 6.183, "a", 0.891, "b", 1.614),
            Kind.PARETO_NBD, Map.of("r", 0.553, "alpha", 10.578, "s", 0.606, "beta", 11.669),
            Kind.BG_CNBD, Map.of("k", 2.0, "r", 0.5, "alpha", 4.0, "a", 0.8, "b", 2.4),
            Kind.PLAIN, Map.of("rate", 0.05, "gap", 4.0, "leaving", 0.01));

    private static Scoring by(Kind kind) {
        return new Scoring(
                kind.model(PARAMETERS.get(kind)),
                new GammaGamma(6.25, 3.74, 15.44),
                TODAY,
                new Terms(365 / 7.0, 0, Scoring.LEVEL));
    }

    private static Bought bought(int days, int firstAgo, int lastAgo, long net) {
        return new Bought(TODAY.minusDays(firstAgo), TODAY.minusDays(lastAgo), days, days, net);
    }

    @ParameterizedTest
    @EnumSource
    void whoHasBeenSilentForLongerIsNotLikelierToBeStillThere(Kind kind) {
        double before = 1;
        for (int silent = 0; silent <= 400; silent += 20) {
            var outlook = by(kind).of(bought(10, 200 + silent, silent, 100_000));
            assertThat(outlook.alive()).isBetween(0.0, before + 1e-12);
            assertThat(outlook.loss()).isNotNegative();
            before = outlook.alive();
        }
    }

    @ParameterizedTest
    @EnumSource
    void whoIsAsGoodAsLostIsALossStill(Kind kind) {
        assertThat(by(kind).of(bought(10, 500, 300, 100_000)).loss()).isPositive();
    }

    @ParameterizedTest
    @EnumSource
    void whatCannotBeIsBorne(Kind kind) {
        for (var odd : new Bought[] {
            bought(1, 0, 0, 0),
            bought(1, 36_500, 36_500, -5_000),
            bought(2, -10, -400, 1_000),
            bought(10_000, 10_000, 1, 1_000_000_000_000L),
            new Bought(TODAY.minusDays(9), TODAY, 3, 0, 0)
        }) {
            var outlook = by(kind).of(odd);
            assertThat(outlook.alive()).isBetween(0.0, 1.0);
            assertThat(outlook.purchases()).isNotNegative().isFinite();
            assertThat(outlook.value()).isNotNegative();
        }
    }

    @Test
    void aDayIsOneBasketHoweverManyOrdersItHad() {
        assertThat(new Bought(TODAY, TODAY, 2, 5, 1_000).meanBasket()).isEqualTo(500);
        assertThat(new Bought(TODAY, TODAY, 2, 0, 0).meanBasket()).isZero();
    }
}
