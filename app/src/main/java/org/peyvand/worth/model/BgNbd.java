package org.peyvand.worth.model;

import java.util.Map;

public record BgNbd(double r, double alpha, double a, double b) implements BuyingModel {

    @Override
    public Kind kind() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Map<String, Double> parameters() {
        throw new UnsupportedOperationException();
    }

    @Override
    public double logLikelihood(Histories histories) {
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
