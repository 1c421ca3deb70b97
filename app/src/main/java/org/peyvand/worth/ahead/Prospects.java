package org.peyvand.worth.ahead;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.peyvand.customer.Customers;
import org.peyvand.customer.Standing;
import org.peyvand.workspace.Acting;
import org.peyvand.workspace.Permission;
import org.peyvand.worth.Horizons;
import org.peyvand.worth.expected.Bought;
import org.peyvand.worth.expected.FitReport;
import org.peyvand.worth.expected.Fits;
import org.peyvand.worth.expected.Scores;
import org.peyvand.worth.expected.Scoring;
import org.peyvand.worth.figures.Underway;
import org.peyvand.worth.figures.Underways;
import org.peyvand.worth.model.Estimate;
import org.peyvand.worth.silent.Noticing;
import org.peyvand.worth.silent.SilentList;
import org.peyvand.worth.tally.Books;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What is expected of one customer, in numbers that a sentence can be made of. */
@Service
public class Prospects {

    private static final int RARELY = 30;

    private final Customers customers;
    private final Scores scores;
    private final Fits fits;
    private final SilentList silentList;
    private final Books books;
    private final Horizons horizons;
    private final Underways underways;
    private final Clock clock;

    Prospects(
            Customers customers,
            Scores scores,
            Fits fits,
            SilentList silentList,
            Books books,
            Horizons horizons,
            Underways underways,
            Clock clock) {
        this.customers = customers;
        this.scores = scores;
        this.fits = fits;
        this.silentList = silentList;
        this.books = books;
        this.horizons = horizons;
        this.underways = underways;
        this.clock = clock;
    }

    /**
     * What a customer is expected to bring up to the horizon.
     *
     * @param months looked ahead
     * @param alive probability that they still are a customer
     * @param purchases expected; low and high are whole and hold the number with 80 %
     * @param value expected, in the smallest unit; low and high hold it with 80 %
     * @param gapDays their usual gap, the median as on the rest of their page, or the mean of fewer; 0 with one shopping day
     * @param silentDays days since the last one
     * @param othersReturned how many of {@code others}, customers silent for as many of their gaps, came back within a year
     */
    public record Prospect(
            int months,
            double alive,
            double purchases,
            long purchasesLow,
            long purchasesHigh,
            long value,
            long valueLow,
            long valueHigh,
            int shoppingDays,
            long gapDays,
            long silentDays,
            long othersReturned,
            long others) {

        /** Whether the silence is longer than usual for them. */
        public boolean late() {
            return gapDays > 0 && silentDays > gapDays * Noticing.GAPS;
        }

        /** The n of "1 time in n"; 0 where none did. */
        public long oneIn() {
            return othersReturned == 0 ? 0 : Math.max(1, Math.round((double) others / othersReturned));
        }

        /** Whether too few are known to say how many come back. */
        public boolean fewOthers() {
            return others < RARELY;
        }
    }

    /** The customer's; empty for who never bought, and before the first fit. */
    @Transactional(readOnly = true)
    public Optional<Prospect> of(UUID customer) {
        Acting.require(Permission.SEE_CUSTOMERS);
        var whose = customers.get(customer);
        var bought = scores.bought(whose.id());
        var scoring = fits.scoring();
        return bought.flatMap(known -> scoring.map(by -> prospect(known, whose.standing(), by)));
    }

    /** Whether nobody's are known yet because they are being counted. */
    @Transactional(readOnly = true)
    public boolean areCounted() {
        Acting.require(Permission.SEE_CUSTOMERS);
        return underways
                .ofValues()
                .filter(underway -> underway.stage() != Underway.Stage.VALUING)
                .isPresent();
    }

    private Prospect prospect(Bought bought, Standing standing, Scoring by) {
        var purchases = by.purchases(bought);
        var value = by.value(bought);
        var today = books.current().dayOf(clock.instant());
        long silent = Math.max(0, ChronoUnit.DAYS.between(bought.last(), today));
        var others = bought.days() < 3
                ? Optional.<FitReport.Silent>empty()
                : silentList.others(silent / Math.max(1, bought.usualGap()));
        return new Prospect(
                horizons.get().months(),
                by.of(bought).alive(),
                purchases.expected(),
                Math.round(purchases.low()),
                Math.round(purchases.high()),
                rounded(value, value.expected()),
                rounded(value, value.low()),
                rounded(value, value.high()),
                bought.days(),
                Math.round(standing.usualGapDays().orElse(bought.usualGap())),
                silent,
                others.map(FitReport.Silent::returned).orElse(0L),
                others.map(FitReport.Silent::of).orElse(0L));
    }

    /** To three figures of the upper end: more would look as if more were known. */
    private static long rounded(Estimate value, double number) {
        double step = Math.pow(
                10, Math.max(0, Math.floor(Math.log10(Math.max(1, Math.max(value.expected(), value.high())))) - 2));
        return Math.round(Math.round(number / step) * step);
    }
}
