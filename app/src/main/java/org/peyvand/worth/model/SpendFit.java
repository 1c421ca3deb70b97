package org.peyvand.worth.model;

import java.util.Map;
import java.util.Optional;

/**
 * What the fit of baskets came to.
 *
 * @param model gamma-gamma, or the plain mean where the baskets carry no model
 * @param logLikelihood at the end; not a number for the plain mean
 * @param leftOut customers that did not count, for a mean basket of zero or less
 * @param standardErrors by parameter; empty where there are none
 */
public record SpendFit(
        SpendModel model,
        double logLikelihood,
        boolean converged,
        int evaluations,
        long leftOut,
        Map<String, Double> standardErrors,
        Optional<Doubt> doubt) {}
