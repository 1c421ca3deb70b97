package org.peyvand.channel;

import static org.peyvand.channel.db.Tables.UPLOAD;

import com.github.f4b6a3.uuid.UuidCreator;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.peyvand.conversation.NewAttachment;
import org.peyvand.web.Refused;
import org.peyvand.workspace.Acting;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Files waiting for their message. Those no message names go after a day; all of them together have a bound. */
@Component
class UploadStore {

    private static final long MOST_BYTES = 1_000_000_000;
    private static final Duration KEPT = Duration.ofDays(1);

    private final DSLContext db;
    private final Clock clock;

    UploadStore(DSLContext db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** A file without what is in it. */
    record Line(String name, int size) {}

    /** @throws Refused when more lies about than there is room for */
    @Transactional
    public UUID keep(NewAttachment file) {
        db.deleteFrom(UPLOAD)
                .where(unnamed().and(UPLOAD.CREATED_AT.lt(now().minus(KEPT))))
                .execute();
        if (waiting() + file.bytes().length > MOST_BYTES) {
            throw new Refused(HttpStatus.SERVICE_UNAVAILABLE, "upload.refused.full");
        }
        var row = db.newRecord(UPLOAD);
        row.setWorkspaceId(Acting.workspace());
        row.setUploadId(UuidCreator.getTimeOrderedEpoch());
        row.setName(file.name());
        row.setType(file.type());
        row.setSize(file.bytes().length);
        row.setBytes(file.bytes());
        row.setCreatedAt(now());
        row.insert();
        return row.getUploadId();
    }

    private long waiting() {
        return db.select(DSL.coalesce(DSL.sum(UPLOAD.SIZE), BigDecimal.ZERO))
                .from(UPLOAD)
                .where(unnamed())
                .fetchSingle()
                .value1()
                .longValue();
    }

    private static Condition unnamed() {
        return UPLOAD.WORKSPACE_ID.eq(Acting.workspace()).and(DSL.not(UPLOAD.NAMED));
    }

    private static Condition of(List<UUID> ids) {
        return UPLOAD.WORKSPACE_ID.eq(Acting.workspace()).and(UPLOAD.UPLOAD_ID.in(ids));
    }

    @Transactional(readOnly = true)
    public Optional<Line> find(UUID id) {
        return db.select(UPLOAD.NAME, UPLOAD.SIZE)
                .from(UPLOAD)
                .where(of(List.of(id)))
                .fetchOptional(row -> new Line(row.value1(), row.value2()));
    }

    @Transactional
    public void name(List<UUID> ids) {
        db.update(UPLOAD).set(UPLOAD.NAMED, true).where(of(ids)).execute();
    }

    @Transactional(readOnly = true)
    public Optional<NewAttachment> file(UUID id) {
        return db.select(UPLOAD.NAME, UPLOAD.TYPE, UPLOAD.BYTES)
                .from(UPLOAD)
                .where(of(List.of(id)))
                .fetchOptional(row -> new NewAttachment(row.value1(), row.value2(), row.value3()));
    }

    @Transactional
    public void forget(List<UUID> ids) {
        db.deleteFrom(UPLOAD).where(of(ids)).execute();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
