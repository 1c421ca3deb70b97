package org.peyvand.worth.model;

import java.util.Map;
import java.util.Optional;

/**
 * What a fit came to.
 *
 * @param asked the kind that was to be fitted
 * @param model the fitted model, or the plain rule where the histories carry none
 * @param logLikelihood at the end; not a number for the plain rule
 * @param converged whether the optimiser came to a maximum
 * @param evaluations how often the likelihood was computed over the whole base
 * @param standardErrors by parameter, from the curvature of the likelihood; empty where there is none
 * @param covariance of the logarithms of the parameters, in their order; empty where there is none
 * @param doubt why it is not to be trusted as it stands
 */
public record Fit(
        Kind asked,
        Predictor model,
        double logLikelihood,
        boolean converged,
        int evaluations,
        Map<String, Double> standardErrors,
        double[][] covariance,
        Optional<Doubt> doubt) {

    /** Akaike's criterion, smaller is better; not a number for the plain rule. */
    public double aic() {
        return 2.0 * model.parameters().size() - 2 * logLikelihood;
    }
}
