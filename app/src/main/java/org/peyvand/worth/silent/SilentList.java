package org.peyvand.worth.silent;

import static org.peyvand.worth.db.Tables.SCORE;
import static org.peyvand.worth.db.Tables.SILENCE;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.ResultQuery;
import org.jooq.impl.DSL;
import org.peyvand.customer.Cursor;
import org.peyvand.customer.CustomerList;
import org.peyvand.customer.Customers;
import org.peyvand.timeline.Entry;
import org.peyvand.timeline.Happening;
import org.peyvand.timeline.Timeline;
import org.peyvand.workspace.Acting;
import org.peyvand.workspace.Audit;
import org.peyvand.workspace.Permission;
import org.peyvand.worth.expected.Bought;
import org.peyvand.worth.expected.FitReport;
import org.peyvand.worth.expected.Fits;
import org.peyvand.worth.tally.Books;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The customers who fell silent and wait to be called, what is done about each, and how right the list was. */
@Service
public class SilentList {

    /** So long after they were noticed it is asked who came back. */
    public static final int MEASURED_DAYS = 60;

    private static final int FEW_STARS = 2;
    private static final int PAGE = 30;
    private static final int FEW = 20;

    private final DSLContext db;
    private final Clock clock;
    private final Audit audit;
    private final CustomerList list;
    private final Customers customers;
    private final Timeline timeline;
    private final Fits fits;
    private final Books books;

    SilentList(
            DSLContext db,
            Clock clock,
            Audit audit,
            CustomerList list,
            Customers customers,
            Timeline timeline,
            Fits fits,
            Books books) {
        this.db = db;
        this.clock = clock;
        this.audit = audit;
        this.list = list;
        this.customers = customers;
        this.timeline = timeline;
        this.fits = fits;
        this.books = books;
    }

    /** What was done about one who fell silent; {@link #WRONG}: there is nothing to worry about. */
    public enum Act {
        CALLED,
        WROTE,
        WRONG;

        /** The word stored and used in addresses. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * One who fell silent.
     *
     * @param gapDays their usual gap, as on their page
     * @param loss expected, in the smallest unit
     * @param lastTouch what happened with them last, if anything stands on their timeline
     * @param bad whether that was something to apologise for
     */
    public record Silent(
            CustomerList.Row customer,
            LocalDate lastDay,
            double gapDays,
            double alive,
            long loss,
            Optional<Entry> lastTouch,
            boolean bad) {

        /** The word of what is suggested: after something bad one calls and apologises. */
        public String suggestion() {
            if (bad) return "apologise";
            return customer.handle().isPresent() ? "call" : "wait";
        }
    }

    /** A page of them, worst expected loss first, and where the next one begins. */
    public record Slice(List<Silent> silent, Optional<Cursor> next) {}

    /** Those who wait to be called; whoever is talking with us is left out, and the next come in their place. */
    @Transactional(readOnly = true)
    public Slice page(Optional<Cursor> after) {
        Acting.require(Permission.SEE_WORTH);
        var silent = new ArrayList<Silent>();
        var next = after;
        do {
            var some = some(next);
            silent.addAll(some.silent());
            next = some.next();
        } while (silent.size() < FEW && next.isPresent());
        return new Slice(silent, next);
    }

    private Slice some(Optional<Cursor> after) {
        var found = query(after).fetch();
        var shown = found.subList(0, Math.min(PAGE, found.size()));
        var next = found.size() > PAGE
                ? Optional.of(new Cursor(
                        shown.getLast().get(SILENCE.LOSS), shown.getLast().get(SILENCE.CUSTOMER_ID)))
                : Optional.<Cursor>empty();
        var ids = shown.stream().map(row -> row.get(SILENCE.CUSTOMER_ID)).toList();
        var rows = list.byId(ids);
        var touches = timeline.newestOf(ids);
        var silent = new ArrayList<Silent>();
        for (var row : shown) {
            var id = row.get(SILENCE.CUSTOMER_ID);
            var customer = Optional.ofNullable(rows.get(id));
            customer.flatMap(known -> silent(row, known, touches.getOrDefault(id, List.of())))
                    .ifPresent(silent::add);
        }
        return new Slice(silent, next);
    }

    ResultQuery<? extends Record> query(Optional<Cursor> after) {
        return db.select(SILENCE.CUSTOMER_ID, SILENCE.LAST_DAY, SILENCE.ALIVE, SILENCE.LOSS)
                .select(SCORE.DAYS, SCORE.FIRST_DAY, SCORE.LAST_DAY, SCORE.ORDERS, SCORE.SPENT, SCORE.RETURNED)
                .from(SILENCE)
                .join(SCORE)
                .on(SCORE.WORKSPACE_ID.eq(SILENCE.WORKSPACE_ID), SCORE.CUSTOMER_ID.eq(SILENCE.CUSTOMER_ID))
                .where(SILENCE.WORKSPACE_ID.eq(Acting.workspace()), SILENCE.STATE.eq("open"))
                .and(after.map(from ->
                                DSL.row(SILENCE.LOSS, SILENCE.CUSTOMER_ID).lt(from.number(), from.id()))
                        .orElse(DSL.noCondition()))
                .orderBy(SILENCE.LOSS.desc(), SILENCE.CUSTOMER_ID.desc())
                .limit(PAGE + 1);
    }

    private Optional<Silent> silent(Record row, CustomerList.Row customer, List<Entry> touches) {
        if (isTalking(touches)) return Optional.empty();
        var last = touches.stream().findFirst();
        var bought = new Bought(
                row.get(SCORE.FIRST_DAY), row.get(SCORE.LAST_DAY), row.get(SCORE.DAYS), row.get(SCORE.ORDERS), 0);
        return Optional.of(new Silent(
                customer,
                row.get(SILENCE.LAST_DAY),
                customer.standing().usualGapDays().orElse(bought.usualGap()),
                row.get(SILENCE.ALIVE),
                row.get(SILENCE.LOSS),
                last,
                last.filter(SilentList::isBad).isPresent()));
    }

    /** A conversation was begun and not closed since: who complains is not silent. */
    static boolean isTalking(List<Entry> touches) {
        var closed = touches.stream()
                .filter(entry -> entry.what() instanceof Happening.ConversationClosed)
                .map(entry -> ((Happening.ConversationClosed) entry.what()).conversation())
                .collect(Collectors.toSet());
        return touches.stream()
                .anyMatch(entry -> entry.what() instanceof Happening.ConversationBegun begun
                        && !closed.contains(begun.conversation()));
    }

    /** Goods given back, a call we missed, a talk that ended without a solution, and words of trouble. */
    private static boolean isBad(Entry touch) {
        return switch (touch.what()) {
            case Happening.Returned _ -> true;
            case Happening.Call call -> call.direction() == Happening.Direction.MISSED || TroubleWords.in(call.text());
            case Happening.ConversationClosed closed -> closed.reason().equals("other");
            case Happening.ConversationBegun begun -> TroubleWords.in(begun.about());
            case Happening.Visit visit -> TroubleWords.in(visit.text());
            case Happening.Note note -> TroubleWords.in(note.text());
            case Happening.ConversationRated rated -> rated.stars() <= FEW_STARS;
            case Happening.Review review ->
                review.stars() > 0 && review.stars() <= FEW_STARS || TroubleWords.in(review.text());
            case Happening.Purchase _ -> false;
        };
    }

    /** Notes what was done about a customer's silence; false when they are not on the list, or not any more. */
    @Transactional
    public boolean decide(UUID customer, Act act) {
        Acting.require(Permission.CHANGE_WORTH);
        var whose = customers.get(customer).id();
        var decided = db.update(SILENCE)
                .set(SILENCE.STATE, act.code())
                .set(SILENCE.DECIDED_AT, clock.instant().atOffset(ZoneOffset.UTC))
                .set(SILENCE.DECIDED_BY, Acting.now().name())
                .where(SILENCE.WORKSPACE_ID.eq(Acting.workspace()), SILENCE.CUSTOMER_ID.eq(whose))
                .and(SILENCE.STATE.eq("open"))
                .execute();
        if (decided > 0) record(act, whose);
        return decided > 0;
    }

    private void record(Act act, UUID customer) {
        switch (act) {
            case CALLED -> audit.record("worth.silence.called", "customer", customer, Map.of());
            case WROTE -> audit.record("worth.silence.wrote", "customer", customer, Map.of());
            case WRONG -> audit.record("worth.silence.wrong", "customer", customer, Map.of());
        }
    }

    /**
     * How right the list was.
     *
     * @param noticed how many were noticed long enough ago
     * @param stayedAway how many of those have not bought since
     * @param called how many of those were called or written to; calledBack: of these, who bought again
     * @param wrong how many were said to be no reason to worry
     */
    public record Measure(long noticed, long stayedAway, long called, long calledBack, long wrong) {}

    private static final String MEASURE = """
            select count(*), count(*) filter (where back_on is null),
                count(*) filter (where state in ('called', 'wrote')),
                count(*) filter (where state in ('called', 'wrote') and back_on is not null),
                count(*) filter (where state = 'wrong')
            from worth.silence where workspace_id = ? and noticed_on <= ?::date and noticed_on > ?::date""";

    /** Of the year before those {@value #MEASURED_DAYS} days. */
    @Transactional(readOnly = true)
    public Measure measure() {
        Acting.require(Permission.SEE_WORTH);
        var until = books.current().dayOf(clock.instant()).minusDays(MEASURED_DAYS);
        var row = db.fetchSingle(MEASURE, Acting.workspace(), until, until.minusDays(Noticing.LONGEST_DAYS));
        return new Measure(
                row.get(0, Long.class),
                row.get(1, Long.class),
                row.get(2, Long.class),
                row.get(3, Long.class),
                row.get(4, Long.class));
    }

    /** How often others came back within a year who had been silent for as many of their gaps. */
    public Optional<FitReport.Silent> others(double gaps) {
        return fits.report().stream()
                .flatMap(report -> report.silences().stream())
                .filter(silent -> silent.gaps() <= gaps)
                .reduce((_, later) -> later);
    }
}
