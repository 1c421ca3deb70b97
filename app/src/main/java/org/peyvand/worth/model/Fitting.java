package org.peyvand.worth.model;

/** Fits the models by maximum likelihood; the same histories give the same fit to the last digit. */
public final class Fitting {

    private Fitting() {}

    /** The model of this kind that makes the histories likeliest, or the plain rule with the reason. */
    public static Fit fit(Kind kind, Histories histories) {
        throw new UnsupportedOperationException();
    }

    /** What customers spend: gamma-gamma, or the plain mean with the reason. */
    public static SpendFit fit(Spends spends) {
        throw new UnsupportedOperationException();
    }
}
