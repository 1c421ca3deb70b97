package org.peyvand.commerce;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** What was told of an order, in 16 bytes. The customer is left out: they change by merges, with nothing told anew. */
final class ContentHash {

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
        return java.util.Arrays.copyOf(sha256(text.toString()), 16);
    }

    static byte[] sha256(String text) {
        return sha256().digest(text.getBytes(StandardCharsets.UTF_8));
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
