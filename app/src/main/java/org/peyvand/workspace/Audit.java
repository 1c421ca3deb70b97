package org.peyvand.workspace;

import static org.peyvand.workspace.db.Tables.AUDIT_ENTRY;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.impl.DSL;
import org.peyvand.workspace.db.tables.records.AuditEntryRecord;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.ObjectMapper;

/** Who changed what, when: written in the transaction of the change, never altered. */
@Service
public class Audit {

    /** Under which details keep what was changed; no argument of the words. */
    static final String CHANGES = "changes";

    /** Under which details keep what a thing was called that is gone now; no argument of the words. */
    public static final String NAME_THEN = "nameThen";

    /** Who Peyvand itself is among those who did something. */
    static final UUID PEYVAND = new UUID(0, 0);

    private final DSLContext db;
    private final Clock clock;
    private final ObjectMapper json;

    Audit(DSLContext db, Clock clock, ObjectMapper json) {
        this.db = db;
        this.clock = clock;
        this.json = json;
    }

    /** One line of the log. */
    public record Line(
            UUID id,
            Instant at,
            Actor.Kind kind,
            String actor,
            String action,
            String subjectKind,
            UUID subjectId,
            Optional<UUID> otherId,
            String details) {
        AuditPlace place() {
            return new AuditPlace(at, id);
        }
    }

    /** Somebody who did something: a member, also one who left, a key, also a revoked one, or Peyvand itself. */
    record Author(UUID key, Actor.Kind kind, String name) {}

    /**
     * Adds a line to the log, in the caller's transaction.
     *
     * @param action what was done, as {@code subject.verb}; its words are under {@code audit.<action>} in the bundles
     * @param details facts of the change, no secrets; the words take them as {0}, {1} … in the order of their names. Under
     *     {@code other} or {@code absorbed} stands the id of a second thing it is about, and nothing else
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void record(String action, String subjectKind, UUID subjectId, Map<String, ?> details) {
        write(action, subjectKind, subjectId, details);
    }

    private void write(String action, String subjectKind, UUID subjectId, Map<String, ?> details) {
        var actor = Acting.now();
        db.insertInto(AUDIT_ENTRY)
                .set(AUDIT_ENTRY.WORKSPACE_ID, actor.workspace().value())
                .set(AUDIT_ENTRY.ENTRY_ID, UuidCreator.getTimeOrderedEpoch())
                .set(AUDIT_ENTRY.AT, clock.instant().atOffset(ZoneOffset.UTC))
                .set(AUDIT_ENTRY.ACTOR_KIND, actor.kind().code())
                .set(AUDIT_ENTRY.ACTOR_ID, actor.id().orElse(null))
                .set(AUDIT_ENTRY.ACTOR_NAME, actor.name())
                .set(AUDIT_ENTRY.ACTION, action)
                .set(AUDIT_ENTRY.SUBJECT_KIND, subjectKind)
                .set(AUDIT_ENTRY.SUBJECT_ID, subjectId)
                .set(AUDIT_ENTRY.DETAILS, JSONB.valueOf(json.writeValueAsString(details)))
                .execute();
    }

    /** As {@link #record(String, String, UUID, Map)}, with what stood there before and what stands there now. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void record(String action, String subjectKind, UUID subjectId, Map<String, ?> details, Changes changes) {
        var all = new LinkedHashMap<String, Object>(details);
        if (!changes.isEmpty()) all.put(CHANGES, changes.recorded());
        write(action, subjectKind, subjectId, all);
    }

    /** The lines asked for, newest first, after the place if one is given; one more than {@code most} at the most. */
    @Transactional(readOnly = true)
    List<Line> find(AuditQuery query, Optional<AuditPlace> after, int most) {
        Acting.require(Permission.SEE_AUDIT);
        return query(query, after, most).fetch(row -> line(row.into(AUDIT_ENTRY)));
    }

    org.jooq.Select<?> query(AuditQuery query, Optional<AuditPlace> after, int most) {
        var found = query.about().isPresent()
                ? ofThose(query)
                : db.selectFrom(AUDIT_ENTRY).where(matching(query));
        var table = found.asTable("found");
        var at = table.field(AUDIT_ENTRY.AT);
        var id = table.field(AUDIT_ENTRY.ENTRY_ID);
        var older = after.map(place -> DSL.row(at, id).lt(place.at().atOffset(ZoneOffset.UTC), place.id()))
                .orElse(DSL.noCondition());
        return db.selectFrom(table).where(older).orderBy(at.desc(), id.desc()).limit(most + 1);
    }

    /** Looked up by what they are about and then put in order: a customer has few, and the newest of all might not be theirs. */
    private org.jooq.Select<AuditEntryRecord> ofThose(AuditQuery query) {
        var ids = query.about().orElseThrow().toArray(UUID[]::new);
        return db.selectFrom(AUDIT_ENTRY)
                .where(matching(query))
                .and(AUDIT_ENTRY.SUBJECT_ID.eq(DSL.any(ids)).or(AUDIT_ENTRY.OTHER_ID.eq(DSL.any(ids))))
                .offset(DSL.inline(0));
    }

    private static Condition matching(AuditQuery query) {
        var condition = AUDIT_ENTRY.WORKSPACE_ID.eq(Acting.workspace());
        if (query.who().isPresent())
            condition = condition.and(AUDIT_ENTRY.ACTOR_KEY.eq(query.who().get()));
        if (query.topic().isPresent())
            condition = condition.and(AUDIT_ENTRY.TOPIC.eq(query.topic().get()));
        if (query.from().isPresent()) {
            condition = condition.and(AUDIT_ENTRY.AT.ge(query.from().get().atOffset(ZoneOffset.UTC)));
        }
        if (query.before().isPresent()) {
            condition = condition.and(AUDIT_ENTRY.AT.lt(query.before().get().atOffset(ZoneOffset.UTC)));
        }
        return condition;
    }

    private static Line line(AuditEntryRecord row) {
        return new Line(
                row.getEntryId(),
                row.getAt().toInstant(),
                Actor.Kind.valueOf(row.getActorKind().toUpperCase(Locale.ROOT)),
                row.getActorName(),
                row.getAction(),
                row.getSubjectKind(),
                row.getSubjectId(),
                Optional.ofNullable(row.getOtherId()),
                row.getDetails().data());
    }

    /** From one to the next on the index, as the log may be long and its authors are few. */
    private static final String AUTHORS = """
            with recursive author(id) as (
                (select actor_key from workspace.audit_entry where workspace_id = {0} order by actor_key limit 1)
                union all
                select (select actor_key from workspace.audit_entry
                        where workspace_id = {0} and actor_key > author.id order by actor_key limit 1)
                from author where author.id is not null)
            select author.id, newest.actor_kind, newest.actor_name
            from author cross join lateral (
                select actor_kind, actor_name from workspace.audit_entry
                where workspace_id = {0} and actor_key = author.id order by at desc, entry_id desc limit 1) newest
            where author.id is not null""";

    /** Everybody the log knows, by the name they had last. */
    @Transactional(readOnly = true)
    List<Author> authors() {
        Acting.require(Permission.SEE_AUDIT);
        return db.resultQuery(AUTHORS, DSL.val(Acting.workspace()))
                .fetch(row -> new Author(
                        row.get(0, UUID.class),
                        Actor.Kind.valueOf(row.get(1, String.class).toUpperCase(Locale.ROOT)),
                        row.get(2, String.class)));
    }

    private static final String TOPICS = """
            with recursive known(topic) as (
                (select topic from workspace.audit_entry where workspace_id = {0} order by topic limit 1)
                union all
                select (select topic from workspace.audit_entry
                        where workspace_id = {0} and topic > known.topic order by topic limit 1)
                from known where known.topic is not null)
            select topic from known where topic is not null""";

    /** The kinds of things the log speaks of; each has its word under {@code audit.topic.<topic>}. */
    @Transactional(readOnly = true)
    List<String> topics() {
        Acting.require(Permission.SEE_AUDIT);
        return db.resultQuery(TOPICS, DSL.val(Acting.workspace())).fetch(0, String.class);
    }
}
