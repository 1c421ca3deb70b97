package org.peyvand.worth.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What customers will bring, how sure that is, and that the intervals hold as often as they say. */
class ValueTest {

    private static final BgNbd MODEL = new BgNbd(0.8, 5, 0.9, 2.8);
    private static final BetaGeometric STORY = new BetaGeometric(1, false, 0.8, 5, 0.9, 2.8);
    private static final GammaGamma BASKET = new GammaGamma(6, 4, 15);
    private static final Terms YEAR = Terms.nextYear(0.8);

    @Test
    void basketOfTheGammaGammaAsPrinted() {
        var model = new GammaGamma(6.25, 3.74, 15.44);

        assertThat(model.expected(0, 0)).isCloseTo(6.25 * 15.44 / 2.74, within(1e-12));
        assertThat(model.expected(1, 25)).isCloseTo(6.25 * (15.44 + 25) / (6.25 + 2.74), within(1e-12));
        assertThat(model.expected(100_000, 25)).isCloseTo(25, within(0.01));
    }

    @Test
    void withoutDiscountAYearsValueIsPurchasesTimesBasket() {
        var buyer = new Buyer(new History(5, 30, 39), 5, 40);
        double purchases = MODEL.expected(buyer.history(), Terms.YEAR);

        assertThat(new Value(MODEL, BASKET, YEAR).expected(buyer))
                .isCloseTo(purchases * BASKET.expected(5, 40), within(1e-9));
        assertThat(new Value(MODEL, BASKET, YEAR).purchases(buyer.history()).expected())
                .isCloseTo(purchases, within(1e-5));
    }

    /** Day by day over five years. */
    @Test
    void discountCountsEachPurchaseAtItsMoment() {
        var terms = Terms.years(5, 0.2, 0.8);
        for (Predictor model : List.of(MODEL, new ParetoNbd(0.6, 9, 0.7, 12), new PlainRule(0.03, 8, 0.01))) {
            var history = new History(4, 30, 33);
            double byHand = 0;
            for (double day = 0; day < terms.weeks(); day += 1 / 7.0) {
                double to = Math.min(terms.weeks(), day + 1 / 7.0);
                double bought = model.expected(history, to) - model.expected(history, day);
                byHand += bought * Math.pow(1.2, -(day + to) / 2 / Terms.YEAR);
            }
            assertThat(terms.purchases(model, history, Change.NONE)).isCloseTo(byHand, within(1e-4 * byHand));
        }
    }

    @Test
    void moreDiscountIsLessValueAndAFartherHorizonMore() {
        var buyer = new Buyer(new History(5, 30, 39), 5, 40);
        double before = Double.POSITIVE_INFINITY;
        for (double rate : new double[] {0, 0.1, 0.5, 2}) {
            double value = new Value(MODEL, BASKET, Terms.years(3, rate, 0.8)).expected(buyer);
            assertThat(value).isLessThan(before).isPositive();
            assertThat(new Value(MODEL, BASKET, Terms.years(6, rate, 0.8)).expected(buyer))
                    .isGreaterThan(value);
            before = value;
        }
    }

    @Test
    void someoneLongGoneIsWorthNothing() {
        var gone = new Buyer(new History(40, 40, 5_000), 40, 100);

        assertThat(new Value(MODEL, BASKET, YEAR).of(gone).high()).isZero();
        assertThat(new Value(MODEL, BASKET, YEAR).expected(gone)).isLessThan(1e-6);
    }

    @Test
    void intervalsOfCustomersHoldAsOftenAsTheySay() {
        var shoppers = new Shoppers(51);
        var value = new Value(MODEL, BASKET, YEAR);
        int inside = 0;
        int above = 0;
        int customers = 3_000;
        for (int customer = 0; customer < customers; customer++) {
            var life = shoppers.betaGeometric(STORY, 39, Terms.YEAR);
            double rate = shoppers.gamma(BASKET.q()) / BASKET.v();
            int known = 1 + life.history().repeats();
            double mean = shoppers.gamma(BASKET.p() * known) / rate / known;
            double brought = life.after() == 0 ? 0 : shoppers.gamma(BASKET.p() * life.after()) / rate;
            var interval = value.of(new Buyer(life.history(), known, mean));
            assertThat(interval.low()).isLessThanOrEqualTo(interval.high());
            if (brought > interval.high()) above++;
            if (brought >= interval.low() && brought <= interval.high()) inside++;
        }
        assertThat((double) inside / customers).isBetween(0.79, 0.97);
        assertThat((double) above / customers).isBetween(0.05, 0.11);
    }

    @Test
    void theIntervalOfABaseHoldsToo() {
        int inside = 0;
        for (int seed = 1; seed <= 40; seed++) {
            var base = base(600, seed);
            var fit = Fitting.fit(
                    Kind.BG_NBD, Histories.of(base.stream().map(Life::history).toList()));
            var value =
                    new Value(fit.model(), BASKET, YEAR).ofBase(base.stream().map(Life::buyer), fit.covariance());
            double brought = base.stream().mapToDouble(Life::brought).sum();
            if (brought >= value.low() && brought <= value.high()) inside++;
        }
        assertThat(inside).isBetween(26, 38);
    }

    @Test
    void aBaseIsTheSumOfItsCustomers() {
        var base = base(300, 7);
        var value = new Value(MODEL, BASKET, Terms.years(2, 0.2, 0.8));
        double sum =
                base.stream().mapToDouble(life -> value.expected(life.buyer())).sum();

        assertThat(value.ofBase(base.stream().map(Life::buyer), new double[0][]).expected())
                .isCloseTo(sum, within(1e-9 * sum));
        assertThat(value.ofBase(Stream.empty(), new double[0][])).isEqualTo(Estimate.exactly(0));
    }

    @Test
    void whatIsNotKnownOfTheParametersWidensTheInterval() {
        var base = base(300, 8);
        var fit = Fitting.fit(
                Kind.BG_NBD, Histories.of(base.stream().map(Life::history).toList()));
        var value = new Value(fit.model(), BASKET, YEAR);
        var certain = value.ofBase(base.stream().map(Life::buyer), new double[0][]);
        var uncertain = value.ofBase(base.stream().map(Life::buyer), fit.covariance());

        assertThat(uncertain.expected()).isEqualTo(certain.expected());
        assertThat(uncertain.high()).isGreaterThan(certain.high());
    }

    @Test
    void quantilesOfASumAgreeWithSimulation() {
        var buyer = new Buyer(new History(6, 35, 39), 7, 40);
        var sums = new SumOfBaskets(MODEL.purchases(buyer.history(), 52), BASKET, buyer);
        var drawn = draws(buyer, 40_000);
        for (double probability : new double[] {0.3, 0.5, 0.9, 0.97}) {
            double quantile = sums.quantile(probability, 100);
            double below = Arrays.stream(drawn).filter(sum -> sum <= quantile).count() / 40_000.0;
            assertThat(Math.max(below, sums.atMost(0))).isCloseTo(Math.max(probability, sums.atMost(0)), within(0.012));
        }
    }

    private static double[] draws(Buyer buyer, int number) {
        var shoppers = new Shoppers(61);
        var random = new SplittableRandom(62);
        var purchases = MODEL.purchases(buyer.history(), 52);
        return DoubleStream.generate(() -> {
                    double rate = shoppers.gamma(BASKET.p() * buyer.purchases() + BASKET.q())
                            / (BASKET.v() + buyer.purchases() * buyer.mean());
                    int count = purchases.quantile(random.nextDouble());
                    return count == 0 ? 0 : shoppers.gamma(BASKET.p() * count) / rate;
                })
                .limit(number)
                .toArray();
    }

    @Test
    void whatACustomerCostIsPaidBackWhenAsMuchHasCome() {
        var value = new Value(MODEL, BASKET, Terms.years(4, 0.15, 0.8));
        double cost = 1.5 * BASKET.expected(0, 0);
        double weeks = value.weeksToPayBack(cost).orElseThrow();

        assertThat(new Value(MODEL, BASKET, new Terms(weeks, 0.15, 0.8)).ofNew())
                .isCloseTo(cost, within(0.01));
        assertThat(value.weeksToPayBack(0.9 * BASKET.expected(0, 0))).hasValue(0);
        assertThat(value.weeksToPayBack(1.01 * value.ofNew())).isEmpty();
        assertThat(value.weeksToPayBack(2 * BASKET.expected(0, 0)).orElseThrow())
                .isGreaterThan(weeks);
    }

    @Test
    void plainMeansHaveIntervalsAsWell() {
        var value = new Value(new PlainRule(0.1, 6, 0.01), new PlainSpend(30, 12), YEAR);
        var estimate = value.of(new Buyer(new History(4, 30, 33), 5, 40));
        var same = new Value(new PlainRule(0.1, 6, 0.01), new PlainSpend(30, 0), YEAR)
                .of(new Buyer(new History(4, 30, 33), 5, 40));

        assertThat(estimate.low()).isLessThan(estimate.expected());
        assertThat(estimate.high()).isGreaterThan(estimate.expected());
        assertThat(same.high()).isFinite().isGreaterThan(same.low());
    }

    private record Life(History history, Buyer buyer, double brought) {}

    private static List<Life> base(int customers, long seed) {
        var shoppers = new Shoppers(seed);
        var base = new ArrayList<Life>();
        for (int customer = 0; customer < customers; customer++) {
            var life = shoppers.betaGeometric(STORY, shoppers.between(27, 39), Terms.YEAR);
            double rate = shoppers.gamma(BASKET.q()) / BASKET.v();
            int known = 1 + life.history().repeats();
            double mean = shoppers.gamma(BASKET.p() * known) / rate / known;
            double brought = life.after() == 0 ? 0 : shoppers.gamma(BASKET.p() * life.after()) / rate;
            base.add(new Life(life.history(), new Buyer(life.history(), known, mean), brought));
        }
        return base;
    }
}
