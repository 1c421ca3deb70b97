package org.peyvand.worth.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.hipparchus.optim.InitialGuess;
import org.hipparchus.optim.MaxEval;
import org.hipparchus.optim.SimpleValueChecker;
import org.hipparchus.optim.nonlinear.scalar.GoalType;
import org.hipparchus.optim.nonlinear.scalar.ObjectiveFunction;
import org.hipparchus.optim.nonlinear.scalar.noderiv.NelderMeadSimplex;
import org.hipparchus.optim.nonlinear.scalar.noderiv.SimplexOptimizer;
import org.hipparchus.special.Beta;
import org.hipparchus.special.Gamma;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every number again by another way: the papers' closed forms, plain integration, simulation, another optimiser. */
class SecondMethodTest {

    private static final BgNbd BG = new BgNbd(0.2426, 4.4136, 0.7929, 2.4259);
    private static final MbgNbd MBG = new MbgNbd(0.525, 6.183, 0.891, 1.614);
    private static final ParetoNbd PARETO = new ParetoNbd(0.553, 10.578, 0.606, 11.669);
    private static final BgCnbd REGULAR = new BgCnbd(3, 1.4, 4, 0.8, 2.6);

    private static final List<History> HISTORIES = List.of(
            new History(0, 0, 38.86),
            new History(1, 1.71, 38.86),
            new History(2, 30.43, 38.86),
            new History(5, 12, 30),
            new History(26, 30.857, 31),
            new History(60, 100, 180));

    static Stream<History> histories() {
        return HISTORIES.stream();
    }

    /** Fader, Hardie and Lee (2005), equation 10, with Gauss's series summed directly. */
    @ParameterizedTest
    @MethodSource("histories")
    void bgNbdExpectationAsPrinted(History history) {
        double x = history.repeats();
        for (double t : new double[] {1, 39, 52}) {
            double z = t / (BG.alpha() + history.age() + t);
            double gauss = hypergeometric(BG.r() + x, BG.b() + x, BG.a() + BG.b() + x - 1, z);
            double power = Math.pow((BG.alpha() + history.age()) / (BG.alpha() + history.age() + t), BG.r() + x);
            double printed = (BG.a() + BG.b() + x - 1) / (BG.a() - 1) * (1 - power * gauss) * BG.alive(history);
            assertThat(BG.expected(history, t)).isCloseTo(printed, within(1e-8 * Math.max(1, Math.abs(printed))));
        }
    }

    /** The same, equation 9, for new customers. */
    @Test
    void bgNbdExpectationOfNewCustomersAsPrinted() {
        for (double t : new double[] {1, 39, 78}) {
            double gauss = hypergeometric(BG.r(), BG.b(), BG.a() + BG.b() - 1, t / (BG.alpha() + t));
            double power = Math.pow(BG.alpha() / (BG.alpha() + t), BG.r());
            double printed = (BG.a() + BG.b() - 1) / (BG.a() - 1) * (1 - power * gauss);
            assertThat(BG.expectedOfNew(t)).isCloseTo(printed, within(1e-10));
        }
    }

    private static double hypergeometric(double a, double b, double c, double z) {
        double term = 1;
        double sum = 1;
        for (int n = 0; n < 1_000_000 && Math.abs(term) > 1e-18 * Math.abs(sum); n++) {
            term *= (a + n) * (b + n) / ((c + n) * (n + 1)) * z;
            sum += term;
        }
        return sum;
    }

    /** What a single customer of known rate and drop-out does, integrated over both. */
    @Test
    void bgNbdLikelihoodByIntegration() {
        for (var history : HISTORIES.subList(0, 4)) {
            double x = history.repeats();
            double byHand = overBeta(
                    BG.a(),
                    BG.b(),
                    p -> overGamma(BG.r(), BG.alpha(), rate -> {
                        double alive = Math.pow(1 - p, x) * Math.pow(rate, x) * Math.exp(-rate * history.age());
                        double gone = x == 0
                                ? 0
                                : p * Math.pow(1 - p, x - 1) * Math.pow(rate, x) * Math.exp(-rate * history.recency());
                        return alive + gone;
                    }));
            assertThat(BG.logLikelihood(Histories.of(List.of(history)))).isCloseTo(Math.log(byHand), within(1e-6));
        }
    }

    @Test
    void mbgNbdLikelihoodByIntegration() {
        for (var history : HISTORIES.subList(0, 4)) {
            double x = history.repeats();
            double byHand = overBeta(
                    MBG.a(),
                    MBG.b(),
                    p -> overGamma(
                            MBG.r(),
                            MBG.alpha(),
                            rate -> Math.pow(rate, x)
                                    * (Math.pow(1 - p, x + 1) * Math.exp(-rate * history.age())
                                            + p * Math.pow(1 - p, x) * Math.exp(-rate * history.recency()))));
            assertThat(MBG.logLikelihood(Histories.of(List.of(history)))).isCloseTo(Math.log(byHand), within(1e-6));
        }
    }

    /** Fader and Hardie's note of 2005, equations 2 to 4: with Gauss's function, for alpha below beta. */
    @ParameterizedTest
    @MethodSource("histories")
    void paretoNbdLikelihoodAsPrinted(History history) {
        double x = history.repeats();
        double r = PARETO.r();
        double s = PARETO.s();
        double alpha = PARETO.alpha();
        double beta = PARETO.beta();
        double part = Math.exp(Gamma.logGamma(r + x) - Gamma.logGamma(r) + r * Math.log(alpha) + s * Math.log(beta));
        double sum = r + s + x;
        double last = beta + history.recency();
        double now = beta + history.age();
        double early = hypergeometric(sum, r + x, sum + 1, (beta - alpha) / last) / Math.pow(last, sum);
        double late = hypergeometric(sum, r + x, sum + 1, (beta - alpha) / now) / Math.pow(now, sum);
        double alive = Math.pow(alpha + history.age(), -(r + x)) * Math.pow(now, -s);
        double printed = part * (alive + s / sum * (early - late));

        assertThat(PARETO.logLikelihood(Histories.of(List.of(history)))).isCloseTo(Math.log(printed), within(1e-9));
        assertThat(PARETO.alive(history)).isCloseTo(alive / (alive + s / sum * (early - late)), within(1e-10));
    }

    /** The silence's integral in thousands of small parts, for parameters far apart. */
    @Test
    void unseenEndByAnotherQuadrature() {
        var random = new SplittableRandom(5);
        for (int round = 0; round < 80; round++) {
            double alpha = Math.pow(10, -2 + 5 * random.nextDouble());
            double beta = Math.pow(10, -2 + 5 * random.nextDouble());
            double s = Math.pow(10, -1.5 + 2.5 * random.nextDouble());
            double shape = Math.pow(10, -1.5 + 3 * random.nextDouble());
            double age = Math.pow(10, 3 * random.nextDouble());
            double recency = random.nextInt(3) == 0 ? 0 : age * random.nextDouble();
            var gone = new UnseenEnd(shape, alpha, s, beta);
            gone.between(recency, age);

            double smaller = Math.min(alpha, beta);
            double log = Math.log((smaller + age) / (smaller + recency));
            double odds = integral(
                    z -> {
                        double y = (smaller + recency) * Math.exp(z) - smaller;
                        double fall = shape * Math.log((alpha + y) / (alpha + recency))
                                + s * Math.log((beta + y) / (beta + recency));
                        return Math.exp(-fall) * (smaller + y) / (beta + y);
                    },
                    0,
                    log);
            double rise =
                    shape * Math.log((alpha + age) / (alpha + recency)) + s * Math.log((beta + age) / (beta + recency));
            assertThat(gone.logOdds())
                    .as("shape %s alpha %s s %s beta %s, %s to %s", shape, alpha, s, beta, recency, age)
                    .isCloseTo(Math.log(s * odds) + rise, within(1e-8));
        }
    }

    /** In small parts, as Boole and Newton would. */
    private static double integral(DoubleUnaryOperator value, double from, double to) {
        int parts = 2_000;
        double step = (to - from) / parts;
        double sum = 0;
        for (int part = 0; part < parts; part++) {
            double at = from + part * step;
            sum += step
                    / 90
                    * (7 * value.applyAsDouble(at)
                            + 32 * value.applyAsDouble(at + step / 4)
                            + 12 * value.applyAsDouble(at + step / 2)
                            + 32 * value.applyAsDouble(at + 3 * step / 4)
                            + 7 * value.applyAsDouble(at + step));
        }
        return sum;
    }

    /** Midpoints on the quantile's logit, where the ends are tame. */
    private static double overBeta(double a, double b, DoubleUnaryOperator value) {
        double sum = 0;
        double step = 0.05;
        double log = Beta.logBeta(a, b);
        for (double logit = -45; logit < 45; logit += step) {
            double p = 1 / (1 + Math.exp(-logit));
            double q = 1 / (1 + Math.exp(logit));
            sum += step * Math.exp(a * Math.log(p) + b * Math.log(q) - log) * value.applyAsDouble(p);
        }
        return sum;
    }

    private static double overGamma(double shape, double rate, DoubleUnaryOperator value) {
        double sum = 0;
        double step = 0.05;
        double constant = shape * Math.log(rate) - Gamma.logGamma(shape);
        for (double log = -90; log < 8; log += step) {
            double x = Math.exp(log);
            sum += step * Math.exp(shape * log - rate * x + constant) * value.applyAsDouble(x);
        }
        return sum;
    }

    /** Among made-up customers with about this history, those really alive and what they really bought. */
    @Test
    void regularBuyersBySimulation() {
        var story = new BetaGeometric(3, false, 1.4, 4, 0.8, 2.6);
        var shoppers = new Shoppers(31);
        double alive = 0;
        double foretoldAlive = 0;
        double bought = 0;
        double foretold = 0;
        double again = 0;
        double foretoldAgain = 0;
        int customers = 40_000;
        for (int customer = 0; customer < customers; customer++) {
            var life = shoppers.betaGeometric(story, 30, 25);
            if (life.history().silence() < 8) continue;
            alive += life.alive() ? 1 : 0;
            bought += life.after();
            again += life.after() > 0 ? 1 : 0;
            foretoldAlive += REGULAR.alive(life.history());
            foretold += REGULAR.expected(life.history(), 25);
            foretoldAgain += REGULAR.returns(life.history(), 25);
        }
        assertThat(foretoldAlive).isCloseTo(alive, within(0.015 * alive));
        assertThat(foretold).isCloseTo(bought, within(0.02 * bought));
        assertThat(foretoldAgain).isCloseTo(again, within(0.015 * again));
    }

    @Test
    void paretoBySimulation() {
        var story = new ParetoNbd(1.2, 8, 0.9, 15);
        var shoppers = new Shoppers(32);
        var counts = new double[12];
        var foretold = new double[12];
        double alive = 0;
        double foretoldAlive = 0;
        for (int customer = 0; customer < 40_000; customer++) {
            var life = shoppers.pareto(story, 40, 30);
            alive += life.alive() ? 1 : 0;
            foretoldAlive += story.alive(life.history());
            if (life.after() < counts.length) counts[life.after()]++;
            if (customer % 20 != 0) continue;
            var purchases = story.purchases(life.history(), 30);
            for (int n = 0; n < foretold.length; n++) foretold[n] += 20 * purchases.probability(n);
        }
        assertThat(foretoldAlive).isCloseTo(alive, within(0.015 * alive));
        for (int n = 0; n < counts.length; n++) {
            assertThat(foretold[n]).as("%s purchases", n).isCloseTo(counts[n], within(0.05 * counts[n] + 60));
        }
    }

    @Test
    void numberOfPurchasesBySimulation() {
        var story = new BetaGeometric(1, true, 0.8, 5, 0.9, 2.2);
        var model = new MbgNbd(0.8, 5, 0.9, 2.2);
        var shoppers = new Shoppers(33);
        var counts = new double[12];
        int customers = 40_000;
        for (int customer = 0; customer < customers; customer++) {
            int after = shoppers.betaGeometric(story, 0, 30).after();
            if (after < counts.length) counts[after]++;
        }
        var purchases = model.purchases(History.NEW, 30);
        for (int n = 0; n < counts.length; n++) {
            assertThat(customers * purchases.probability(n))
                    .as("%s purchases", n)
                    .isCloseTo(counts[n], within(4 * Math.sqrt(counts[n] + 10)));
        }
    }

    @Test
    void gradientsByDifferences() {
        var histories = Histories.of(HISTORIES);
        var likelihoods = List.of(
                new BetaGeometricLikelihood(histories, 1, false),
                new BetaGeometricLikelihood(histories, 1, true),
                new BetaGeometricLikelihood(histories, 4, false),
                new ParetoLikelihood(histories));
        for (var likelihood : likelihoods) assertGradient(likelihood, 0.7, 6.1, 0.9, 3.3);
        assertGradient(new ParetoLikelihood(histories), 0.7, 9.3, 0.9, 3.3);
        assertGradient(new SpendLikelihood(RecoveryTest.spends(new GammaGamma(6, 4, 15), 50, 1), 20), 5, 3, 1.2);
    }

    private static void assertGradient(Likelihood likelihood, double... at) {
        var gradient = new double[at.length];
        likelihood.at(at, gradient);
        for (int i = 0; i < at.length; i++) {
            double step = 1e-5 * at[i];
            var up = at.clone();
            var down = at.clone();
            up[i] += step;
            down[i] -= step;
            double difference = (likelihood.at(up) - likelihood.at(down)) / (2 * step);
            assertThat(gradient[i]).isCloseTo(difference, within(1e-5 * Math.max(1, Math.abs(difference))));
        }
    }

    /** Nelder and Mead's simplex needs no gradient. */
    @Test
    void noOtherOptimiserFindsMore() {
        var shoppers = new Shoppers(41);
        var base = Histories.builder();
        for (int customer = 0; customer < 1_500; customer++) {
            base.add(shoppers.pareto(PARETO, shoppers.between(27, 39), 0).history());
        }
        var histories = base.build();
        for (var kind : List.of(Kind.BG_NBD, Kind.MBG_NBD, Kind.PARETO_NBD)) {
            double found = Fitting.fit(kind, histories).logLikelihood();
            double other = new SimplexOptimizer(new SimpleValueChecker(1e-13, 1e-10))
                    .optimize(
                            new MaxEval(20_000),
                            new ObjectiveFunction(logs -> likelihood(kind, histories, logs)),
                            GoalType.MAXIMIZE,
                            new InitialGuess(new double[] {0, 2, 0, 1}),
                            new NelderMeadSimplex(4))
                    .getValue();
            assertThat(found).as("%s", kind).isGreaterThanOrEqualTo(other - 1e-6);
        }
    }

    private static double likelihood(Kind kind, Histories histories, double... logs) {
        var names = kind == Kind.PARETO_NBD ? List.of("r", "alpha", "s", "beta") : List.of("r", "alpha", "a", "b");
        var parameters = new HashMap<String, Double>();
        for (int i = 0; i < logs.length; i++) parameters.put(names.get(i), Math.exp(Math.clamp(logs[i], -15, 15)));
        return ((BuyingModel) kind.model(parameters)).logLikelihood(histories);
    }

    /** A large base is climbed on a part of it first; the whole has the last word. */
    @Test
    void aPartOfABaseOnlyShowsTheWay() {
        var shoppers = new Shoppers(42);
        var story = new BetaGeometric(1, false, 0.6, 5, 0.9, 2.6);
        var base = Histories.builder();
        for (int customer = 0; customer < 40_000; customer++) {
            base.add(shoppers.betaGeometric(story, shoppers.between(20, 60), 0).history());
        }
        var histories = base.build();
        assertThat(histories.size()).isGreaterThan(20_000);
        var fit = Fitting.fit(Kind.BG_NBD, histories);

        var gradient = new double[4];
        var parameters = fit.model().parameters().values().stream()
                .mapToDouble(Double::doubleValue)
                .toArray();
        double value = new BetaGeometricLikelihood(histories, 1, false).at(parameters, gradient);
        assertThat(fit.logLikelihood()).isCloseTo(value, within(1e-6));
        for (int i = 0; i < 4; i++) assertThat(gradient[i] * parameters[i]).isCloseTo(0, within(1e-3));
    }
}
