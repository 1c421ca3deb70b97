package org.peyvand.worth.model;

import java.util.Map;

public record GammaGamma(double p, double q, double v) implements SpendModel {

    @Override
    public Map<String, Double> parameters() {
        throw new UnsupportedOperationException();
    }

    @Override
    public double expected(int purchases, double mean) {
        throw new UnsupportedOperationException();
    }

    @Override
    public double sumAtMost(double sum, int future, int purchases, double mean) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Spread spread(int purchases, double mean) {
        throw new UnsupportedOperationException();
    }
}
