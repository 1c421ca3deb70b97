package org.peyvand.worth.expected;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.stream.Stream;
import org.peyvand.worth.Horizon;
import org.peyvand.worth.model.Buyer;
import org.peyvand.worth.model.Estimate;
import org.peyvand.worth.model.History;
import org.peyvand.worth.model.Predictor;
import org.peyvand.worth.model.SpendModel;
import org.peyvand.worth.model.Terms;
import org.peyvand.worth.model.Value;
import org.peyvand.worth.model.WhatIf;
import org.peyvand.worth.tally.Months;

/** Scores customers as of one day, in closed form from the parameters of a fit. */
public final class Scoring {

    /** How sure the intervals shown to people are. */
    public static final double LEVEL = 0.8;

    private static final double NEGLIGIBLE = 1e-9;
    private static final double DAYS = 7;

    private final Predictor predictor;
    private final SpendModel spend;
    private final LocalDate today;
    private final Terms terms;

    /** @param terms how far is looked ahead */
    Scoring(Predictor predictor, SpendModel spend, LocalDate today, Terms terms) {
        this.predictor = predictor;
        this.spend = spend;
        this.today = today;
        this.terms = terms;
    }

    /** A horizon as the models take it, from a day on. */
    static Terms terms(Horizon horizon, LocalDate today, Months calendar) {
        return new Terms(calendar.days(today, horizon.months()) / DAYS, horizon.yearlyRate(), LEVEL);
    }

    /** What is to be expected of a customer who bought that. */
    public Outlook of(Bought bought) {
        var history = history(bought);
        double alive = predictor.alive(history);
        double purchases = predictor.expected(history, terms.weeks());
        double value = terms.yearlyRate() == 0 ? purchases * basket(bought) : value().expected(buyer(bought, 1));
        double loss = alive > NEGLIGIBLE ? value / alive - value : atLastPurchase(history) * basket(bought) - value;
        return new Outlook(alive, purchases, Math.round(value), Math.round(loss));
    }

    /** What was expected the day they bought last: of who is as good as lost nothing else can be said. */
    private double atLastPurchase(History history) {
        var then = new History(history.repeats(), history.recency(), history.recency());
        return predictor.expected(then, terms.weeks());
    }

    /** The purchases up to the horizon, with their interval. */
    public Estimate purchases(Bought bought) {
        return value().purchases(history(bought));
    }

    /** Their value, with its interval. */
    public Estimate value(Bought bought) {
        return value().of(buyer(bought, 1));
    }

    /** The day as of which customers are scored. */
    public LocalDate today() {
        return today;
    }

    /** How far is looked ahead. */
    public Terms terms() {
        return terms;
    }

    Value value() {
        return new Value(predictor, spend, terms);
    }

    /** The models, ready to be asked what would be if. */
    public WhatIf whatIf(Stream<Buyer> buyers) {
        return new WhatIf(predictor, spend, buyers);
    }

    /** So many customers who bought alike, as the models take them. */
    Buyer buyer(Bought bought, long customers) {
        return new Buyer(history(bought), bought.baskets(), bought.meanBasket(), customers);
    }

    private double basket(Bought bought) {
        return spend.expected(bought.baskets(), bought.meanBasket());
    }

    /** A purchase from the future is taken for one of today. */
    History history(Bought bought) {
        int recency = (int) ChronoUnit.DAYS.between(bought.first(), bought.last());
        int age = (int) Math.max(recency, ChronoUnit.DAYS.between(bought.first(), today));
        return History.ofDays(bought.days() - 1, recency, age);
    }
}
