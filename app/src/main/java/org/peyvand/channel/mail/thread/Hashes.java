package org.peyvand.channel.mail.thread;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Hashes by which contents are told apart. */
public final class Hashes {

    private Hashes() {}

    /** Of the parts one after the other. */
    public static byte[] sha256(byte[]... parts) {
        var digest = digest();
        for (var part : parts) digest.update(part);
        return digest.digest();
    }

    /** For what comes piece by piece. */
    public static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
