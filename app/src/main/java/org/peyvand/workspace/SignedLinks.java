package org.peyvand.workspace;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;

/**
 * Words that people outside carry in links and forms: each names its workspace and one thing, is good for one purpose,
 * ends at a time, and is signed (HMAC-SHA-256, cut to 128 bits) with a key of the workspace's own.
 */
@Service
public class SignedLinks {

    private static final int UNSIGNED = 16 + 16 + 8;
    private static final int SIGNATURE = 16;
    private static final int MARK_BYTES = 10;

    private final SigningKeys keys;
    private final Clock clock;

    SignedLinks(SigningKeys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /** What a word says, once its signature is found right. */
    public record Read(UUID subject, Instant until) {}

    /** A word for the subject, of the workspace acted in. */
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

    /**
     * A short mark under the subject that this workspace alone can set, good for ever: 16 lower-case letters and digits
     * (80 bits), for places as narrow as a mail address.
     */
    public String mark(String purpose, UUID subject) {
        var bytes = ByteBuffer.allocate(16)
                .putLong(subject.getMostSignificantBits())
                .putLong(subject.getLeastSignificantBits())
                .array();
        return new BigInteger(1, Arrays.copyOf(keys.sign(purpose, bytes), MARK_BYTES))
                .or(BigInteger.ONE.shiftLeft(8 * MARK_BYTES))
                .toString(32)
                .substring(1);
    }

    /** Whether that mark was set under the subject by this workspace. */
    public boolean isMarked(String purpose, UUID subject, String mark) {
        var right = mark(purpose, subject).getBytes(StandardCharsets.US_ASCII);
        return MessageDigest.isEqual(right, mark.getBytes(StandardCharsets.UTF_8));
    }

    private byte[] signature(String purpose, byte[] unsigned) {
        return Arrays.copyOf(keys.sign(purpose, unsigned), SIGNATURE);
    }
}
