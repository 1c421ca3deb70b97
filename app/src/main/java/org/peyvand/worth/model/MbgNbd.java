package org.peyvand.worth.model;

import java.util.Map;

/**
 * The modified BG/NBD of Batislam, Denizel and Filiztekin (International Journal of Research in Marketing 24, 2007), also
 * Hoppe and Wagner's central variant (Marketing JRM 3, 2007): a customer may also stop right after the first purchase.
 *
 * @param r shape of the gamma distribution of purchase rates
 * @param alpha its rate, weeks
 * @param a first parameter of the beta distribution of the probability to drop out after a purchase
 * @param b second parameter of the same
 */
public record MbgNbd(double r, double alpha, double a, double b) implements DroppingOut {

    private static final String[] NAMES = {"r", "alpha", "a", "b"};

    /** @throws IllegalArgumentException when a parameter is not above zero and finite */
    public MbgNbd {
        new BetaGeometric(1, true, r, alpha, a, b);
    }

    @Override
    public Kind kind() {
        return Kind.MBG_NBD;
    }

    @Override
    public Map<String, Double> parameters() {
        return Parameters.of(NAMES, r, alpha, a, b);
    }

    @Override
    public BetaGeometric rule() {
        return new BetaGeometric(1, true, r, alpha, a, b);
    }
}
