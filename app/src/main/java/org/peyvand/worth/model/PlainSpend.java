package org.peyvand.worth.model;

import java.util.Map;

public record PlainSpend(double mean, double weight) implements SpendModel {

    @Override
    public Map<String, Double> parameters() {
        throw new UnsupportedOperationException();
    }

    @Override
    public double expected(int purchases, double own) {
        throw new UnsupportedOperationException();
    }

    @Override
    public double sumAtMost(double sum, int future, int purchases, double own) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Spread spread(int purchases, double own) {
        throw new UnsupportedOperationException();
    }
}
