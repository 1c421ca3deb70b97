package org.peyvand.timeline;

import static org.peyvand.timeline.db.Tables.ENTRY;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.peyvand.customer.Cursor;
import org.peyvand.customer.CustomersMerged;
import org.peyvand.customer.Standings;
import org.peyvand.database.Column;
import org.peyvand.timeline.db.tables.records.EntryRecord;
import org.peyvand.web.Refused;
import org.peyvand.workspace.Acting;
import org.peyvand.workspace.Actor;
import org.peyvand.workspace.Audit;
import org.peyvand.workspace.Permission;
import org.peyvand.workspace.Pipeline;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.ObjectMapper;

/** The timelines of the workspace acted in. */
@Service
public class Timeline {

    private static final int PAGE = 30;
    /** The most entries told at once. */
    static final int MOST = 1_000;

    static final int LONGEST_TEXT = 10_000;
    private static final int LONGEST_KEPT = 500;

    /** How far ahead of our clock another's may be. */
    public static final Duration AHEAD = Duration.ofDays(1);

    private final DSLContext db;
    private final Clock clock;
    private final ObjectMapper json;
    private final Standings standings;
    private final List<Discretion> discretions;
    private final List<TypedIn> typedIn;
    private final Audit audit;
    private final Pipeline pipeline;

    Timeline(
            DSLContext db,
            Clock clock,
            ObjectMapper json,
            Standings standings,
            List<Discretion> discretions,
            @Lazy List<TypedIn> typedIn,
            Audit audit,
            Pipeline pipeline) {
        this.pipeline = pipeline;
        this.db = db;
        this.clock = clock;
        this.json = json;
        this.standings = standings;
        this.discretions = discretions;
        this.typedIn = typedIn;
        this.audit = audit;
    }

    /** A page of entries, newest first, without those that are not for whoever acts, and where the next one begins; no cursor on the last page. */
    public record Slice(List<Entry> entries, Optional<Cursor> next) {}

    /**
     * Puts one happening on a timeline.
     *
     * @throws Refused when it lies in the future or its text is longer than 10,000 characters
     */
    @Transactional
    public UUID record(NewEntry entry) {
        return record(List.of(entry)).getFirst();
    }

    /**
     * Puts happenings on timelines, at most a thousand at once, all or none.
     *
     * @return their ids, in the same order
     */
    @Transactional
    public List<UUID> record(List<NewEntry> entries) {
        Acting.require(Permission.CHANGE_CUSTOMERS);
        if (entries.isEmpty()) return List.of();
        entries.forEach(this::check);
        var names = entries.stream().map(Timeline::sameness).toList();
        var told = new LinkedHashMap<Object, NewEntry>();
        for (int i = 0; i < entries.size(); i++) told.put(names.get(i), entries.get(i));
        var ids = new HashMap<Object, UUID>();
        var written = upsert(List.copyOf(told.values())).iterator();
        told.keySet().forEach(name -> ids.put(name, written.next()));
        standings.seen(lastContacts(entries));
        return names.stream().map(ids::get).toList();
    }

    /**
     * Puts one happening on a timeline as {@link #record(NewEntry)} does, with what the transaction writes next, for
     * those who do not ask for its id.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void tell(NewEntry entry) {
        Acting.require(Permission.CHANGE_CUSTOMERS);
        check(entry);
        pipeline.later(
                TELL,
                Acting.workspace(),
                author(),
                clock.instant().atOffset(ZoneOffset.UTC),
                UuidCreator.getTimeOrderedEpoch(),
                entry.customer(),
                entry.customer(),
                entry.at().atOffset(ZoneOffset.UTC),
                Kinds.of(entry.what()),
                json.writeValueAsString(entry.what()),
                entry.source(),
                entry.externalId().orElse(null));
        standings.seen(lastContacts(List.of(entry)));
    }

    /** What is told twice under one id is one happening, the later telling counts; without an id each is its own. */
    private static Object sameness(NewEntry entry) {
        return entry.externalId().<Object>map(id -> List.of(entry.source(), id)).orElseGet(Object::new);
    }

    private void check(NewEntry entry) {
        if (entry.at().isAfter(clock.instant().plus(AHEAD))) throw Refused.because("timeline.refused.future");
        if (textOf(entry.what()).length() > LONGEST_TEXT) {
            throw Refused.because("timeline.refused.long", LONGEST_TEXT);
        }
    }

    private static String textOf(Happening what) {
        return switch (what) {
            case Happening.Visit visit -> visit.text();
            case Happening.Call call -> call.text();
            case Happening.Note note -> note.text();
            case Happening.Review review -> review.text();
            case Happening.Purchase _,
                    Happening.Returned _,
                    Happening.ConversationBegun _,
                    Happening.ConversationClosed _,
                    Happening.ConversationRated _ -> "";
        };
    }

    private static final String INTO = """
            insert into timeline.entry as known (workspace_id, author, recorded_at, entry_id, customer_id,
                original_customer_id, at, kind, facts, source, external_id)
            """;

    private static final String LATER_COUNTS = """

            on conflict (workspace_id, source, external_id) where external_id is not null do update
            set at = excluded.at, kind = excluded.kind, facts = excluded.facts, customer_id = excluded.customer_id,
                original_customer_id = case when known.customer_id = excluded.customer_id
                    then known.original_customer_id else excluded.original_customer_id end""";

    private static final String TELL = INTO + "values (?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?)" + LATER_COUNTS;

    private static final String UPSERT = INTO + """
            select ?::uuid, ?::text, ?::timestamptz, t.id, t.customer, t.customer, t.at, t.kind, t.facts, t.source, t.external_id
            from unnest(?::uuid[], ?::uuid[], ?::timestamptz[], ?::text[], ?::jsonb[], ?::text[], ?::text[])
                as t(id, customer, at, kind, facts, source, external_id)""" + LATER_COUNTS + " returning entry_id";

    private List<UUID> upsert(List<NewEntry> entries) {
        return db.resultQuery(
                        UPSERT,
                        Acting.workspace(),
                        author(),
                        clock.instant().atOffset(ZoneOffset.UTC),
                        Column.ids(each(entries, _ -> UuidCreator.getTimeOrderedEpoch())),
                        Column.ids(each(entries, NewEntry::customer)),
                        Column.times(each(entries, NewEntry::at)),
                        Column.texts(each(entries, entry -> Kinds.of(entry.what()))),
                        Column.json(each(entries, entry -> json.writeValueAsString(entry.what()))),
                        Column.texts(each(entries, NewEntry::source)),
                        Column.texts(each(entries, entry -> entry.externalId().orElse(null))))
                .fetch(0, UUID.class);
    }

    private static <T> List<T> each(List<NewEntry> entries, Function<NewEntry, T> column) {
        return entries.stream().map(column).toList();
    }

    private static String author() {
        return Acting.now().kind() == Actor.Kind.MEMBER ? Acting.now().name() : "";
    }

    /** Told by the orders themselves, which are counted anew at every change. */
    private static boolean isOrder(Happening what) {
        return what instanceof Happening.Purchase || what instanceof Happening.Returned;
    }

    private static Map<UUID, Instant> lastContacts(List<NewEntry> entries) {
        var last = new HashMap<UUID, Instant>();
        for (var entry : entries) {
            if (entry.what().isContact() && !isOrder(entry.what())) {
                last.merge(entry.customer(), entry.at(), (one, other) -> one.isAfter(other) ? one : other);
            }
        }
        return last;
    }

    /** Takes back what this source told under these ids. */
    @Transactional
    public void forget(String source, List<String> externalIds) {
        Acting.require(Permission.CHANGE_CUSTOMERS);
        db.deleteFrom(ENTRY)
                .where(ENTRY.WORKSPACE_ID.eq(Acting.workspace()), ENTRY.SOURCE.eq(source))
                .and(ENTRY.EXTERNAL_ID.eq(DSL.any(externalIds.toArray(String[]::new))))
                .execute();
    }

    /**
     * Takes back what was typed in by hand: a note, visit or call, or what is {@link TypedIn} elsewhere. The log of changes
     * keeps what it said.
     *
     * @throws Refused when the customer has no such happening
     */
    @Transactional
    public void takeBack(UUID customer, UUID entry) {
        Acting.require(Permission.CHANGE_CUSTOMERS);
        standings.lock(List.of(customer));
        var taken = db.selectFrom(ENTRY)
                .where(ENTRY.WORKSPACE_ID.eq(Acting.workspace()), ENTRY.ENTRY_ID.eq(entry))
                .and(ENTRY.CUSTOMER_ID.eq(customer))
                .forUpdate()
                .fetchOptional()
                .map(this::entry)
                .orElseThrow(Refused::notFound);
        if (taken.byHand()) takeBack(taken);
        else whoTyped(taken).takeBack(taken);
    }

    private void takeBack(Entry taken) {
        db.deleteFrom(ENTRY)
                .where(ENTRY.WORKSPACE_ID.eq(Acting.workspace()), ENTRY.ENTRY_ID.eq(taken.id()))
                .execute();
        standings.lastContact(taken.customer(), lastContact(taken.customer()));
        audit.record("timeline.takenBack", "customer", taken.customer(), Map.of("said", cut(textOf(taken.what()))));
    }

    private TypedIn whoTyped(Entry entry) {
        return typedIn.stream()
                .filter(others -> others.among(List.of(entry)).contains(entry.id()))
                .findFirst()
                .orElseThrow(Refused::notFound);
    }

    private static String cut(String text) {
        return text.length() > LONGEST_KEPT ? text.substring(0, LONGEST_KEPT) + "…" : text;
    }

    /** The customer's timeline, after the cursor if one is given. */
    @Transactional(readOnly = true)
    public Slice of(UUID customer, Optional<Cursor> after) {
        Acting.require(Permission.SEE_CUSTOMERS);
        return page(ENTRY.CUSTOMER_ID.eq(customer), after);
    }

    private static final String NEWEST = """
            select e.* from unnest(?::uuid[]) as whose(id) cross join lateral (
                select * from timeline.entry where workspace_id = ? and customer_id = whose.id
                order by at desc, entry_id desc limit ?) e
            order by e.at desc, e.entry_id desc""";

    /** The first page of each of these customers' timelines, newest first, with one statement; who has none is missing. */
    @Transactional(readOnly = true)
    public Map<UUID, List<Entry>> newestOf(Collection<UUID> customers) {
        Acting.require(Permission.SEE_CUSTOMERS);
        var found = db.fetch(NEWEST, customers.toArray(UUID[]::new), Acting.workspace(), PAGE)
                .into(ENTRY)
                .map(this::entry);
        return visible(found).stream().collect(Collectors.groupingBy(Entry::customer));
    }

    /** What happened last in the whole workspace. */
    @Transactional(readOnly = true)
    public Slice latest(Optional<Cursor> after) {
        Acting.require(Permission.SEE_CUSTOMERS);
        return page(DSL.noCondition(), after);
    }

    private Slice page(Condition whose, Optional<Cursor> after) {
        var older = after.map(from -> DSL.row(ENTRY.AT, ENTRY.ENTRY_ID).lt(from.time(), from.id()))
                .orElse(DSL.noCondition());
        var found = db.selectFrom(ENTRY)
                .where(ENTRY.WORKSPACE_ID.eq(Acting.workspace()))
                .and(whose)
                .and(older)
                .orderBy(ENTRY.AT.desc(), ENTRY.ENTRY_ID.desc())
                .limit(PAGE + 1)
                .fetch(this::entry);
        var shown = found.subList(0, Math.min(PAGE, found.size()));
        var next = found.size() > PAGE
                ? Optional.of(Cursor.of(shown.getLast().at(), shown.getLast().id()))
                : Optional.<Cursor>empty();
        return new Slice(withTypedIn(visible(List.copyOf(shown))), next);
    }

    private List<Entry> withTypedIn(List<Entry> entries) {
        var ids = typedIn.stream()
                .flatMap(others -> others.among(entries).stream())
                .collect(Collectors.toSet());
        return entries.stream()
                .map(entry -> ids.contains(entry.id()) ? entry.typedIn() : entry)
                .toList();
    }

    private List<Entry> visible(List<Entry> entries) {
        var left = entries;
        for (var discretion : discretions) left = discretion.visible(left);
        return left;
    }

    private Entry entry(EntryRecord row) {
        var type = Kinds.type(row.getKind()).orElseThrow();
        return new Entry(
                row.getEntryId(),
                row.getCustomerId(),
                row.getAt().toInstant(),
                json.readValue(row.getFacts().data(), type),
                row.getSource(),
                row.getAuthor(),
                row.getSource().equals(NewEntry.DESK));
    }

    /** The facts change hands with their customers, and so does the time of the last contact. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void move(CustomersMerged merged) {
        db.update(ENTRY)
                .set(ENTRY.CUSTOMER_ID, merged.to())
                .where(ENTRY.WORKSPACE_ID.eq(Acting.workspace()))
                .and(ENTRY.CUSTOMER_ID.eq(merged.from()))
                .and(ENTRY.ORIGINAL_CUSTOMER_ID.in(merged.originals()))
                .execute();
        standings.lastContact(merged.from(), lastContact(merged.from()));
        standings.lastContact(merged.to(), lastContact(merged.to()));
    }

    private Optional<Instant> lastContact(UUID customer) {
        return db.select(ENTRY.AT)
                .from(ENTRY)
                .where(ENTRY.WORKSPACE_ID.eq(Acting.workspace()))
                .and(ENTRY.CUSTOMER_ID.eq(customer))
                .and(ENTRY.KIND.notIn("note", "order", "return", "conversation-closed"))
                .orderBy(ENTRY.AT.desc())
                .limit(1)
                .fetchOptional(ENTRY.AT)
                .map(OffsetDateTime::toInstant);
    }
}
