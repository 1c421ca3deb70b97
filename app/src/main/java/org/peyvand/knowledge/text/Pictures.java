package org.peyvand.knowledge.text;

import static org.peyvand.knowledge.db.Tables.PICTURE;
import static org.peyvand.knowledge.db.Tables.PICTURE_USE;

import com.github.f4b6a3.uuid.UuidCreator;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.peyvand.language.Repair;
import org.peyvand.web.PictureType;
import org.peyvand.web.Refused;
import org.peyvand.workspace.Acting;
import org.peyvand.workspace.Permission;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The pictures of articles, kept in the database. */
@Service
public class Pictures {

    /** Largest picture, in bytes. */
    static final int LARGEST = 5_000_000;

    private static final int LONGEST_NAME = 200;

    private final DSLContext db;
    private final Clock clock;

    Pictures(DSLContext db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** A picture's bytes and what they are. */
    public record Picture(String contentType, byte[] bytes) {}

    /**
     * Keeps a picture; the same one again is kept once.
     *
     * @throws Refused when it is larger than 5 MB, or no PNG, JPEG, GIF or WebP by its content
     */
    @Transactional
    public UUID add(String name, byte[] bytes) {
        Acting.require(Permission.CHANGE_KNOWLEDGE);
        if (bytes.length > LARGEST) throw Refused.because("knowledge.refused.largePicture", LARGEST / 1_000_000);
        var type = PictureType.of(bytes).orElseThrow(() -> Refused.because("knowledge.refused.noPicture"));
        var hash = sha256(bytes);
        db.insertInto(PICTURE)
                .set(PICTURE.WORKSPACE_ID, Acting.workspace())
                .set(PICTURE.PICTURE_ID, UuidCreator.getTimeOrderedEpoch())
                .set(PICTURE.NAME, clean(name))
                .set(PICTURE.CONTENT_TYPE, type.contentType())
                .set(PICTURE.BYTES, bytes)
                .set(PICTURE.HASH, hash)
                .set(PICTURE.ADDED_AT, clock.instant().atOffset(ZoneOffset.UTC))
                .set(PICTURE.ADDED_BY, Acting.now().name())
                .onConflict(PICTURE.WORKSPACE_ID, PICTURE.HASH)
                .doNothing()
                .execute();
        return db.select(PICTURE.PICTURE_ID)
                .from(PICTURE)
                .where(PICTURE.WORKSPACE_ID.eq(Acting.workspace()), PICTURE.HASH.eq(hash))
                .fetchSingle()
                .value1();
    }

    /** A picture for a member. */
    @Transactional(readOnly = true)
    public Optional<Picture> get(UUID id) {
        Acting.require(Permission.SEE_KNOWLEDGE);
        return find(id, DSL.noCondition());
    }

    /** A picture for the public: only those that a published article shows. */
    @Transactional(readOnly = true)
    public Optional<Picture> published(UUID id) {
        return find(
                id,
                DSL.exists(db.selectOne()
                        .from(PICTURE_USE)
                        .where(PICTURE_USE.WORKSPACE_ID.eq(PICTURE.WORKSPACE_ID))
                        .and(PICTURE_USE.PICTURE_ID.eq(PICTURE.PICTURE_ID))));
    }

    private Optional<Picture> find(UUID id, Condition further) {
        return db.select(PICTURE.CONTENT_TYPE, PICTURE.BYTES)
                .from(PICTURE)
                .where(PICTURE.WORKSPACE_ID.eq(Acting.workspace()), PICTURE.PICTURE_ID.eq(id))
                .and(further)
                .fetchOptional(row -> new Picture(row.value1(), row.value2()));
    }

    private static String clean(String name) {
        var plain = Repair.of(name).replaceAll("[\\p{Cc}\\p{Cf}/\\\\]", "").strip();
        return plain.substring(0, Math.min(LONGEST_NAME, plain.length()));
    }

    /** By which the same bytes are known again. */
    public static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
