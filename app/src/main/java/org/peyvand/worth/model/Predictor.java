package org.peyvand.worth.model;

import java.util.Map;

/** Foretells a customer's purchases from their history: one of the fitted models, or the plain rule. */
public sealed interface Predictor permits BuyingModel, PlainRule {

    /** Which of them it is. */
    Kind kind();

    /** Its parameters under the names of the papers, in their order; {@link Kind#model} makes it again from them. */
    Map<String, Double> parameters();

    /** Probability that the customer still is one, 0 to 1. */
    double alive(History history);

    /** How the number of purchases within so many weeks from now is distributed. */
    Purchases purchases(History history, double weeksAhead, Change change);

    /** Expected purchases within so many weeks from now, with the changes supposed from now on. */
    double expected(History history, double weeksAhead, Change change);

    /** Expected purchases within so many weeks from now, {@code weeksAhead} ≥ 0. */
    default double expected(History history, double weeksAhead) {
        return expected(history, weeksAhead, Change.NONE);
    }

    /** How the number of purchases within so many weeks from now is distributed. */
    default Purchases purchases(History history, double weeksAhead) {
        return purchases(history, weeksAhead, Change.NONE);
    }

    /** Probability that the customer buys at least once within so many weeks from now, 0 to 1. */
    double returns(History history, double weeksAhead);

    /** Expected repeat purchases of a new customer in the first so many weeks, with the changes supposed. */
    default double expectedOfNew(double weeks, Change change) {
        return expected(History.NEW, weeks, change);
    }

    /** Expected repeat purchases of a new customer in the first so many weeks. */
    default double expectedOfNew(double weeks) {
        return expectedOfNew(weeks, Change.NONE);
    }

    /** Share of those who are customers now who still are after so many more weeks, 0 to 1. */
    double retention(History history, double weeksAhead, Change change);
}
