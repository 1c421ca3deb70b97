package org.peyvand.worth.model;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hipparchus.linear.MatrixUtils;

/** Fits the {@link GammaGamma}, or says why it cannot be. */
final class SpendFitting {

    private static final List<String> NAMES = List.of("p", "q", "v");
    private static final double ENOUGH_FOR_A_MEAN = 1.01;

    private SpendFitting() {}

    static SpendFit fit(Spends spends) {
        if (spends.customers() < Fitting.FEWEST_REPEATERS) return plain(spends, 0, Doubt.TOO_FEW);
        if (spends.deviation() < 1e-9 * spends.average()) return plain(spends, 0, Doubt.AT_EDGE);
        double unit = spends.average();
        var ascent = ascent(spends, unit);
        var summit = beginning(spends, unit, ascent);
        if (ascent.evaluations() == 0) summit = ascent.from(summit.at(), summit.inverse());
        if (!summit.converged()) return plain(spends, summit.evaluations(), Doubt.NOT_CONVERGED);
        var found = Arrays.stream(summit.at()).map(Math::exp).toArray();
        if (found[1] < ENOUGH_FOR_A_MEAN) return plain(spends, summit.evaluations(), Doubt.NO_MEAN);
        return fitted(spends, unit, ascent, summit, found);
    }

    private static Ascent ascent(Spends spends, double unit) {
        return new Ascent(new SpendLikelihood(spends, unit), spends.customers());
    }

    /** On a part of many, on the whole of few. */
    private static Ascent.Summit beginning(Spends spends, double unit, Ascent whole) {
        var start = new double[] {Math.log(4), Math.log(4), 0};
        var guess = MatrixUtils.createRealIdentityMatrix(start.length);
        if (spends.purchases.length <= 2 * Fitting.SAMPLE) return whole.from(start, guess);
        var part = spends.part(Fitting.SAMPLE);
        var ascent = ascent(part, unit);
        return Fitting.measured(ascent.from(start, guess), ascent, part.customers());
    }

    private static SpendFit fitted(Spends spends, double unit, Ascent ascent, Ascent.Summit summit, double... found) {
        found[2] *= unit;
        var covariance = Fitting.covariance(ascent, summit);
        boolean edge = covariance.isEmpty() || found[0] > 1e4 || found[1] > 1e4 || found[0] < 1e-4;
        return new SpendFit(
                new GammaGamma(found[0], found[1], found[2]),
                summit.value() * spends.customers(),
                true,
                ascent.evaluations(),
                spends.leftOut(),
                covariance
                        .map(matrix -> Fitting.standardErrors(NAMES, found, matrix))
                        .orElse(Map.of()),
                edge ? Optional.of(Doubt.AT_EDGE) : Optional.empty());
    }

    private static SpendFit plain(Spends spends, int evaluations, Doubt doubt) {
        var model = new PlainSpend(spends.average(), spends.deviation());
        return new SpendFit(model, Double.NaN, false, evaluations, spends.leftOut(), Map.of(), Optional.of(doubt));
    }
}
