package org.peyvand.worth.expected;

import java.util.List;
import java.util.Map;
import org.peyvand.worth.model.BackTest;
import org.peyvand.worth.model.Choice;

/**
 * How a fit went, kept beside its parameters.
 *
 * @param doubt why it is not to be trusted as it stands, or ""
 * @param covariance of the logarithms of the parameters, as the model's fit gives it
 * @param spendDoubt the same of the baskets
 * @param leftOut customers whose baskets say nothing, their mean being zero or less
 * @param reason why this model was chosen
 * @param trials how each model did, the nearest first; without detail
 * @param test the chosen one in detail
 * @param heldOutWeeks length of the time that was held out
 * @param oneIn every so manieth customer was tried
 * @param silences how often customers who had been silent for so many usual gaps came back within a year
 */
public record FitReport(
        boolean converged,
        double logLikelihood,
        int evaluations,
        Map<String, Double> standardErrors,
        double[][] covariance,
        String doubt,
        String spendDoubt,
        long leftOut,
        long customers,
        Choice.Reason reason,
        List<Trial> trials,
        Test test,
        double heldOutWeeks,
        int oneIn,
        List<Silent> silences) {

    /** One of the models tried. */
    public record Trial(String kind, double predicted, double actual, double distance) {

        static Trial of(BackTest test) {
            return new Trial(test.fit().asked().name(), test.predicted(), test.actual(), finite(test.distance()));
        }
    }

    /** The chosen model on the time held out. */
    public record Test(List<BackTest.Frequency> byFrequency, List<BackTest.Week> curve, List<BackTest.Decile> alive) {

        static Test of(BackTest test) {
            return new Test(test.byFrequency(), test.curve(), test.alive());
        }
    }

    /** Silences of at least so many usual gaps. */
    public record Silent(double gaps, long returned, long of) {}

    /** JSON knows no other numbers. */
    static double finite(double number) {
        return Double.isFinite(number) ? number : -1;
    }
}
