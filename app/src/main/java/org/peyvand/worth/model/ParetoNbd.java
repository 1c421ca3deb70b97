package org.peyvand.worth.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * The Pareto/NBD of Schmittlein, Morrison and Colombo ("Counting Your Customers", Management Science 33, 1987), in the
 * notation of Fader and Hardie's notes: a customer buys at random and may stop at any moment.
 *
 * @param r shape of the gamma distribution of purchase rates
 * @param alpha its rate, weeks
 * @param s shape of the gamma distribution of the rates of dropping out
 * @param beta its rate, weeks
 */
public record ParetoNbd(double r, double alpha, double s, double beta) implements BuyingModel {

    private static final String[] NAMES = {"r", "alpha", "s", "beta"};
    private static final double NEGLIGIBLE = 1e-9;
    private static final int NODES = 40;
    private static final double NOTHING = 38;

    /** @throws IllegalArgumentException when a parameter is not above zero and finite */
    public ParetoNbd {
        Parameters.requirePositive(r, alpha, s, beta);
    }

    @Override
    public Kind kind() {
        return Kind.PARETO_NBD;
    }

    @Override
    public Map<String, Double> parameters() {
        return Parameters.of(NAMES, r, alpha, s, beta);
    }

    @Override
    public double logLikelihood(Histories histories) {
        return new ParetoLikelihood(histories).at(r, alpha, s, beta);
    }

    @Override
    public double alive(History history) {
        var gone = new UnseenEnd(r + history.repeats(), alpha, s, beta);
        gone.between(history.recency(), history.age());
        return 1 / (1 + Math.exp(gone.logOdds()));
    }

    /** The rate of purchases and that of dropping out are independent given that the customer is alive. */
    @Override
    public double expected(History history, double weeksAhead, Change change) {
        double weeks = weeksLived(history, weeksAhead, change);
        return alive(history) * (r + history.repeats()) / (alpha + history.age()) * weeks / change.gap();
    }

    /** Expected weeks of being a customer within the weeks ahead, for one who is now. */
    private double weeksLived(History history, double weeksAhead, Change change) {
        if (change.dropOut() == 0) return weeksAhead;
        double scale = (beta + history.age()) / change.dropOut();
        double log = Math.log1p(weeksAhead / scale);
        double power = s - 1;
        return Math.abs(power * log) < 1e-12 ? scale * log : scale * -Math.expm1(-power * log) / power;
    }

    @Override
    public double retention(History history, double weeksAhead, Change change) {
        return Math.exp(-s * Math.log1p(weeksAhead * change.dropOut() / (beta + history.age())));
    }

    @Override
    public double returns(History history, double weeksAhead) {
        double bought = 0;
        double shape = r + history.repeats();
        for (var lived : lived(history, weeksAhead, Change.NONE)) {
            bought -= lived.weight() * Math.expm1(-shape * Math.log1p(lived.weeks() / (alpha + history.age())));
        }
        return Math.clamp(alive(history) * bought, 0, 1);
    }

    @Override
    public Purchases purchases(History history, double weeksAhead, Change change) {
        double alive = alive(history);
        var atLeast = new double[0];
        for (var lived : lived(history, weeksAhead, change)) {
            atLeast = add(atLeast, alive * lived.weight(), history, lived.weeks() / change.gap());
        }
        return new Purchases(atLeast);
    }

    /** So many of the weeks ahead are lived as a customer, with this weight. */
    private record Lived(double weeks, double weight) {}

    /** The moment of dropping out by quadrature, in the logarithm as in {@link UnseenEnd}, and not dropping out. */
    private List<Lived> lived(History history, double weeksAhead, Change change) {
        var lived = new ArrayList<Lived>();
        lived.add(new Lived(weeksAhead, retention(history, weeksAhead, change)));
        if (weeksAhead == 0 || change.dropOut() == 0) return lived;
        double scale = (beta + history.age()) / change.dropOut();
        double smaller = Math.min(scale, (alpha + history.age()) * change.gap());
        double allGone = scale * Math.expm1(Math.min(600, NOTHING / s));
        double width = Math.log1p(Math.min(weeksAhead, allGone) / smaller);
        var gauss = Gauss.of(width > 5 ? 64 : NODES);
        for (int node = 0; node < gauss.size(); node++) {
            double weeks = smaller * Math.expm1(width * gauss.point(node));
            double density = s / (scale + weeks) * Math.exp(-s * Math.log1p(weeks / scale));
            lived.add(new Lived(weeks, gauss.weight(node) * width * (smaller + weeks) * density));
        }
        return lived;
    }

    private double[] add(double[] sums, double weight, History history, double weeks) {
        if (weight <= 0 || weeks <= 0) return sums;
        var counts = new CountTail(r + history.repeats(), alpha + history.age(), weeks);
        for (counts.next(); !counts.spent(); counts.next()) {
            double probability = weight * counts.atLeast();
            if (probability < NEGLIGIBLE / 100) break;
            int purchases = (int) counts.events();
            if (purchases > sums.length) sums = Arrays.copyOf(sums, Math.max(8, 2 * purchases));
            sums[purchases - 1] += probability;
        }
        return sums;
    }
}
