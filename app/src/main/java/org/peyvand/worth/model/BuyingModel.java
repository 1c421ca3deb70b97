package org.peyvand.worth.model;

/** A probability model of buying till one stops, with its parameters; see the papers named at each. */
public sealed interface BuyingModel extends Predictor permits DroppingOut, ParetoNbd {

    /** The natural logarithm of the likelihood of these histories; 0 for none. */
    double logLikelihood(Histories histories);
}
