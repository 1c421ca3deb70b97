package org.peyvand.worth.upkeep;

import java.time.Clock;
import java.time.LocalDate;
import org.peyvand.worth.Horizons;
import org.peyvand.worth.expected.FitMaking;
import org.peyvand.worth.expected.Fits;
import org.peyvand.worth.expected.Snapshots;
import org.peyvand.worth.tally.Books;
import org.peyvand.worth.tally.CohortTally;
import org.peyvand.worth.tally.SourceTally;
import org.peyvand.worth.won.Beginnings;
import org.peyvand.worth.won.Lifetimes;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What is done for a workspace in the background: each step in a transaction of its own, those not needed left out. */
@Component
public class Upkeep {

    private static final int NEW_PART = 20;
    private static final int OLD_DAYS = 7;

    private final Books books;
    private final Counting counting;
    private final CohortTally tally;
    private final SourceTally sourceTally;
    private final Lifetimes lifetimes;
    private final Horizons horizons;
    private final Beginnings beginnings;
    private final Snapshots snapshots;
    private final Fits fits;
    private final FitMaking making;
    private final Valuing valuing;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Upkeep(
            Books books,
            Counting counting,
            CohortTally tally,
            SourceTally sourceTally,
            Lifetimes lifetimes,
            Horizons horizons,
            Beginnings beginnings,
            Snapshots snapshots,
            Fits fits,
            FitMaking making,
            Valuing valuing,
            TransactionTemplate transaction,
            Clock clock) {
        this.books = books;
        this.counting = counting;
        this.tally = tally;
        this.sourceTally = sourceTally;
        this.lifetimes = lifetimes;
        this.horizons = horizons;
        this.beginnings = beginnings;
        this.snapshots = snapshots;
        this.fits = fits;
        this.making = making;
        this.valuing = valuing;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Brings everything up to the day and to the facts. */
    public void tend() {
        if (transaction.execute(_ -> books.isStale())) counting.begin();
        while (counting.some(Counting.BATCH)) continue;
        transaction.executeWithoutResult(_ -> tally.fold());
        boolean wonOtherwise = transaction.execute(_ -> sourceTally.fold());
        var today = transaction.execute(_ -> books.current().dayOf(clock.instant()));
        var last = transaction.execute(_ -> snapshots.last());
        var horizon = transaction.execute(_ -> horizons.get().word());
        fit(today, horizon);
        long purchases = transaction.execute(_ -> tally.purchases());
        boolean another = last.filter(
                        made -> made.on().equals(today) && made.horizon().equals(horizon))
                .isEmpty();
        if (another) transaction.executeWithoutResult(_ -> valuing.begin(today, horizon));
        boolean valued = valuing.all(today);
        if (valued || another || wonOtherwise || last.get().purchases() != purchases) {
            transaction.executeWithoutResult(_ -> beginnings.choose());
            transaction.executeWithoutResult(_ -> beginnings.count());
            transaction.executeWithoutResult(_ -> lifetimes.renew());
            transaction.executeWithoutResult(_ -> snapshots.renew(today, purchases, horizon));
        }
    }

    /** When there is none yet, when a twentieth was sold since, and after a week in which anything was. */
    private void fit(LocalDate today, String horizon) {
        transaction.executeWithoutResult(_ -> {
            fits.one();
            long purchases = tally.purchases();
            if (fits.inUse().filter(fit -> !isOld(fit, today, purchases)).isPresent()) return;
            if (making.make(books.current(), today, purchases)) valuing.begin(today, horizon);
        });
    }

    private static boolean isOld(Fits.InUse fit, LocalDate today, long purchases) {
        long more = Math.abs(purchases - fit.purchases());
        return more * NEW_PART > fit.purchases()
                || more > 0 && !today.isBefore(fit.on().plusDays(OLD_DAYS));
    }
}
