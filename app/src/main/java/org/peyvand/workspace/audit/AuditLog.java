package org.peyvand.workspace.audit;

import static org.peyvand.workspace.db.Tables.AUDIT_ENTRY;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Select;
import org.jooq.impl.DSL;
import org.peyvand.workspace.Acting;
import org.peyvand.workspace.Actor;
import org.peyvand.workspace.Permission;
import org.peyvand.workspace.db.tables.records.AuditEntryRecord;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The log of changes as it is read: narrowed to what one looks for, along its indexes. */
@Component
public class AuditLog {

    /** Who Peyvand itself is among those who did something. */
    static final UUID PEYVAND = new UUID(0, 0);

    private final DSLContext db;

    AuditLog(DSLContext db) {
        this.db = db;
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

    /** The lines asked for, newest first, after the place if one is given; one more than {@code most} at the most. */
    @Transactional(readOnly = true)
    List<Line> find(AuditQuery query, Optional<AuditPlace> after, int most) {
        Acting.require(Permission.SEE_AUDIT);
        return query(query, after, most).fetch(row -> line(row.into(AUDIT_ENTRY)));
    }

    Select<?> query(AuditQuery query, Optional<AuditPlace> after, int most) {
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
    private Select<AuditEntryRecord> ofThose(AuditQuery query) {
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
