package org.peyvand.workspace;

import static org.peyvand.workspace.db.Tables.AUDIT_ENTRY;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
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

    /** Under which details keep what was changed; no argument of the words. */
    public static final String CHANGES = "changes";

    /** Under which details keep what a thing was called that is gone now; no argument of the words. */
    public static final String NAME_THEN = "nameThen";

    private final DSLContext db;
    private final Clock clock;
    private final ObjectMapper json;

    Audit(DSLContext db, Clock clock, ObjectMapper json) {
        this.db = db;
        this.clock = clock;
        this.json = json;
    }

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
}
