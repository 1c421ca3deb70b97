package org.peyvand.worth.model;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hipparchus.exception.MathRuntimeException;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;

/**
 * Fits the models by maximum likelihood; the same histories give the same fit to the last digit. A large base is first
 * climbed on a part of its groups, from several starts, then as a whole from there.
 */
public final class Fitting {

    /** With fewer customers who came again than this, four parameters are idle talk. */
    static final int FEWEST_REPEATERS = 10;

    private static final int MOST_STAGES = 8;
    static final int SAMPLE = 8_192;

    private Fitting() {}

    /** The model of this kind that makes the histories likeliest, or the plain rule with the reason. */
    public static Fit fit(Kind kind, Histories histories) {
        var obstacle = obstacle(histories);
        if (obstacle.isPresent() || kind == Kind.PLAIN) return plain(kind, histories, 0, obstacle);
        return switch (kind) {
            case BG_NBD -> fit(kind, 1, histories, new BetaGeometricLikelihood(histories, 1, false));
            case MBG_NBD -> fit(kind, 1, histories, new BetaGeometricLikelihood(histories, 1, true));
            case PARETO_NBD -> fit(kind, 1, histories, new ParetoLikelihood(histories));
            case BG_CNBD -> mostRegular(histories);
            case PLAIN -> throw new IllegalStateException();
        };
    }

    /** What customers spend: gamma-gamma, or the plain mean with the reason. */
    public static SpendFit fit(Spends spends) {
        return SpendFitting.fit(spends);
    }

    private static Optional<Doubt> obstacle(Histories histories) {
        long repeaters = histories.repeaters();
        if (histories.exposure() <= 0) return Optional.of(Doubt.NO_TIME);
        if (repeaters == 0) return Optional.of(histories.customers() == 0 ? Doubt.TOO_FEW : Doubt.NO_REPEATS);
        return repeaters < FEWEST_REPEATERS ? Optional.of(Doubt.TOO_FEW) : Optional.empty();
    }

    private static Fit plain(Kind asked, Histories histories, int evaluations, Optional<Doubt> doubt) {
        return new Fit(
                asked,
                PlainRule.of(histories),
                Double.NaN,
                asked == Kind.PLAIN,
                evaluations,
                Map.of(),
                new double[0][],
                doubt);
    }

    /** Raises k as long as that makes the histories likelier. */
    private static Fit mostRegular(Histories histories) {
        var best = fit(Kind.BG_CNBD, 1, histories, new BetaGeometricLikelihood(histories, 1, false));
        if (histories.logGapSum().isEmpty()) return doubting(best, Doubt.NO_GAPS);
        int evaluations = best.evaluations();
        for (int k = 2; k <= MOST_STAGES; k++) {
            var next = fit(Kind.BG_CNBD, k, histories, new BetaGeometricLikelihood(histories, k, false));
            evaluations += next.evaluations();
            if (!(next.logLikelihood() > best.logLikelihood())) break;
            best = next;
        }
        return new Fit(
                best.asked(),
                best.model(),
                best.logLikelihood(),
                best.converged(),
                evaluations,
                best.standardErrors(),
                best.covariance(),
                best.doubt());
    }

    private static Fit doubting(Fit fit, Doubt doubt) {
        return new Fit(
                fit.asked(),
                fit.model(),
                fit.logLikelihood(),
                fit.converged(),
                fit.evaluations(),
                fit.standardErrors(),
                fit.covariance(),
                fit.doubt().or(() -> Optional.of(doubt)));
    }

    private static Fit fit(Kind kind, int k, Histories histories, Likelihood likelihood) {
        var ascent = new Ascent(likelihood, histories.customers());
        var before = beginning(kind, k, histories, ascent);
        var summit = ascent.evaluations() > 0 ? before : ascent.from(before.at(), before.inverse());
        if (!summit.converged()) return plain(kind, histories, summit.evaluations(), Optional.of(Doubt.NOT_CONVERGED));
        var parameters = Arrays.stream(summit.at()).map(Math::exp).toArray();
        var model = model(kind, k, parameters);
        var covariance = covariance(ascent, summit);
        return new Fit(
                kind,
                model,
                summit.value() * histories.customers(),
                true,
                ascent.evaluations(),
                covariance
                        .map(matrix -> standardErrors(names(model), parameters, matrix))
                        .orElse(Map.of()),
                covariance.map(RealMatrix::getData).orElse(new double[0][]),
                edge(parameters, kind, histories) || covariance.isEmpty()
                        ? Optional.of(Doubt.AT_EDGE)
                        : Optional.empty());
    }

    /** Where the best of several starts leads: on a part of a large base, on the whole of a small one. */
    private static Ascent.Summit beginning(Kind kind, int k, Histories histories, Ascent whole) {
        if (histories.size() <= SAMPLE) return best(histories, k, whole);
        var part = histories.part(SAMPLE);
        var ascent = new Ascent(likelihood(kind, k, part), part.customers());
        return measured(best(part, k, ascent), ascent, part.customers());
    }

    /** With the true curvature in place of the one guessed on the way, which saves steps on the whole. */
    static Ascent.Summit measured(Ascent.Summit summit, Ascent ascent, double customers) {
        var inverse = covariance(ascent, summit).map(matrix -> matrix.scalarMultiply(customers));
        return new Ascent.Summit(
                summit.at(),
                summit.value(),
                summit.gradient(),
                summit.converged(),
                summit.evaluations(),
                inverse.orElse(summit.inverse()));
    }

    private static Likelihood likelihood(Kind kind, int k, Histories histories) {
        return kind == Kind.PARETO_NBD
                ? new ParetoLikelihood(histories)
                : new BetaGeometricLikelihood(histories, k, kind == Kind.MBG_NBD);
    }

    private static Ascent.Summit best(Histories histories, int k, Ascent ascent) {
        Ascent.Summit best = null;
        for (var start : starts(histories, k)) {
            var summit = ascent.from(start, MatrixUtils.createRealIdentityMatrix(start.length));
            if (best == null || summit.value() > best.value() + 1e-10 || summit.converged() && !best.converged()) {
                best = summit;
            }
        }
        return best;
    }

    /** Rates near the base's own, once with many and once with few who leave. */
    private static List<double[]> starts(Histories histories, int k) {
        double gap = histories.exposure() / (histories.purchases() + 1.0) / k;
        return List.of(logs(0.5, 0.3 * gap, 0.8, 2.5), logs(2, gap, 0.3, 3));
    }

    private static double[] logs(double... values) {
        return Arrays.stream(values).map(Math::log).toArray();
    }

    private static Predictor model(Kind kind, int k, double... parameters) {
        return switch (kind) {
            case BG_NBD -> new BgNbd(parameters[0], parameters[1], parameters[2], parameters[3]);
            case MBG_NBD -> new MbgNbd(parameters[0], parameters[1], parameters[2], parameters[3]);
            case PARETO_NBD -> new ParetoNbd(parameters[0], parameters[1], parameters[2], parameters[3]);
            case BG_CNBD -> new BgCnbd(k, parameters[0], parameters[1], parameters[2], parameters[3]);
            case PLAIN -> throw new IllegalArgumentException();
        };
    }

    private static List<String> names(Predictor model) {
        return model.parameters().keySet().stream()
                .filter(name -> !name.equals("k"))
                .toList();
    }

    /** Empty where the likelihood is flat in some direction. */
    static Optional<RealMatrix> covariance(Ascent ascent, Ascent.Summit summit) {
        try {
            var covariance = ascent.covariance(summit);
            boolean sound = IntStream.range(0, summit.at().length)
                    .allMatch(at -> covariance.getEntry(at, at) > 0 && covariance.getEntry(at, at) < 1e4);
            return sound ? Optional.of(covariance) : Optional.empty();
        } catch (MathRuntimeException flat) {
            return Optional.empty();
        }
    }

    /** From those of the logarithms. */
    static Map<String, Double> standardErrors(List<String> names, double[] parameters, RealMatrix covariance) {
        var errors = new double[parameters.length];
        Arrays.setAll(errors, at -> parameters[at] * Math.sqrt(covariance.getEntry(at, at)));
        return Parameters.of(names.toArray(String[]::new), errors);
    }

    private static boolean edge(double[] parameters, Kind kind, Histories histories) {
        double age = histories.exposure() / histories.customers();
        double second = kind == Kind.PARETO_NBD ? age : 1;
        return extreme(parameters[0])
                || extreme(parameters[1] / age)
                || extreme(parameters[2])
                || extreme(parameters[3] / second);
    }

    private static boolean extreme(double value) {
        return value < 1e-4 || value > 1e4;
    }
}
