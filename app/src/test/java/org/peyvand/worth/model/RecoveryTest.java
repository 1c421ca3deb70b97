package org.peyvand.worth.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** From made-up bases the fit finds the parameters they were made of, as exactly as it says itself. */
class RecoveryTest {

    private static final int BASES = 8;

    @Test
    void bgNbd() {
        var truth = new BgNbd(0.2426, 4.4136, 0.7929, 2.4259);
        assertRecovered(truth, seed -> base(new BetaGeometric(1, false, 0.2426, 4.4136, 0.7929, 2.4259), 25_000, seed));
    }

    @Test
    void mbgNbd() {
        var truth = new MbgNbd(0.525, 6.183, 0.891, 1.614);
        assertRecovered(truth, seed -> base(new BetaGeometric(1, true, 0.525, 6.183, 0.891, 1.614), 25_000, seed));
    }

    @Test
    void bgCnbd() {
        var truth = new BgCnbd(2, 1.2, 3, 0.8, 2.5);
        assertRecovered(truth, seed -> base(new BetaGeometric(2, false, 1.2, 3, 0.8, 2.5), 10_000, seed));
    }

    @Test
    void paretoNbd() {
        var truth = new ParetoNbd(0.553, 10.578, 0.606, 11.669);
        assertRecovered(truth, seed -> {
            var shoppers = new Shoppers(seed);
            var base = Histories.builder();
            for (int customer = 0; customer < 4_000; customer++) {
                base.add(shoppers.pareto(truth, shoppers.between(27, 78), 0).history());
            }
            return base.build();
        });
    }

    @Test
    void gammaGamma() {
        var within = new ArrayList<Boolean>();
        for (int seed = 1; seed <= BASES; seed++) {
            var fit = Fitting.fit(spends(new GammaGamma(6.25, 3.74, 15.44), 4_000, seed));
            var model = (GammaGamma) fit.model();
            within.add(near(model.p(), 6.25, fit.standardErrors().get("p")));
            within.add(near(model.q(), 3.74, fit.standardErrors().get("q")));
            within.add(near(model.v(), 15.44, fit.standardErrors().get("v")));
        }
        assertMostly(within);
    }

    static Spends spends(GammaGamma story, int customers, long seed) {
        var shoppers = new Shoppers(seed);
        var spends = Spends.builder();
        for (int customer = 0; customer < customers; customer++) {
            int purchases = 1 + (int) shoppers.exponential(0.4);
            double rate = shoppers.gamma(story.q()) / story.v();
            spends.add(purchases, shoppers.gamma(story.p() * purchases) / rate / purchases);
        }
        return spends.build();
    }

    private static Histories base(BetaGeometric story, int customers, long seed) {
        var shoppers = new Shoppers(seed);
        var base = Histories.builder();
        for (int customer = 0; customer < customers; customer++) {
            var life = shoppers.betaGeometric(story, shoppers.between(27, 39), 0);
            base.add(life.history()).addLogGaps(life.logGaps());
        }
        return base.build();
    }

    private static void assertRecovered(Predictor truth, Function<Long, Histories> base) {
        var within = new ArrayList<Boolean>();
        for (long seed = 1; seed <= BASES; seed++) {
            var fit = Fitting.fit(truth.kind(), base.apply(seed));
            assertThat(fit.converged()).isTrue();
            assertThat(fit.standardErrors()).hasSize(4);
            fit.standardErrors()
                    .forEach((name, error) -> within.add(near(
                            fit.model().parameters().get(name),
                            truth.parameters().get(name),
                            error)));
            if (truth instanceof BgCnbd regular) {
                assertThat(fit.model().parameters().get("k")).isEqualTo(regular.k());
            }
        }
        assertMostly(within);
    }

    private static boolean near(double found, double truth, double error) {
        assertThat(Math.abs(found - truth)).isLessThan(5 * error);
        return Math.abs(found - truth) < 2 * error;
    }

    /** Two standard errors hold the truth in 95 of 100 cases; parameters of one fit go astray together. */
    private static void assertMostly(List<Boolean> within) {
        long inside = within.stream().filter(near -> near).count();
        assertThat((double) inside / within.size()).isGreaterThanOrEqualTo(0.85);
    }
}
