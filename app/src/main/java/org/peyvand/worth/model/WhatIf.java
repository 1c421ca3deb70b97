package org.peyvand.worth.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.hipparchus.analysis.solvers.BracketingNthOrderBrentSolver;

/**
 * What a base would be worth if something were different from now on: the past, and with it who still is a customer, stays as
 * it was. Retention is the share of living customers kept over a year, each counted by what they are expected to buy in it, so
 * that those who hardly ever buy, and therefore hardly ever drop out, do not hide the others. A change of it is taken as the
 * change of the drop-out that brings it about; of gaps, as all living customers buying that much sooner or later; of baskets,
 * as a factor. Who is brought by referral is worth what a new customer is worth for the rest of the horizon, without bringing
 * others in turn. Of a large base every so manieth history is asked and stands for those left out.
 */
public final class WhatIf {

    /**
     * What is supposed.
     *
     * @param retention change of the retention, such as 0.05 for 5 % more (0.60 becomes 0.63), at least -1
     * @param gap change of the time between purchases, such as -0.1 for a tenth shorter, above -1
     * @param basket change of the spend per purchase, at least -1
     * @param referral new customers whom each living customer brings in a year, beyond those who come now, at least 0
     */
    public record Levers(double retention, double gap, double basket, double referral) {

        /** All as it is. */
        public static final Levers NONE = new Levers(0, 0, 0, 0);

        /** @throws IllegalArgumentException outside of the ranges */
        public Levers {
            if (!(retention >= -1 && gap > -1 && basket >= -1 && referral >= 0)
                    || !Double.isFinite(retention + gap + basket + referral)) {
                throw new IllegalArgumentException(
                        "retention %s, gap %s, basket %s, referral %s".formatted(retention, gap, basket, referral));
            }
        }

        /** Only this many more of the living are kept over a year. */
        public static Levers retention(double change) {
            return new Levers(change, 0, 0, 0);
        }
    }

    /**
     * What was asked for, beside what is.
     *
     * @param asItIs value of the base within the terms
     * @param supposed the same with the changes
     * @param referred what of it comes from referred customers
     * @param ofNew value of a new customer as it is, the first purchase included
     * @param ofNewSupposed the same with the changes
     * @param retention share of living customers kept over a year, as it is, weighted by what they buy
     * @param retentionSupposed the same with the changes; it cannot pass 1
     * @param dropOut factor on the drop-out that this means
     */
    public record Answer(
            double asItIs,
            double supposed,
            double referred,
            double ofNew,
            double ofNewSupposed,
            double retention,
            double retentionSupposed,
            double dropOut) {

        /** Relative gain of the base, such as 0.12 for 12 % more; not a number when it is worth nothing. */
        public double gain() {
            return asItIs == 0 ? Double.NaN : supposed / asItIs - 1;
        }

        /** Relative gain of a new customer's value. */
        public double gainOfNew() {
            return ofNew == 0 ? Double.NaN : ofNewSupposed / ofNew - 1;
        }
    }

    /** All customers with one history: how many, and the sum of what a basket of each is expected to be. */
    private record Like(History history, double customers, double baskets) {

        Like plus(Like other) {
            return new Like(history, customers + other.customers, baskets + other.baskets);
        }
    }

    /** So many histories at the least, and below twice as many, stand for a larger base. */
    private static final int ASKED = 600;

    private static final double MOST_DROP_OUT = 1_000;
    private static final double EXACT = 1e-9;
    private static final int MOST_STEPS = 100;
    private static final int NODES = 8;

    private final Predictor predictor;
    private final SpendModel spend;
    private final List<Like> base;
    private final List<Like> living;
    private final double retention;
    private final Map<Terms, Double> asItIs = new ConcurrentHashMap<>();
    private final Map<Terms, Answer> claimed = new ConcurrentHashMap<>();

    /** @param base all customers, those with the same history one after the other */
    public WhatIf(Predictor predictor, SpendModel spend, Stream<Buyer> base) {
        this.predictor = predictor;
        this.spend = spend;
        this.base = asked(base);
        this.living = this.base.stream()
                .map(like -> new Like(
                        like.history(),
                        like.customers() * predictor.expected(like.history(), Terms.YEAR),
                        like.baskets()))
                .toList();
        this.retention = retention(Change.NONE, Terms.YEAR);
    }

    private List<Like> asked(Stream<Buyer> buyers) {
        var all = new Whole();
        buyers.forEachOrdered(buyer -> all.add(like(buyer)));
        return all.asked();
    }

    /** Goes through a base and keeps those who are asked. */
    private static final class Whole {

        private final Decimation<Like> some = new Decimation<>(ASKED);
        private double customers;
        private double baskets;
        private Optional<Like> open = Optional.empty();

        void add(Like like) {
            customers += like.customers();
            baskets += like.baskets();
            open = Optional.of(open.filter(before -> before.history().equals(like.history()))
                    .map(before -> before.plus(like))
                    .orElseGet(() -> {
                        open.ifPresent(some::add);
                        return like;
                    }));
        }

        /** They count as many customers and baskets as there are. */
        List<Like> asked() {
            open.ifPresent(some::add);
            var asked = new ArrayList<Like>();
            some.forEach(asked::add);
            double customersEach = ratio(customers, asked, Like::customers);
            double basketsEach = ratio(baskets, asked, Like::baskets);
            return asked.stream()
                    .map(like ->
                            new Like(like.history(), like.customers() * customersEach, like.baskets() * basketsEach))
                    .toList();
        }

        private static double ratio(double all, List<Like> asked, ToDoubleFunction<Like> part) {
            double sum = asked.stream().mapToDouble(part).sum();
            return sum == 0 ? 1 : all / sum;
        }
    }

    private Like like(Buyer buyer) {
        double basket = spend.expected(buyer.purchases(), buyer.mean());
        return new Like(buyer.history(), buyer.customers(), buyer.customers() * basket);
    }

    /** What that would be worth. */
    public Answer answer(Levers levers, Terms terms) {
        double dropOut = dropOut(levers.retention());
        var change = new Change(dropOut, 1 + levers.gap());
        double basket = 1 + levers.basket();
        double referred = levers.referral() == 0 ? 0 : basket * referred(levers.referral(), change, terms);
        return new Answer(
                asItIs.computeIfAbsent(terms, _ -> worth(Change.NONE, terms)),
                basket * worth(change, terms) + referred,
                referred,
                ofNew(Change.NONE, terms),
                basket * ofNew(change, terms),
                retention,
                retention(new Change(dropOut, 1), Terms.YEAR),
                dropOut);
    }

    /** What keeping 5 % more of the customers would be worth: the own counterpart of a much quoted claim. */
    public Answer fivePercentBetterRetention(Terms terms) {
        return claimed.computeIfAbsent(terms, _ -> answer(Levers.retention(0.05), terms));
    }

    private double worth(Change change, Terms terms) {
        return sum(base, like -> like.baskets() * terms.purchases(predictor, like.history(), change));
    }

    private double ofNew(Change change, Terms terms) {
        return spend.expected(0, 0) * (1 + terms.purchases(predictor, History.NEW, change));
    }

    /** Share of the living that still is after so many weeks, as weighted. */
    private double retention(Change change, double weeks) {
        double all = sum(living, Like::customers);
        if (all == 0) return 0;
        return sum(living, like -> like.customers() * predictor.retention(like.history(), weeks, change)) / all;
    }

    /** The factor on the drop-out that changes the retention so: it falls as the factor rises. */
    private double dropOut(double change) {
        double wanted = retention * (1 + change);
        if (change == 0 || retention == 0) return 1;
        if (retention(new Change(0, 1), Terms.YEAR) <= wanted) return 0;
        if (change < 0 && retention(new Change(MOST_DROP_OUT, 1), Terms.YEAR) >= wanted) return MOST_DROP_OUT;
        return new BracketingNthOrderBrentSolver(EXACT, EXACT, EXACT / 10, 5)
                .solve(
                        MOST_STEPS,
                        factor -> retention(new Change(factor, 1), Terms.YEAR) - wanted,
                        change > 0 ? 0 : 1,
                        change > 0 ? 1 : MOST_DROP_OUT);
    }

    /** Customers come at the moments at which the living are there to bring them, and stay for what is left. */
    private double referred(double perYear, Change change, Terms terms) {
        double alive = sum(base, like -> like.customers() * predictor.alive(like.history()));
        var gauss = Gauss.of(NODES);
        double sum = 0;
        for (int node = 0; node < NODES; node++) {
            double at = terms.weeks() * gauss.point(node);
            var left = new Terms(terms.weeks() - at, terms.yearlyRate(), terms.level());
            sum += gauss.weight(node) * retention(change, at) * terms.discount(at) * ofNew(change, left);
        }
        return alive * perYear / Terms.YEAR * terms.weeks() * sum;
    }

    private static double sum(List<Like> likes, ToDoubleFunction<Like> value) {
        double[] parts = likes.parallelStream().mapToDouble(value).toArray();
        double sum = 0;
        for (double part : parts) sum += part;
        return sum;
    }
}
