package org.peyvand.conversation.level;

import static org.peyvand.conversation.db.Tables.CONVERSATION;
import static org.peyvand.conversation.db.Tables.TIMER;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.ResultQuery;
import org.jooq.Select;
import org.jooq.impl.DSL;
import org.peyvand.conversation.Conversation;
import org.peyvand.conversation.reading.Rows;
import org.peyvand.conversation.reading.Visible;
import org.peyvand.customer.Cursor;
import org.peyvand.workspace.Acting;
import org.peyvand.workspace.Permission;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How what was promised was kept, from the timers as they were measured then; a stretch of time, never all of it. */
@Service
public class LevelReport {

    /** Of a busier stretch the latest so many are counted. */
    static final int MOST_COUNTED = 100_000;

    private static final int PAGE = 30;

    private final DSLContext db;
    private final Visible visible;

    LevelReport(DSLContext db, Visible visible) {
        this.db = db;
        this.visible = visible;
    }

    /** How often one kind of promise of one rule was kept. */
    public record Share(String rule, Kind kind, int kept, int broken) {

        /** 0 to 1. */
        public double keptShare() {
            return (double) kept / (kept + broken);
        }
    }

    /** A promise that was not kept. */
    public record Broken(Conversation conversation, String rule, Kind kind, Instant dueAt, Optional<Instant> metAt) {}

    /** A page of them and where the next one begins; no cursor on the last page. */
    public record Slice(List<Broken> broken, Optional<Cursor> next) {}

    /** By rule and kind, those decided from the one time to before the other. */
    @Transactional(readOnly = true)
    public List<Share> shares(Instant from, Instant to) {
        Acting.require(Permission.SEE_CONVERSATIONS);
        var decided = decided(from, to).asTable("decided");
        var broken = DSL.count(decided.field(TIMER.BROKEN_AT));
        return db.select(DSL.max(decided.field(TIMER.RULE_NAME)), decided.field(TIMER.KIND), DSL.count(), broken)
                .from(decided)
                .groupBy(decided.field(TIMER.RULE_ID), decided.field(TIMER.KIND))
                .orderBy(DSL.max(decided.field(TIMER.RULE_NAME)), decided.field(TIMER.KIND))
                .fetch(row -> new Share(row.value1(), kind(row.value2()), row.value3() - row.value4(), row.value4()));
    }

    Select<?> decided(Instant from, Instant to) {
        return db.select(TIMER.RULE_ID, TIMER.RULE_NAME, TIMER.KIND, TIMER.BROKEN_AT)
                .from(TIMER)
                .where(TIMER.WORKSPACE_ID.eq(Acting.workspace()))
                .and(TIMER.DECIDED_AT.ge(utc(from)))
                .and(TIMER.DECIDED_AT.lt(utc(to)))
                .and(inSight())
                .orderBy(TIMER.DECIDED_AT.desc(), TIMER.TIMER_ID.desc())
                .limit(MOST_COUNTED);
    }

    /** Asked only where something is out of sight, as it looks at each conversation. */
    private Condition inSight() {
        if (visible.hidden().isEmpty()) return DSL.noCondition();
        return DSL.exists(db.selectOne()
                .from(CONVERSATION)
                .where(visible.all(), CONVERSATION.CONVERSATION_ID.eq(TIMER.CONVERSATION_ID)));
    }

    /** Those that broke from the one time to before the other, the latest first. */
    @Transactional(readOnly = true)
    public Slice broken(Instant from, Instant to, Optional<Cursor> after) {
        Acting.require(Permission.SEE_CONVERSATIONS);
        var found = brokenOf(from, to, after).fetch();
        var shown = found.subList(0, Math.min(PAGE, found.size()));
        var next = found.size() > PAGE
                ? Optional.of(Cursor.of(
                        shown.getLast().get(TIMER.BROKEN_AT).toInstant(),
                        shown.getLast().get(TIMER.TIMER_ID)))
                : Optional.<Cursor>empty();
        return new Slice(shown.stream().map(LevelReport::broken).toList(), next);
    }

    ResultQuery<Record> brokenOf(Instant from, Instant to, Optional<Cursor> after) {
        Condition older = after.map(cursor ->
                        (Condition) DSL.row(TIMER.BROKEN_AT, TIMER.TIMER_ID).lt(cursor.time(), cursor.id()))
                .orElse(DSL.noCondition());
        return db.select(TIMER.fields())
                .select(CONVERSATION.fields())
                .from(TIMER)
                .join(CONVERSATION)
                .on(CONVERSATION.WORKSPACE_ID.eq(TIMER.WORKSPACE_ID))
                .and(CONVERSATION.CONVERSATION_ID.eq(TIMER.CONVERSATION_ID))
                .where(TIMER.WORKSPACE_ID.eq(Acting.workspace()), visible.all())
                .and(TIMER.BROKEN_AT.ge(utc(from)))
                .and(TIMER.BROKEN_AT.lt(utc(to)))
                .and(older)
                .orderBy(TIMER.BROKEN_AT.desc(), TIMER.TIMER_ID.desc())
                .limit(PAGE + 1);
    }

    private static Broken broken(Record row) {
        return new Broken(
                Rows.conversation(row.into(CONVERSATION), List.of()),
                row.get(TIMER.RULE_NAME),
                kind(row.get(TIMER.KIND)),
                row.get(TIMER.BROKEN_AT).toInstant(),
                Optional.ofNullable(row.get(TIMER.MET_AT)).map(OffsetDateTime::toInstant));
    }

    private static Kind kind(String code) {
        return Kind.valueOf(code.toUpperCase(Locale.ROOT));
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
