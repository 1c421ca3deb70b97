package org.peyvand.worth.model;

import java.util.Map;

/**
 * The beta-geometric/NBD of Fader, Hardie and Lee ("Counting Your Customers" the Easy Way, Marketing Science 24, 2005): a
 * customer buys at random and may stop after each repeat purchase; whoever never came again counts as alive.
 *
 * @param r shape of the gamma distribution of purchase rates
 * @param alpha its rate, weeks
 * @param a first parameter of the beta distribution of the probability to drop out after a purchase
 * @param b second parameter of the same
 */
public record BgNbd(double r, double alpha, double a, double b) implements DroppingOut {

    private static final String[] NAMES = {"r", "alpha", "a", "b"};

    /** @throws IllegalArgumentException when a parameter is not above zero and finite */
    public BgNbd {
        new BetaGeometric(1, false, r, alpha, a, b);
    }

    @Override
    public Kind kind() {
        return Kind.BG_NBD;
    }

    @Override
    public Map<String, Double> parameters() {
        return Parameters.of(NAMES, r, alpha, a, b);
    }

    @Override
    public BetaGeometric rule() {
        return new BetaGeometric(1, false, r, alpha, a, b);
    }
}
