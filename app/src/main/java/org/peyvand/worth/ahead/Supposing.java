package org.peyvand.worth.ahead;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.peyvand.workspace.Acting;
import org.peyvand.workspace.Permission;
import org.peyvand.worth.Horizons;
import org.peyvand.worth.expected.Fits;
import org.peyvand.worth.expected.Scores;
import org.peyvand.worth.expected.Scoring;
import org.peyvand.worth.expected.Snapshot;
import org.peyvand.worth.expected.Snapshots;
import org.peyvand.worth.model.WhatIf;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the base would bring up to the horizon if something were different from now on. */
@Service
public class Supposing {

    private static final long MOST_KEPT = 20;

    private final Fits fits;
    private final Scores scores;
    private final Snapshots snapshots;
    private final Horizons horizons;
    private final Cache<Base, WhatIf> asked =
            Caffeine.newBuilder().maximumSize(MOST_KEPT).build();

    Supposing(Fits fits, Scores scores, Snapshots snapshots, Horizons horizons) {
        this.fits = fits;
        this.scores = scores;
        this.snapshots = snapshots;
        this.horizons = horizons;
    }

    /** A base as it was counted last, and the fit it is seen by: who moves a slider asks the same one again and again. */
    private record Base(UUID workspace, UUID fit, LocalDate today, Instant counted) {}

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
            double fivePercent) {

        /** Whether anything is expected at all, and so could be more or less. */
        public boolean isOfSomething() {
            return asItIs > 0;
        }
    }

    /** By the models in use; empty before the first fit. */
    @Transactional(readOnly = true)
    public Optional<Answer> answer(Asked asked) {
        Acting.require(Permission.SEE_WORTH);
        return fits.inUse().flatMap(fit -> fits.scoring().map(scoring -> answer(asked, whatIf(fit, scoring), scoring)));
    }

    private Answer answer(Asked asked, WhatIf whatIf, Scoring scoring) {
        var answer = whatIf.answer(asked.levers(), scoring.terms());
        var claimed = whatIf.fivePercentBetterRetention(scoring.terms());
        long asItIs = answer.asItIs() > 0 ? expected().orElse(Math.round(answer.asItIs())) : 0;
        return new Answer(
                asked,
                horizons.get().months(),
                asItIs,
                asItIs > 0 ? Math.round(asItIs * (1 + answer.gain())) : 0,
                answer.gain(),
                answer.retention(),
                answer.retentionSupposed(),
                claimed.gain());
    }

    /** What the page of worth says of all customers: of some of them it would be a little more or less. */
    private Optional<Long> expected() {
        return snapshots
                .last()
                .flatMap(made -> made.snapshot().next())
                .map(Snapshot.Ahead::value)
                .filter(value -> value > 0);
    }

    /** Not while the cache holds a lock: reading may wait for a connection. */
    private WhatIf whatIf(Fits.InUse fit, Scoring scoring) {
        var base = new Base(
                Acting.workspace(),
                fit.id(),
                scoring.today(),
                snapshots.last().map(Snapshots.Made::at).orElse(Instant.EPOCH));
        var known = asked.getIfPresent(base);
        if (known != null) return known;
        try (var buyers = scores.buyers(scoring)) {
            var read = scoring.whatIf(buyers);
            asked.put(base, read);
            return read;
        }
    }
}
