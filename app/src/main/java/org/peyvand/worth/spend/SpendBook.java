package org.peyvand.worth.spend;

import static org.peyvand.worth.db.Tables.SPEND;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.LongPredicate;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.peyvand.customer.Origin;
import org.peyvand.customer.Origins;
import org.peyvand.web.Refused;
import org.peyvand.workspace.Acting;
import org.peyvand.workspace.Audit;
import org.peyvand.workspace.Permission;
import org.peyvand.worth.Spend;
import org.peyvand.worth.Spends;
import org.peyvand.worth.tally.Book;
import org.peyvand.worth.tally.Books;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What was spent to win customers; of a channel, campaign and month the last that was told stands. */
@Service
public class SpendBook {

    /** The most told at once. */
    static final int MOST = 5_000;

    private static final long LARGEST = 1_000_000_000_000_000L;
    private static final LocalDate EARLIEST = LocalDate.of(1921, 3, 21);
    private static final int SHOWN = 300;
    private static final int MIDDLE = 14;

    private final DSLContext db;
    private final Clock clock;
    private final Audit audit;
    private final Origins origins;
    private final Books books;

    SpendBook(DSLContext db, Clock clock, Audit audit, Origins origins, Books books) {
        this.db = db;
        this.clock = clock;
        this.audit = audit;
        this.origins = origins;
        this.books = books;
    }

    /** As it is written down, the month by its first day in the calendar of the business. */
    public record Known(Origin origin, LocalDate month, String currency, long amount, String by) {}

    /**
     * Writes spends down, all or none.
     *
     * @throws Refused when there are too many, or one of them is refused by {@link #check()}
     */
    @Transactional
    public void tell(List<Spend> told, Spends.By by) {
        Acting.require(Permission.CHANGE_WORTH);
        if (told.isEmpty()) return;
        if (told.size() > MOST) throw Refused.because("worth.spend.refused.many", MOST);
        told.forEach(check());
        var keys = origins.named(told.stream().map(SpendBook::named).toList());
        var book = books.current();
        var last = new TreeMap<Place, Long>(IN_ORDER);
        told.forEach(one ->
                last.put(new Place(keys.get(named(one)), book.months().of(one.month())), one.amount()));
        remove(places(last, amount -> amount == 0));
        var standing = places(last, amount -> amount > 0);
        write(standing, standing.stream().map(last::get).toArray(Long[]::new), book);
        record(told, by);
    }

    /** What was spent there; of what is told twice the last stands. */
    private record Place(Origin origin, LocalDate month) {}

    /** One order for all who write many at once, so that they wait for each other instead of failing. */
    private static final Comparator<Place> IN_ORDER = Comparator.comparing(
                    (Place place) -> place.origin().channel())
            .thenComparing(place -> place.origin().campaign())
            .thenComparing(Place::month);

    private static List<Place> places(SortedMap<Place, Long> told, LongPredicate which) {
        return told.entrySet().stream()
                .filter(one -> which.test(one.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private void record(List<Spend> told, Spends.By by) {
        if (told.size() == 1) {
            var one = told.getFirst();
            audit.record(
                    "worth.spendTold",
                    "workspace",
                    Acting.workspace(),
                    Map.of("channel", one.channel(), "day", one.month().toString()));
            return;
        }
        var lines = Map.<String, Object>of("lines", told.size());
        switch (by) {
            case TYPED, FILE -> audit.record("worth.spendsTold.file", "workspace", Acting.workspace(), lines);
            case PROGRAM -> audit.record("worth.spendsTold.api", "workspace", Acting.workspace(), lines);
        }
    }

    private static Origins.Named named(Spend spend) {
        return new Origins.Named(spend.channel(), spend.campaign());
    }

    /** Refuses what cannot be: an amount below zero or beyond 10^15, a month ahead or before 1300 (1921). */
    Consumer<Spend> check() {
        var book = books.current();
        var present = book.months().of(book.dayOf(clock.instant()));
        return spend -> {
            if (spend.amount() < 0 || spend.amount() > LARGEST) throw Refused.because("worth.spend.refused.amount");
            if (book.months().of(spend.month()).isAfter(present)) throw Refused.because("worth.spend.refused.ahead");
            if (spend.month().isBefore(EARLIEST)) throw Refused.because("worth.spend.refused.longAgo");
            Origins.check(spend.channel());
            if (!spend.campaign().isBlank()) Origins.check(spend.campaign());
        };
    }

    private static final String REMOVE = """
            delete from worth.spend s using unnest(?::text[], ?::text[], ?::date[]) as t(channel, campaign, month)
            where s.workspace_id = ? and s.channel = t.channel and s.campaign = t.campaign and s.month = t.month""";

    private void remove(List<Place> places) {
        if (places.isEmpty()) return;
        db.execute(REMOVE, channels(places), campaigns(places), months(places), Acting.workspace());
    }

    private static final String WRITE = """
            insert into worth.spend (workspace_id, currency, told_by, told_at, channel, campaign, month, amount)
            select ?::uuid, ?, ?, ?::timestamptz, t.* from unnest(?::text[], ?::text[], ?::date[], ?::bigint[]) as t
            on conflict (workspace_id, channel, campaign, month) do update
            set currency = excluded.currency, told_by = excluded.told_by, told_at = excluded.told_at,
                amount = excluded.amount""";

    private void write(List<Place> places, Long[] amounts, Book book) {
        if (places.isEmpty()) return;
        db.execute(
                WRITE,
                Acting.workspace(),
                book.currency(),
                Acting.now().name(),
                clock.instant().atOffset(ZoneOffset.UTC),
                channels(places),
                campaigns(places),
                months(places),
                amounts);
    }

    private static String[] channels(List<Place> places) {
        return places.stream().map(place -> place.origin().channel()).toArray(String[]::new);
    }

    private static String[] campaigns(List<Place> places) {
        return places.stream().map(place -> place.origin().campaign()).toArray(String[]::new);
    }

    private static LocalDate[] months(List<Place> places) {
        return places.stream().map(Place::month).toArray(LocalDate[]::new);
    }

    private static Condition is(Origin origin, LocalDate month) {
        return SPEND.WORKSPACE_ID
                .eq(Acting.workspace())
                .and(SPEND.CHANNEL.eq(origin.channel()))
                .and(SPEND.CAMPAIGN.eq(origin.campaign()))
                .and(SPEND.MONTH.eq(month));
    }

    /** Takes back what was told. */
    @Transactional
    public void remove(Origin origin, LocalDate month) {
        Acting.require(Permission.CHANGE_WORTH);
        if (db.deleteFrom(SPEND).where(is(origin, month)).execute() == 0) throw Refused.notFound();
        audit.record("worth.spendRemoved", "workspace", Acting.workspace(), Map.of("day", month.toString()));
    }

    /** What was told last of the newest months, those of one channel if it is given. */
    @Transactional(readOnly = true)
    public List<Known> newest() {
        Acting.require(Permission.SEE_WORTH);
        return read(DSL.noCondition(), Optional.of(SHOWN));
    }

    /** All from a month on, to set against customers. */
    public List<Known> since(LocalDate month) {
        return read(SPEND.MONTH.ge(month.minusDays(2L * MIDDLE)), Optional.empty()).stream()
                .filter(spend -> !spend.month().isBefore(month))
                .toList();
    }

    /** A month told in another calendar is the one its middle lies in. */
    private List<Known> read(Condition which, Optional<Integer> most) {
        var months = books.current().months();
        return db.selectFrom(SPEND)
                .where(SPEND.WORKSPACE_ID.eq(Acting.workspace()))
                .and(which)
                .orderBy(SPEND.MONTH.desc(), SPEND.CHANNEL, SPEND.CAMPAIGN)
                .limit(most.orElse(Integer.MAX_VALUE))
                .fetch(row -> new Known(
                        new Origin(row.getChannel(), row.getCampaign()),
                        months.of(row.getMonth().plusDays(MIDDLE)),
                        row.getCurrency(),
                        row.getAmount(),
                        row.getToldBy()));
    }

    /** Whether anything was ever told. */
    public boolean areThere() {
        return db.fetchExists(SPEND, SPEND.WORKSPACE_ID.eq(Acting.workspace()));
    }
}
