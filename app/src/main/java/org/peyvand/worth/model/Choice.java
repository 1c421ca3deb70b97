package org.peyvand.worth.model;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The way of foretelling that did best on the business's own past. What counts first is {@link BackTest#distance()}; among
 * models that come as near as the nearest, but for a tenth of its distance or 0.02, Akaike's criterion decides. The plain
 * rule is taken where no model is that near.
 *
 * @param best its back-test
 * @param all back-tests, the nearest first
 * @param why it was chosen
 */
public record Choice(BackTest best, List<BackTest> all, Reason why) {

    /** Why it was chosen. */
    public enum Reason {
        /** It alone came so near to what was really bought. */
        NEAREST,
        /** Several came as near; among these it makes the histories likeliest. */
        LIKELIEST,
        /** The plain rule came nearer than every model. */
        PLAIN_DOES_BETTER,
        /** No model could be fitted, or nobody bought in the time held out, so there is nothing to compare. */
        NOTHING_TO_COMPARE
    }

    private static final double AS_NEAR = 1.1;
    private static final double AS_NEAR_AT_LEAST = 0.02;

    /** Tries every kind that the histories can carry; regular buying only where the gaps were told. */
    public static Choice choose(Trials trials) {
        var gaps = trials.histories().logGapSum().isPresent();
        var all = Stream.of(Kind.values())
                .filter(kind -> kind != Kind.BG_CNBD || gaps)
                .map(kind -> BackTest.of(kind, trials))
                .filter(test -> test.fit().asked() == test.fit().model().kind())
                .sorted(Comparator.comparingDouble(BackTest::distance))
                .toList();
        return among(all);
    }

    /** Among these, the nearest first. */
    static Choice among(List<BackTest> all) {
        double nearest = all.getFirst().distance();
        double limit = Math.max(nearest * AS_NEAR, nearest + AS_NEAR_AT_LEAST);
        var models = all.stream()
                .filter(test -> test.fit().model() instanceof BuyingModel)
                .toList();
        if (models.isEmpty()) return new Choice(all.getFirst(), all, Reason.NOTHING_TO_COMPARE);
        if (Double.isNaN(nearest)) return new Choice(likeliest(models), all, Reason.NOTHING_TO_COMPARE);
        var near = models.stream().filter(test -> test.distance() <= limit).toList();
        if (near.isEmpty()) return new Choice(all.getFirst(), all, Reason.PLAIN_DOES_BETTER);
        return new Choice(likeliest(near), all, near.size() == 1 ? Reason.NEAREST : Reason.LIKELIEST);
    }

    private static BackTest likeliest(List<BackTest> models) {
        return models.stream()
                .min(Comparator.comparingDouble(test -> test.fit().aic()))
                .orElseThrow();
    }

    /** Which kind to fit to the whole. */
    public Kind kind() {
        return best.fit().asked();
    }
}
