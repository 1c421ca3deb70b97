package org.peyvand.timeline;

import static org.peyvand.timeline.db.Tables.ENTRY;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.Row11;
import org.jooq.impl.DSL;
import org.peyvand.customer.Cursor;
import org.peyvand.customer.CustomersMerged;
import org.peyvand.customer.Standings;
import org.peyvand.timeline.db.tables.records.EntryRecord;
import org.peyvand.web.Refused;
import org.peyvand.workspace.Acting;
import org.peyvand.workspace.Permission;
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

    /** How far ahead of our clock another's may be. */
    static final Duration AHEAD = Duration.ofDays(1);

    private final DSLContext db;
    private final Clock clock;
    private final ObjectMapper json;
    private final Standings standings;

    Timeline(DSLContext db, Clock clock, ObjectMapper json, Standings standings) {
        this.db = db;
        this.clock = clock;
        this.json = json;
        this.standings = standings;
    }

    /** A page of entries, newest first, and where the next one begins; no cursor on the last page. */
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
            case Happening.Purchase _, Happening.Returned _ -> "";
        };
    }

    private List<UUID> upsert(List<NewEntry> entries) {
        return db.insertInto(
                        ENTRY,
                        ENTRY.WORKSPACE_ID,
                        ENTRY.ENTRY_ID,
                        ENTRY.CUSTOMER_ID,
                        ENTRY.ORIGINAL_CUSTOMER_ID,
                        ENTRY.AT,
                        ENTRY.KIND,
                        ENTRY.FACTS,
                        ENTRY.SOURCE,
                        ENTRY.EXTERNAL_ID,
                        ENTRY.AUTHOR,
                        ENTRY.RECORDED_AT)
                .valuesOfRows(entries.stream().map(this::row).toList())
                .onConflict(ENTRY.WORKSPACE_ID, ENTRY.SOURCE, ENTRY.EXTERNAL_ID)
                .where(ENTRY.EXTERNAL_ID.isNotNull())
                .doUpdate()
                .set(ENTRY.AT, DSL.excluded(ENTRY.AT))
                .set(ENTRY.KIND, DSL.excluded(ENTRY.KIND))
                .set(ENTRY.FACTS, DSL.excluded(ENTRY.FACTS))
                .set(
                        ENTRY.ORIGINAL_CUSTOMER_ID,
                        DSL.when(ENTRY.CUSTOMER_ID.eq(DSL.excluded(ENTRY.CUSTOMER_ID)), ENTRY.ORIGINAL_CUSTOMER_ID)
                                .otherwise(DSL.excluded(ENTRY.ORIGINAL_CUSTOMER_ID)))
                .set(ENTRY.CUSTOMER_ID, DSL.excluded(ENTRY.CUSTOMER_ID))
                .returning(ENTRY.ENTRY_ID)
                .fetch(ENTRY.ENTRY_ID);
    }

    private Row11<UUID, UUID, UUID, UUID, OffsetDateTime, String, JSONB, String, String, String, OffsetDateTime> row(
            NewEntry entry) {
        return DSL.row(
                Acting.workspace(),
                UuidCreator.getTimeOrderedEpoch(),
                entry.customer(),
                entry.customer(),
                entry.at().atOffset(ZoneOffset.UTC),
                Kinds.of(entry.what()),
                JSONB.valueOf(json.writeValueAsString(entry.what())),
                entry.source(),
                entry.externalId().orElse(null),
                author(),
                clock.instant().atOffset(ZoneOffset.UTC));
    }

    private static String author() {
        return Acting.now().kind() == org.peyvand.workspace.Actor.Kind.MEMBER
                ? Acting.now().name()
                : "";
    }

    private static Map<UUID, Instant> lastContacts(List<NewEntry> entries) {
        var last = new HashMap<UUID, Instant>();
        for (var entry : entries) {
            if (entry.what().isContact()) {
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

    /** The customer's timeline, after the cursor if one is given. */
    @Transactional(readOnly = true)
    public Slice of(UUID customer, Optional<Cursor> after) {
        Acting.require(Permission.SEE_CUSTOMERS);
        return page(ENTRY.CUSTOMER_ID.eq(customer), after);
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
        return new Slice(List.copyOf(shown), next);
    }

    private Entry entry(EntryRecord row) {
        var type = Kinds.type(row.getKind()).orElseThrow();
        return new Entry(
                row.getEntryId(),
                row.getCustomerId(),
                row.getAt().toInstant(),
                json.readValue(row.getFacts().data(), type),
                row.getSource(),
                row.getAuthor());
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
        standings.lastSeen(merged.from(), lastContact(merged.from()));
        standings.lastSeen(merged.to(), lastContact(merged.to()));
    }

    private Optional<Instant> lastContact(UUID customer) {
        return db.select(ENTRY.AT)
                .from(ENTRY)
                .where(ENTRY.WORKSPACE_ID.eq(Acting.workspace()))
                .and(ENTRY.CUSTOMER_ID.eq(customer))
                .and(ENTRY.KIND.ne("note"))
                .orderBy(ENTRY.AT.desc())
                .limit(1)
                .fetchOptional(ENTRY.AT)
                .map(OffsetDateTime::toInstant);
    }
}
