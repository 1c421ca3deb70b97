package org.peyvand.worth.model;

import java.util.Map;

/** The ways of foretelling purchases. */
public enum Kind {
    BG_NBD,
    MBG_NBD,
    PARETO_NBD,
    BG_CNBD,
    PLAIN;

    /**
     * The model with stored parameters, as {@link Predictor#parameters} named them.
     *
     * @throws IllegalArgumentException when one is missing or out of its range
     */
    public Predictor model(Map<String, Double> parameters) {
        return switch (this) {
            case BG_NBD ->
                new BgNbd(of(parameters, "r"), of(parameters, "alpha"), of(parameters, "a"), of(parameters, "b"));
            case MBG_NBD ->
                new MbgNbd(of(parameters, "r"), of(parameters, "alpha"), of(parameters, "a"), of(parameters, "b"));
            case PARETO_NBD ->
                new ParetoNbd(
                        of(parameters, "r"), of(parameters, "alpha"), of(parameters, "s"), of(parameters, "beta"));
            case BG_CNBD ->
                new BgCnbd(
                        (int) of(parameters, "k"),
                        of(parameters, "r"),
                        of(parameters, "alpha"),
                        of(parameters, "a"),
                        of(parameters, "b"));
            case PLAIN -> new PlainRule(of(parameters, "rate"), of(parameters, "gap"), of(parameters, "leaving"));
        };
    }

    private static double of(Map<String, Double> parameters, String name) {
        var value = parameters.get(name);
        if (value == null) throw new IllegalArgumentException("no parameter " + name);
        return value;
    }
}
