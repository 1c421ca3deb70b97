package org.peyvand.worth.model;

import java.util.Map;

/**
 * The BG/CNBD-k of Platzer and Reutterer (2016): as the BG/NBD, but the gaps between purchases are Erlang-k, so that customers
 * with a rhythm are late sooner. With k = 1 it is the BG/NBD.
 *
 * @param k regularity, 1 for purchases at random
 * @param r shape of the gamma distribution of the rates of stages, k of which make a gap
 * @param alpha its rate, weeks
 * @param a first parameter of the beta distribution of the probability to drop out after a purchase
 * @param b second parameter of the same
 */
public record BgCnbd(int k, double r, double alpha, double a, double b) implements DroppingOut {

    private static final String[] NAMES = {"k", "r", "alpha", "a", "b"};

    /** @throws IllegalArgumentException when a parameter is not above zero and finite */
    public BgCnbd {
        new BetaGeometric(k, false, r, alpha, a, b);
    }

    @Override
    public Kind kind() {
        return Kind.BG_CNBD;
    }

    @Override
    public Map<String, Double> parameters() {
        return Parameters.of(NAMES, k, r, alpha, a, b);
    }

    @Override
    public BetaGeometric rule() {
        return new BetaGeometric(k, false, r, alpha, a, b);
    }
}
