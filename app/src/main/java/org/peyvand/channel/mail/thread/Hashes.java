package org.peyvand.channel.mail.thread;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Hashes by which contents are told apart. */
public final class Hashes {

    private Hashes() {}

    /** Of the parts one after the other. */
    public static byte[] sha256(byte[]... parts) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var part : parts) digest.update(part);
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
