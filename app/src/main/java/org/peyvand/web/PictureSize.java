package org.peyvand.web;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import javax.imageio.ImageIO;

/**
 * Whether a picture may be shown as one: few bytes can unfold into more than a browser's memory holds, so its size is read
 * from its head, and nothing is unfolded here.
 */
public final class PictureSize {

    private static final long MOST_PIXELS = 40_000_000;

    private PictureSize() {}

    /** Whether these bytes are a picture of a kind and size that any browser shows. */
    public static boolean isShown(byte[] bytes) {
        return PictureType.of(bytes)
                .flatMap(type -> type == PictureType.WEBP ? webp(bytes) : pixels(bytes))
                .filter(pixels -> pixels > 0 && pixels <= MOST_PIXELS)
                .isPresent();
    }

    /** The type of such a picture, as HTTP names it. */
    public static String type(byte[] bytes) {
        return PictureType.of(bytes).orElseThrow().contentType();
    }

    private static Optional<Long> pixels(byte[] bytes) {
        try (var input = ImageIO.createImageInputStream(new ByteArrayInputStream(bytes))) {
            var readers = ImageIO.getImageReaders(input);
            if (!readers.hasNext()) return Optional.empty();
            var reader = readers.next();
            try {
                reader.setInput(input, true, true);
                return Optional.of((long) reader.getWidth(0) * reader.getHeight(0));
            } finally {
                reader.dispose();
            }
        } catch (IOException | RuntimeException broken) {
            return Optional.empty();
        }
    }

    /** The three kinds of head a WebP has (RFC 9649, 2.5 to 2.7). */
    private static Optional<Long> webp(byte[] bytes) {
        if (bytes.length < 30) return Optional.empty();
        return switch (new String(bytes, 12, 4, StandardCharsets.ISO_8859_1)) {
            case "VP8X" -> Optional.of((1 + little(bytes, 24, 3)) * (1 + little(bytes, 27, 3)));
            case "VP8 " -> Optional.of((little(bytes, 26, 2) & 0x3fff) * (little(bytes, 28, 2) & 0x3fff));
            case "VP8L" ->
                Optional.of((1 + (little(bytes, 21, 4) & 0x3fff)) * (1 + (little(bytes, 21, 4) >> 14 & 0x3fff)));
            default -> Optional.empty();
        };
    }

    private static long little(byte[] bytes, int at, int count) {
        long value = 0;
        for (int i = count - 1; i >= 0; i--) value = value << 8 | bytes[at + i] & 0xff;
        return value;
    }
}
