package org.peyvand.worth;

import java.util.Optional;
import org.peyvand.workspace.Acting;
import org.peyvand.workspace.Permission;
import org.peyvand.worth.model.WhatIf;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the base would bring up to the horizon if something were different from now on. */
@Service
public class Supposing {

    /** The change of retention the much quoted claim speaks of. */
    private static final double CLAIMED = 0.05;

    private final Fits fits;
    private final Scores scores;
    private final Horizons horizons;

    Supposing(Fits fits, Scores scores, Horizons horizons) {
        this.fits = fits;
        this.scores = scores;
        this.horizons = horizons;
    }

    /**
     * What is supposed, in percent as people type it.
     *
     * @param retention so many percent more of the living are kept over a year
     * @param gap so many percent less time lies between purchases
     * @param basket so many percent more are spent at a purchase
     * @param referral new customers that a hundred living ones bring in a year, beyond those who come now
     */
    public record Asked(int retention, int gap, int basket, int referral) {

        private static final int MOST = 100;
        private static final int MOST_GAP = 90;

        /** The nearest that makes sense. */
        static Asked of(int retention, int gap, int basket, int referral) {
            return new Asked(
                    Math.clamp(retention, -MOST, MOST),
                    Math.clamp(gap, -MOST, MOST_GAP),
                    Math.clamp(basket, -MOST, MOST),
                    Math.clamp(referral, 0, MOST));
        }

        private WhatIf.Levers levers() {
            return new WhatIf.Levers(percent(retention), -percent(gap), percent(basket), percent(referral));
        }

        private static double percent(int number) {
            return number / 100.0;
        }
    }

    /**
     * What that would bring.
     *
     * @param months looked ahead
     * @param asItIs value up to the horizon as things are, in the smallest unit
     * @param gain relative, such as 0.12 for 12 % more
     * @param retention share of living customers kept over a year, weighted by what they buy, as it is and as supposed
     * @param fivePercent the gain that 5 % better retention alone would bring
     */
    public record Answer(
            Asked asked,
            int months,
            long asItIs,
            long supposed,
            double gain,
            double retention,
            double retentionSupposed,
            double fivePercent) {}

    /** By the models in use; empty before the first fit, and where nothing is expected. */
    @Transactional(readOnly = true)
    public Optional<Answer> answer(Asked asked) {
        Acting.require(Permission.SEE_WORTH);
        return fits.scoring()
                .map(scoring -> {
                    var whatIf = whatIf(scoring);
                    var terms = scoring.terms();
                    var answer = whatIf.answer(asked.levers(), terms);
                    var claimed = whatIf.answer(WhatIf.Levers.retention(CLAIMED), terms);
                    return new Answer(
                            asked,
                            horizons.get().months(),
                            Math.round(answer.asItIs()),
                            Math.round(answer.supposed()),
                            answer.gain(),
                            answer.retention(),
                            answer.retentionSupposed(),
                            claimed.gain());
                })
                .filter(answer -> answer.asItIs() > 0);
    }

    private WhatIf whatIf(Scoring scoring) {
        try (var buyers = scores.buyers(scoring)) {
            return scoring.whatIf(buyers);
        }
    }
}
