package org.peyvand.channel;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.peyvand.web.Refused;
import org.springframework.http.HttpStatus;

/** What somebody outside sends as text: read only as far as such a thing is long, so that nobody fills our memory. */
public final class OutsideText {

    /** The most bytes read: a message with all that goes along with it. */
    public static final int LARGEST = 64_000;

    private OutsideText() {}

    /**
     * The body of a request.
     *
     * @throws Refused when it is larger, whatever its header says
     */
    public static String of(HttpServletRequest request) {
        if (request.getContentLengthLong() > LARGEST) throw tooLarge();
        try {
            var bytes = request.getInputStream().readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) throw tooLarge();
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private static Refused tooLarge() {
        return new Refused(HttpStatus.CONTENT_TOO_LARGE, "outside.refused.large", LARGEST / 1_000);
    }
}
