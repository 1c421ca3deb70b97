package org.peyvand.workspace.entry;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/** A random word of 192 bits, given out once; only its hash is kept. */
public record Secret(String word) {

    private static final SecureRandom RANDOM = new SecureRandom();

    /** A new one. */
    public static Secret next() {
        var bytes = new byte[24];
        RANDOM.nextBytes(bytes);
        return new Secret(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** SHA-256, by which it is known again. */
    public byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(word.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether that is its hash; takes as long whatever differs. */
    public boolean matches(byte[] hash) {
        return MessageDigest.isEqual(hash(), hash);
    }

    @Override
    public String toString() {
        return "Secret[…]";
    }
}
