package org.peyvand.worth.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The models give what their papers print for the CDNOW customers. */
class PublishedAnswersTest {

    private static final History SECOND = new History(2, 30.43, 38.86);
    private static final History BEST = new History(26, 30.857, 31);

    @Test
    void bgNbd() {
        var fit = Fitting.fit(Kind.BG_NBD, Cdnow.trials().histories());

        assertThat(fit.converged()).isTrue();
        assertThat(fit.doubt()).isEmpty();
        assertThat(fit.logLikelihood()).isCloseTo(-9582.43, within(0.005));
        assertParameters(fit.model(), 0.00005, 0.2426, 4.4136, 0.7929, 2.4259);
    }

    @Test
    void mbgNbd() {
        var fit = Fitting.fit(Kind.MBG_NBD, Cdnow.trials().histories());

        assertThat(fit.converged()).isTrue();
        assertParameters(fit.model(), 0.0005, 0.525, 6.183, 0.891, 1.614);
    }

    @Test
    void paretoNbd() {
        var fit = Fitting.fit(Kind.PARETO_NBD, Cdnow.trials().histories());

        assertThat(fit.converged()).isTrue();
        assertThat(fit.logLikelihood()).isCloseTo(-9594.98, within(0.005));
        assertParameters(fit.model(), 0.0005, 0.553, 10.578, 0.606, 11.669);
    }

    @Test
    void gammaGamma() {
        var fit = Fitting.fit(Cdnow.spends());

        assertThat(fit.converged()).isTrue();
        assertThat(fit.logLikelihood()).isCloseTo(-4055.92, within(0.005));
        var model = (GammaGamma) fit.model();
        assertThat(model.p()).isCloseTo(6.25, within(0.005));
        assertThat(model.q()).isCloseTo(3.74, within(0.005));
        assertThat(model.v()).isCloseTo(15.44, within(0.01));
        assertThat(fit.leftOut()).isZero();
    }

    @Test
    void likelihoodAtThePrintedParameters() {
        assertThat(new BgNbd(0.2426, 4.4136, 0.7929, 2.4259).logLikelihood(Cdnow.histories()))
                .isCloseTo(-9582.43, within(0.005));
        assertThat(new ParetoNbd(0.5533, 10.578, 0.6061, 11.669).logLikelihood(Cdnow.histories()))
                .isCloseTo(-9594.98, within(0.01));
        assertThat(new GammaGamma(6.25, 3.74, 15.44).logLikelihood(Cdnow.spends()))
                .isCloseTo(-4055.92, within(0.02));
    }

    @Test
    void purchasesOfACustomerInTheNext39Weeks() {
        assertThat(new BgNbd(0.2426, 4.4136, 0.7929, 2.4259).expected(SECOND, 39))
                .isCloseTo(1.226, within(0.0005));
    }

    @Test
    void aVeryGoodCustomerInTheNextYear() {
        var bg = Fitting.fit(Kind.BG_NBD, Cdnow.trials().histories()).model();
        var pareto = Fitting.fit(Kind.PARETO_NBD, Cdnow.trials().histories()).model();

        assertThat(pareto.expected(BEST, 52)).isCloseTo(25.456, within(0.002));
        assertThat(pareto.alive(BEST)).isCloseTo(0.99787, within(0.000005));
        assertThat(bg.expected(BEST, 52)).isCloseTo(25.757, within(0.002));
        assertThat(bg.alive(BEST)).isCloseTo(0.96885, within(0.000005));
    }

    private static void assertParameters(Predictor model, double precision, double... printed) {
        var found = List.copyOf(model.parameters().values());
        assertThat(found).hasSize(printed.length);
        for (int at = 0; at < printed.length; at++) {
            assertThat(found.get(at)).isCloseTo(printed[at], within(precision));
        }
    }
}
