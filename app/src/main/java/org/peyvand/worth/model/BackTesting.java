package org.peyvand.worth.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.hipparchus.analysis.UnivariateFunction;
import org.hipparchus.analysis.interpolation.SplineInterpolator;
import org.peyvand.worth.model.BackTest.Decile;
import org.peyvand.worth.model.BackTest.Frequency;
import org.peyvand.worth.model.BackTest.Week;
import org.peyvand.worth.model.Trials.Trial;

/** Compares what a fitted model says of the time held out with what came. */
final class BackTesting {

    private static final int OR_MORE = 7;
    private static final int DECILES = 10;
    private static final int KNOTS = 400;

    private final Predictor model;
    private final Trials trials;
    private final List<Foretold> foretold;

    private BackTesting(Predictor model, Trials trials) {
        this.model = model;
        this.trials = trials;
        this.foretold = trials.trials().stream().map(this::foretell).toList();
    }

    private record Foretold(Trial trial, double expected, double alive, double seen) {

        double customers() {
            return trial.customers();
        }
    }

    static BackTest of(Fit fit, Trials trials) {
        var test = new BackTesting(fit.model(), trials);
        return new BackTest(
                fit,
                trials.weeks(),
                test.byFrequency(),
                test.curve(),
                test.deciles(),
                sum(test.foretold, Foretold::expected),
                sum(test.foretold, one -> one.trial().heldOut()));
    }

    private Foretold foretell(Trial trial) {
        var history = trial.history();
        double weeks = trials.weeks();
        return new Foretold(trial, model.expected(history, weeks), model.alive(history), model.returns(history, weeks));
    }

    private List<Frequency> byFrequency() {
        var groups = new TreeMap<Integer, List<Foretold>>();
        for (var one : foretold) {
            int repeats = Math.min(OR_MORE, one.trial().history().repeats());
            groups.computeIfAbsent(repeats, unknown -> new ArrayList<>()).add(one);
        }
        return groups.entrySet().stream()
                .map(group -> frequency(group.getKey(), group.getValue()))
                .toList();
    }

    private static Frequency frequency(int repeats, List<Foretold> group) {
        double customers = sum(group, one -> 1);
        return new Frequency(
                repeats,
                repeats == OR_MORE,
                Math.round(customers),
                sum(group, Foretold::expected) / customers,
                sum(group, one -> one.trial().heldOut()) / customers);
    }

    /** Ties stay together, so there may be fewer than ten. */
    private List<Decile> deciles() {
        var sorted = foretold.stream()
                .sorted(Comparator.comparingDouble(Foretold::alive))
                .toList();
        double all = sum(sorted, one -> 1);
        var deciles = new ArrayList<Decile>();
        var group = new ArrayList<Foretold>();
        double before = 0;
        for (var one : sorted) {
            boolean tied = !group.isEmpty() && group.getLast().alive() == one.alive();
            if (!tied && !group.isEmpty() && before >= all * (deciles.size() + 1) / DECILES) {
                deciles.add(decile(group));
                group.clear();
                while (before >= all * (deciles.size() + 1) / DECILES) deciles.add(null);
            }
            group.add(one);
            before += one.customers();
        }
        if (!group.isEmpty()) deciles.add(decile(group));
        return deciles.stream().filter(Objects::nonNull).toList();
    }

    private static Decile decile(List<Foretold> group) {
        double customers = sum(group, one -> 1);
        return new Decile(
                Math.round(customers),
                sum(group, Foretold::alive) / customers,
                sum(group, Foretold::seen) / customers,
                sum(group, one -> one.trial().heldOut() > 0 ? 1 : 0) / customers);
    }

    private List<Week> curve() {
        long[] actual = trials.cumulative();
        if (actual.length == 0 || foretold.isEmpty()) return List.of();
        var histories = trials.histories();
        double oldest = histories.weeks[histories.weeks.length - 1];
        double[] born = bornBy(histories);
        var ofNew = ofNew(actual.length);
        return IntStream.rangeClosed(1, actual.length)
                .mapToObj(week -> new Week(
                        week, week - 0.5 > oldest, repeats(histories, born, oldest, ofNew, week), actual[week - 1]))
                .toList();
    }

    /** Customers by their age, in the order of the histories' weeks. */
    private static double[] bornBy(Histories histories) {
        var born = new double[histories.weeks.length];
        for (int group = 0; group < histories.size(); group++) born[histories.age[group]] += histories.count[group];
        return born;
    }

    private static double repeats(
            Histories histories, double[] born, double oldest, UnivariateFunction ofNew, int week) {
        double sum = 0;
        for (int age = 0; age < born.length; age++) {
            double lived = week - (oldest - histories.weeks[age]);
            if (lived > 0 && born[age] > 0) sum += born[age] * ofNew.value(lived);
        }
        return sum;
    }

    /** What a new customer buys again within a time, interpolated: it is needed for every age and week. */
    private UnivariateFunction ofNew(int weeks) {
        var at = new double[KNOTS + 1];
        var expected = new double[KNOTS + 1];
        for (int knot = 0; knot <= KNOTS; knot++) {
            double part = (double) knot / KNOTS;
            at[knot] = weeks * part * part;
            expected[knot] = model.expectedOfNew(at[knot]);
        }
        return new SplineInterpolator().interpolate(at, expected);
    }

    private static double sum(List<Foretold> all, ToDoubleFunction<Foretold> value) {
        double sum = 0;
        for (var one : all) sum += one.customers() * value.applyAsDouble(one);
        return sum;
    }
}
