package org.peyvand.worth.expected;

import static org.peyvand.worth.db.Tables.SCORE;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.peyvand.commerce.PastDays;
import org.peyvand.commerce.ShoppingPast;
import org.peyvand.workspace.Acting;
import org.peyvand.worth.model.Choice;
import org.peyvand.worth.model.Doubt;
import org.peyvand.worth.model.Fit;
import org.peyvand.worth.model.Fitting;
import org.peyvand.worth.model.Histories;
import org.peyvand.worth.model.History;
import org.peyvand.worth.model.Kind;
import org.peyvand.worth.model.Returning;
import org.peyvand.worth.model.SpendFit;
import org.peyvand.worth.model.Spends;
import org.peyvand.worth.model.Trials;
import org.peyvand.worth.tally.Book;
import org.springframework.stereotype.Component;

/**
 * Chooses a model on the business's own past, cut in two, and fits it to all of it. Customers are counted in the database,
 * those of like history together, so that ten times as many hardly take longer.
 */
@Component
public class FitMaking {

    private static final int WEEK = 7;
    private static final int SHORTEST_DAYS = 4 * WEEK;
    private static final int LONGEST_HELD_OUT_DAYS = 52 * WEEK;
    private static final int HELD_OUT_PART = 3;
    private static final long MOST_TRIED = 100_000;
    private static final double[] GAPS = {1, 1.5, 2, 2.5, 3, 4, 5, 7, 10, 15, 20, 30, 50};

    private final DSLContext db;
    private final ShoppingPast past;
    private final Fits fits;

    FitMaking(DSLContext db, ShoppingPast past, Fits fits) {
        this.db = db;
        this.past = past;
        this.fits = fits;
    }

    /** Makes a fit and puts it to use, in the caller's transaction; none where nobody has bought. */
    public boolean make(Book book, LocalDate today, long purchases) {
        var histories = histories(today);
        if (histories.customers() == 0) return false;
        int oneIn = Math.toIntExact(Math.max(1, histories.customers() / MOST_TRIED));
        var days = past.read(book.zone(), oneIn);
        var tried = tried(days, today);
        var kind = tried.map(found -> found.choice().kind()).orElse(Kind.BG_NBD);
        var fit = Fitting.fit(kind, histories);
        var spend = Fitting.fit(spends());
        fits.add(
                fit.model(),
                spend.model(),
                report(fit, spend, histories, tried, oneIn, silences(days, today)),
                today,
                purchases);
        return true;
    }

    private Histories histories(LocalDate today) {
        var builder = Histories.builder();
        var recency = DSL.field("last_day - first_day", Integer.class);
        var age = DSL.field("greatest(last_day, {0}) - first_day", Integer.class, DSL.val(today));
        db.select(SCORE.DAYS, recency, age, DSL.count(), DSL.sum(SCORE.LOG_GAPS.cast(BigDecimal.class)))
                .from(SCORE)
                .where(SCORE.WORKSPACE_ID.eq(Acting.workspace()), SCORE.DAYS.gt(0))
                .groupBy(SCORE.DAYS, DSL.inline(2), DSL.inline(3))
                .orderBy(SCORE.DAYS, DSL.inline(2), DSL.inline(3))
                .forEach(row -> {
                    builder.addDays(row.value1() - 1, row.value2(), row.value3(), row.value4());
                    builder.addLogGaps(row.value5().doubleValue());
                });
        return builder.build();
    }

    private Spends spends() {
        var builder = Spends.builder();
        var baskets = DSL.field("least(days, orders)", Integer.class);
        var mean = DSL.field("(spent - returned)::float8 / least(days, orders)", Double.class);
        db.select(baskets, mean, DSL.count())
                .from(SCORE)
                .where(SCORE.WORKSPACE_ID.eq(Acting.workspace()), SCORE.DAYS.gt(0), SCORE.ORDERS.gt(0))
                .groupBy(DSL.inline(1), DSL.inline(2))
                .orderBy(DSL.inline(1), DSL.inline(2))
                .forEach(row -> builder.add(row.value1(), row.value2(), row.value3()));
        return builder.build();
    }

    /** A choice among models, and how much of the past was held out for it. */
    private record Tried(Choice choice, double weeks) {}

    private Optional<Tried> tried(PastDays days, LocalDate today) {
        var oldest = db.select(DSL.min(SCORE.FIRST_DAY))
                .from(SCORE)
                .where(SCORE.WORKSPACE_ID.eq(Acting.workspace()), SCORE.DAYS.gt(0))
                .fetchSingle()
                .value1();
        long span = ChronoUnit.DAYS.between(oldest, today);
        if (span < SHORTEST_DAYS) return Optional.empty();
        long heldOut = Math.min(span / HELD_OUT_PART, LONGEST_HELD_OUT_DAYS) / WEEK * WEEK;
        return Optional.of(
                new Tried(Choice.choose(trials(days, today.minusDays(heldOut), today)), heldOut / (double) WEEK));
    }

    private static Trials trials(PastDays days, LocalDate cut, LocalDate end) {
        var builder = Trials.builder(ChronoUnit.DAYS.between(cut, end) / (double) WEEK);
        days.split(cut, end)
                .forEach(row -> builder.add(
                        History.ofDays(row.repeats(), row.recency(), row.age()), row.later(), row.customers()));
        builder.addLogGaps(days.logGaps(cut));
        var weeks = days.weeks(cut, end);
        for (int week = 1; week < weeks.length; week++) weeks[week] += weeks[week - 1];
        return builder.cumulative(weeks).build();
    }

    private static List<FitReport.Silent> silences(PastDays days, LocalDate today) {
        var builder = Returning.builder();
        for (var silence : days.silences(today)) {
            if (silence.ended())
                builder.ended(silence.usualGap(), silence.beganAgo(), silence.length(), silence.customers());
            else builder.open(silence.usualGap(), silence.beganAgo(), silence.customers());
        }
        var returning = builder.build();
        var silences = new ArrayList<FitReport.Silent>();
        for (double gaps : GAPS) {
            var share = returning.after(gaps);
            silences.add(new FitReport.Silent(gaps, share.returned(), share.of()));
        }
        return silences;
    }

    private static FitReport report(
            Fit fit,
            SpendFit spend,
            Histories histories,
            Optional<Tried> tried,
            int oneIn,
            List<FitReport.Silent> silences) {
        return new FitReport(
                fit.converged(),
                FitReport.finite(fit.logLikelihood()),
                fit.evaluations(),
                fit.standardErrors(),
                fit.covariance(),
                fit.doubt().map(Doubt::name).orElse(""),
                spend.doubt().map(Doubt::name).orElse(""),
                spend.leftOut(),
                histories.customers(),
                tried.map(found -> found.choice().why()).orElse(Choice.Reason.NOTHING_TO_COMPARE),
                tried.map(found -> found.choice().all().stream()
                                .map(FitReport.Trial::of)
                                .toList())
                        .orElse(List.of()),
                tried.map(found -> FitReport.Test.of(found.choice().best()))
                        .orElse(new FitReport.Test(List.of(), List.of(), List.of())),
                tried.map(Tried::weeks).orElse(0.0),
                oneIn,
                silences);
    }
}
