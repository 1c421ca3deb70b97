package org.peyvand.worth;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What is done for a workspace in the background: each step in a transaction of its own, those not needed left out. */
@Component
class Upkeep {

    private static final int NEW_PART = 20;
    private static final int OLD_DAYS = 7;
    private static final int BATCH = 5_000;

    private final Books books;
    private final Counting counting;
    private final CohortTally tally;
    private final Snapshots snapshots;
    private final Fits fits;
    private final FitMaking making;
    private final Scores scores;
    private final Silences silences;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Upkeep(
            Books books,
            Counting counting,
            CohortTally tally,
            Snapshots snapshots,
            Fits fits,
            FitMaking making,
            Scores scores,
            Silences silences,
            TransactionTemplate transaction,
            Clock clock) {
        this.books = books;
        this.counting = counting;
        this.tally = tally;
        this.snapshots = snapshots;
        this.fits = fits;
        this.making = making;
        this.scores = scores;
        this.silences = silences;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Brings everything up to the day and to the facts. */
    void tend() {
        if (transaction.execute(_ -> books.isStale())) counting.all();
        transaction.executeWithoutResult(_ -> tally.fold());
        var today = transaction.execute(_ -> books.current().dayOf(clock.instant()));
        var last = transaction.execute(_ -> snapshots.last());
        boolean fitted = fit(today);
        long purchases = transaction.execute(_ -> tally.purchases());
        boolean newDay = last.filter(made -> made.on().equals(today)).isEmpty();
        if (fitted || newDay) scoreAll();
        if (fitted || newDay) transaction.executeWithoutResult(_ -> silences.look(today));
        if (fitted || newDay || last.get().purchases() != purchases) {
            transaction.executeWithoutResult(_ -> snapshots.renew(today, purchases));
        }
    }

    /** When there is none yet, when a twentieth was sold since, and after a week in which anything was. */
    private boolean fit(LocalDate today) {
        return transaction.execute(_ -> {
            fits.one();
            long purchases = tally.purchases();
            var last = fits.inUse();
            if (last.filter(fit -> !isOld(fit, today, purchases)).isPresent()) return false;
            return making.make(books.current(), today, purchases);
        });
    }

    private static boolean isOld(Fits.InUse fit, LocalDate today, long purchases) {
        long more = Math.abs(purchases - fit.purchases());
        return more * NEW_PART > fit.purchases()
                || more > 0 && !today.isBefore(fit.on().plusDays(OLD_DAYS));
    }

    private void scoreAll() {
        var scoring = transaction.execute(_ -> fits.scoring());
        if (scoring.isEmpty()) return;
        var after = Optional.<UUID>empty();
        do {
            var from = after;
            after = transaction.execute(_ -> scores.rescore(scoring.get(), from, BATCH));
        } while (after.isPresent());
    }
}
