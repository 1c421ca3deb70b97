package org.peyvand.commerce.order;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.apache.commons.codec.digest.MurmurHash3;
import org.peyvand.commerce.NewOrder;

/**
 * What was told of an order, in 16 bytes. The customer is left out: they change by merges, with nothing told anew. It tells
 * an order from its own former contents only, so nobody gains by making two alike, and a quick hash will do.
 */
public final class ContentHash {

    private static final char END = '\u001f';

    private ContentHash() {}

    static byte[] of(NewOrder order) {
        var text = new StringBuilder(64 + order.lines().size() * 64);
        text.append(order.placedAt()).append(END).append(order.currency()).append(END);
        text.append(order.status()).append(END);
        for (var line : order.lines()) {
            text.append(line.productCode())
                    .append(END)
                    .append(line.description())
                    .append(END);
            text.append(line.quantity()).append(END).append(line.unitPrice()).append(END);
            text.append(line.total()).append(END);
        }
        var hash = MurmurHash3.hash128x64(text.toString().getBytes(StandardCharsets.UTF_8));
        return ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(hash[0])
                .putLong(hash[1])
                .array();
    }

    /** The SHA-256 of the text in UTF-8: 32 bytes. */
    public static byte[] sha256(String text) {
        return sha256().digest(text.getBytes(StandardCharsets.UTF_8));
    }

    /** A SHA-256 to be fed. */
    public static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
