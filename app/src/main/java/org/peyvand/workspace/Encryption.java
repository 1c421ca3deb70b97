package org.peyvand.workspace;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Encrypts what Peyvand has to be able to read again, such as passwords of mail servers: AES-256 in GCM mode under a key
 * made from the workspace's own. Kept in the same database, the key helps against a copied table, a log or an export, and
 * not against somebody who holds the whole database.
 */
@Service
public class Encryption {

    private static final String PURPOSE = "encryption";
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final SigningKeys keys;

    Encryption(SigningKeys keys) {
        this.keys = keys;
    }

    /** The nonce and what stands encrypted under it. */
    @Transactional
    public byte[] encrypt(String plain) {
        var nonce = new byte[NONCE];
        RANDOM.nextBytes(nonce);
        var encrypted = crypt(Cipher.ENCRYPT_MODE, nonce, plain.getBytes(StandardCharsets.UTF_8));
        var whole = Arrays.copyOf(nonce, NONCE + encrypted.length);
        System.arraycopy(encrypted, 0, whole, NONCE, encrypted.length);
        return whole;
    }

    /** @throws IllegalStateException when it was changed, or belongs to another workspace */
    @Transactional
    public String decrypt(byte[] encrypted) {
        var nonce = Arrays.copyOf(encrypted, NONCE);
        var plain = crypt(Cipher.DECRYPT_MODE, nonce, Arrays.copyOfRange(encrypted, NONCE, encrypted.length));
        return new String(plain, StandardCharsets.UTF_8);
    }

    private byte[] crypt(int mode, byte[] nonce, byte[] text) {
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            var key = new SecretKeySpec(keys.sign(PURPOSE, new byte[0]), "AES");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            return cipher.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This cannot be decrypted with the key of the workspace", e);
        }
    }
}
