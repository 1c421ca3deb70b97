package org.peyvand.workspace;

import static org.peyvand.workspace.db.Tables.AUDIT_ENTRY;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.ObjectMapper;

/** Who changed what, when: written in the transaction of the change, never altered. */
@Service
public class Audit {

    static final int PAGE = 50;

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
            String details) {}

    /**
     * Adds a line to the log, in the caller's transaction.
     *
     * @param action what was done, as {@code subject.verb}; its words are under {@code audit.<action>} in the bundles
     * @param details facts of the change, no secrets; the words take them as {0}, {1} … in the order of their names
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void record(String action, String subjectKind, UUID subjectId, Map<String, ?> details) {
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

    /** Lines older than {@code before}, newest first, at most 50; start from the highest id. */
    @Transactional(readOnly = true)
    public List<Line> before(UUID before) {
        Acting.require(Permission.SEE_AUDIT);
        return db.selectFrom(AUDIT_ENTRY)
                .where(AUDIT_ENTRY.WORKSPACE_ID.eq(Acting.workspace()))
                .and(AUDIT_ENTRY.ENTRY_ID.lt(before))
                .orderBy(AUDIT_ENTRY.ENTRY_ID.desc())
                .limit(PAGE)
                .fetch(row -> new Line(
                        row.getEntryId(),
                        row.getAt().toInstant(),
                        Actor.Kind.valueOf(row.getActorKind().toUpperCase(Locale.ROOT)),
                        row.getActorName(),
                        row.getAction(),
                        row.getSubjectKind(),
                        row.getSubjectId(),
                        row.getDetails().data()));
    }
}
