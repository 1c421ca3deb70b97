package org.peyvand.worth.model;

import java.util.Map;

public record PlainRule(double rate, double weight, double patience, double leaving) implements Predictor {

    @Override
    public Kind kind() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Map<String, Double> parameters() {
        throw new UnsupportedOperationException();
    }

    @Override
    public double alive(History history) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Purchases purchases(History history, double weeksAhead, Change change) {
        throw new UnsupportedOperationException();
    }

    @Override
    public double expected(History history, double weeksAhead, Change change) {
        throw new UnsupportedOperationException();
    }

    @Override
    public double expectedOfNew(double weeks, Change change) {
        throw new UnsupportedOperationException();
    }

    @Override
    public double retention(History history, double weeksAhead, Change change) {
        throw new UnsupportedOperationException();
    }
}
