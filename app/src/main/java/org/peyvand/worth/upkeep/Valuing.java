package org.peyvand.worth.upkeep;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.peyvand.worth.expected.Fits;
import org.peyvand.worth.expected.Scores;
import org.peyvand.worth.expected.Scoring;
import org.peyvand.worth.silent.Noticing;
import org.peyvand.worth.tally.Books;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Values all customers anew, some at a time. What the models say is worked out outside of any transaction, so nobody who
 * buys meanwhile waits for it; whoever did was valued by that.
 */
@Component
class Valuing {

    private static final int BATCH = 5_000;

    private final Books books;
    private final Fits fits;
    private final Scores scores;
    private final Valuations valuations;
    private final Noticing noticing;
    private final TransactionTemplate transaction;

    Valuing(
            Books books,
            Fits fits,
            Scores scores,
            Valuations valuations,
            Noticing noticing,
            TransactionTemplate transaction) {
        this.books = books;
        this.fits = fits;
        this.scores = scores;
        this.valuations = valuations;
        this.noticing = noticing;
        this.transaction = transaction;
    }

    /** Begins with the first customer, in the caller's transaction, unless the same is going on already. */
    void begin(LocalDate day, String horizon) {
        fits.inUse().ifPresent(fit -> valuations.begin(fit.id(), day, horizon));
    }

    /**
     * Values all who are left to be, where that was begun; then it is looked who has fallen silent.
     *
     * @return whether it was begun
     */
    boolean all(LocalDate day) {
        if (transaction.execute(_ -> valuations.now()).isEmpty()) return false;
        transaction.executeWithoutResult(_ -> books.alone());
        while (some(BATCH)) continue;
        transaction.executeWithoutResult(_ -> {
            noticing.look(day);
            valuations.end();
        });
        return true;
    }

    private record Step(Valuations.Progress from, Scoring scoring, List<Scores.Known> known) {

        UUID last() {
            return known.getLast().customer();
        }
    }

    /** Values the next ones; false when there are none. */
    boolean some(int most) {
        var step = transaction.execute(_ -> next(most));
        if (step.isEmpty()) return false;
        value(step.get());
        return true;
    }

    private Optional<Step> next(int most) {
        return valuations
                .now()
                .flatMap(from -> fits.scoring()
                        .map(scoring -> new Step(from, scoring, scores.known(from.to(), most)))
                        .filter(step -> !step.known().isEmpty()));
    }

    private void value(Step step) {
        var differing = step.known().stream()
                .map(one -> new Scores.Valued(one, step.scoring().of(one.bought())))
                .filter(Scores.Valued::differs)
                .toList();
        transaction.executeWithoutResult(_ -> {
            if (valuations.advance(step.from(), step.last(), step.known().size())) scores.value(differing);
        });
    }
}
