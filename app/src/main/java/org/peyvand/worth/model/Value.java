package org.peyvand.worth.model;

import java.util.stream.Stream;

/** What customers will bring. Results are in the unit of the spends. */
public final class Value {

    public Value(Predictor predictor, SpendModel spend, Terms terms) {}

    /** Purchases of one customer, undiscounted, with the interval of the exact distribution. */
    public Estimate purchases(History history) {
        throw new UnsupportedOperationException();
    }

    /** Discounted value of one customer with an interval. */
    public Estimate of(Buyer buyer) {
        throw new UnsupportedOperationException();
    }

    /** Discounted value of one customer, the mean alone: for scoring many. */
    public double expected(Buyer buyer) {
        throw new UnsupportedOperationException();
    }

    /** Discounted value of a new customer, its first purchase included. */
    public double ofNew() {
        throw new UnsupportedOperationException();
    }

    /** Discounted value of many customers together, with an interval. */
    public Estimate ofBase(Stream<Buyer> buyers, Fit fit) {
        throw new UnsupportedOperationException();
    }
}
