package org.peyvand.conversation.level;

import static org.peyvand.conversation.db.Tables.TIMER;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.peyvand.conversation.db.tables.records.TimerRecord;
import org.peyvand.conversation.level.Timer.State;
import org.peyvand.workspace.Acting;
import org.peyvand.workspace.Pipeline;
import org.springframework.stereotype.Component;

/** The timers as they are stored. */
@Component
class TimerRows {

    private final DSLContext db;
    private final Pipeline pipeline;

    TimerRows(DSLContext db, Pipeline pipeline) {
        this.pipeline = pipeline;
        this.db = db;
    }

    List<Timer> open(UUID conversation) {
        return db.selectFrom(TIMER)
                .where(of(conversation), TIMER.MET_AT.isNull(), TIMER.WITHDRAWN_AT.isNull())
                .orderBy(TIMER.STARTED_AT, TIMER.TIMER_ID)
                .fetch(TimerRows::timer);
    }

    /** The timer for an answer that began with that message and was ended by one. */
    Optional<Timer> answeredSince(UUID conversation, Instant waitingSince) {
        return db.selectFrom(TIMER)
                .where(of(conversation), TIMER.STARTED_AT.eq(utc(waitingSince)), TIMER.MET_AT.isNotNull())
                .and(TIMER.KIND.ne(Kind.SOLVED.code()))
                .orderBy(TIMER.TIMER_ID.desc())
                .limit(1)
                .fetchOptional(TimerRows::timer);
    }

    List<Timer> latest(UUID conversation, int most) {
        return db.selectFrom(TIMER)
                .where(of(conversation))
                .orderBy(TIMER.STARTED_AT.desc(), TIMER.TIMER_ID.desc())
                .limit(most)
                .fetch(TimerRows::timer);
    }

    Optional<Timer> find(UUID id) {
        return db.selectFrom(TIMER).where(is(id)).fetchOptional(TimerRows::timer);
    }

    private static final String BEGIN = """
            insert into conversation.timer (workspace_id, timer_id, conversation_id, kind, rule_id, rule_name,
                target_seconds, started_at, warn_at, due_at, paused_at, remaining_ms, met_at, broken_at, withdrawn_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    void insert(UUID conversation, List<Timer> timers) {
        for (var timer : timers) {
            var row = db.newRecord(TIMER);
            write(timer, row);
            pipeline.later(
                    BEGIN,
                    Acting.workspace(),
                    timer.id(),
                    conversation,
                    timer.kind().code(),
                    timer.promise().rule(),
                    timer.promise().ruleName(),
                    Math.toIntExact(timer.promise().target().toSeconds()),
                    utc(timer.startedAt()),
                    row.getWarnAt(),
                    row.getDueAt(),
                    row.getPausedAt(),
                    row.getRemainingMs(),
                    row.getMetAt(),
                    row.getBrokenAt(),
                    row.getWithdrawnAt());
        }
    }

    void update(Timer timer) {
        var row = db.newRecord(TIMER);
        write(timer, row);
        db.update(TIMER).set(row).where(is(timer.id())).execute();
    }

    void move(UUID id, UUID conversation) {
        db.update(TIMER).set(TIMER.CONVERSATION_ID, conversation).where(is(id)).execute();
    }

    void reopen(UUID id) {
        db.update(TIMER).setNull(TIMER.MET_AT).where(is(id)).execute();
    }

    /** What it was due by stays in the row when it has ended. */
    private static void write(Timer timer, TimerRecord row) {
        timer.brokenAt().ifPresent(at -> row.setBrokenAt(utc(at)));
        switch (timer.state()) {
            case State.Running(var warnAt, var dueAt) -> {
                row.setWarnAt(utc(warnAt));
                row.setDueAt(utc(dueAt));
                row.setPausedAt(null);
                row.setRemainingMs(null);
            }
            case State.Paused(var since, var remaining) -> {
                row.setWarnAt(null);
                row.setDueAt(null);
                row.setPausedAt(utc(since));
                row.setRemainingMs(remaining.toMillis());
            }
            case State.Met(var at) -> row.setMetAt(utc(at));
            case State.Withdrawn(var at) -> row.setWithdrawnAt(utc(at));
        }
    }

    private static Timer timer(TimerRecord row) {
        return new Timer(
                row.getTimerId(),
                Kind.of(row.getKind()),
                new Promise(row.getRuleId(), row.getRuleName(), Duration.ofSeconds(row.getTargetSeconds())),
                row.getStartedAt().toInstant(),
                state(row),
                Optional.ofNullable(row.getBrokenAt()).map(OffsetDateTime::toInstant));
    }

    private static State state(TimerRecord row) {
        if (row.getWithdrawnAt() != null)
            return new State.Withdrawn(row.getWithdrawnAt().toInstant());
        if (row.getMetAt() != null) return new State.Met(row.getMetAt().toInstant());
        return row.getPausedAt() != null
                ? new State.Paused(row.getPausedAt().toInstant(), Duration.ofMillis(row.getRemainingMs()))
                : new State.Running(row.getWarnAt().toInstant(), row.getDueAt().toInstant());
    }

    private static Condition of(UUID conversation) {
        return TIMER.WORKSPACE_ID.eq(Acting.workspace()).and(TIMER.CONVERSATION_ID.eq(conversation));
    }

    private static Condition is(UUID id) {
        return TIMER.WORKSPACE_ID.eq(Acting.workspace()).and(TIMER.TIMER_ID.eq(id));
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
