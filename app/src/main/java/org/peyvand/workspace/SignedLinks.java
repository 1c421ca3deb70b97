package org.peyvand.workspace;

import static org.peyvand.workspace.db.Tables.SIGNING_KEY;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jooq.DSLContext;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Words that people outside carry in links and forms: each names its workspace and one thing, is good for one purpose,
 * ends at a time, and is signed (HMAC-SHA-256, cut to 128 bits) with a key of the workspace's own.
 */
@Service
public class SignedLinks {

    private static final int UNSIGNED = 16 + 16 + 8;
    private static final int SIGNATURE = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final DSLContext db;
    private final Clock clock;
    private final Map<UUID, byte[]> keys = new ConcurrentHashMap<>();

    SignedLinks(DSLContext db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** What a word says, once its signature is found right. */
    public record Read(UUID subject, Instant until) {}

    /** A word for the subject, of the workspace acted in. */
    @Transactional
    public String sign(String purpose, UUID subject, Instant until) {
        var unsigned = ByteBuffer.allocate(UNSIGNED)
                .putLong(Acting.workspace().getMostSignificantBits())
                .putLong(Acting.workspace().getLeastSignificantBits())
                .putLong(subject.getMostSignificantBits())
                .putLong(subject.getLeastSignificantBits())
                .putLong(until.toEpochMilli())
                .array();
        var signed = ByteBuffer.allocate(UNSIGNED + SIGNATURE)
                .put(unsigned)
                .put(signature(purpose, unsigned))
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(signed);
    }

    /** What the word says; empty where it is forged, of another purpose or workspace, or its time is over. */
    @Transactional
    public Optional<Read> read(String purpose, String word) {
        var bytes = bytes(word);
        if (bytes.length != UNSIGNED + SIGNATURE
                || !workspace(word).equals(Optional.of(Acting.now().workspace()))) {
            return Optional.empty();
        }
        var unsigned = Arrays.copyOf(bytes, UNSIGNED);
        var signature = Arrays.copyOfRange(bytes, UNSIGNED, bytes.length);
        if (!MessageDigest.isEqual(signature, signature(purpose, unsigned))) return Optional.empty();
        var said = ByteBuffer.wrap(unsigned, 16, 24);
        var read = new Read(new UUID(said.getLong(), said.getLong()), Instant.ofEpochMilli(said.getLong()));
        return Optional.of(read).filter(known -> clock.instant().isBefore(known.until()));
    }

    /** The workspace a word names, unproven. */
    public static Optional<WorkspaceId> workspace(String word) {
        var bytes = bytes(word);
        if (bytes.length < 16) return Optional.empty();
        var ids = ByteBuffer.wrap(bytes);
        return Optional.of(new WorkspaceId(new UUID(ids.getLong(), ids.getLong())));
    }

    private static byte[] bytes(String word) {
        try {
            return Base64.getUrlDecoder().decode(word);
        } catch (IllegalArgumentException notOurs) {
            return new byte[0];
        }
    }

    private byte[] signature(String purpose, byte[] unsigned) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(keys.computeIfAbsent(Acting.workspace(), _ -> key()), "HmacSHA256"));
            mac.update(purpose.getBytes(java.nio.charset.StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return Arrays.copyOf(mac.doFinal(unsigned), SIGNATURE);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] key() {
        var key = new byte[32];
        RANDOM.nextBytes(key);
        db.insertInto(SIGNING_KEY)
                .set(SIGNING_KEY.WORKSPACE_ID, Acting.workspace())
                .set(SIGNING_KEY.KEY, key)
                .set(SIGNING_KEY.CREATED_AT, clock.instant().atOffset(ZoneOffset.UTC))
                .onConflictDoNothing()
                .execute();
        return db.fetchSingle(SIGNING_KEY, SIGNING_KEY.WORKSPACE_ID.eq(Acting.workspace()))
                .getKey();
    }
}
