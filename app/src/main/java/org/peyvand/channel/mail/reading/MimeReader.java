package org.peyvand.channel.mail.reading;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.Field;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.apache.james.mime4j.stream.RecursionMode;

/**
 * Takes a mail apart into its parts, reading it once from beginning to end. Nesting and the number of parts are bounded:
 * what lies deeper stays in one piece, what comes after so many is left out. A mail within a mail stays whole.
 */
final class MimeReader {

    private static final int DEEPEST = 20;
    private static final int MOST_PARTS = 1_000;
    private static final int MOST_HEADERS = 2_000;
    private static final int LONGEST_HEADER = 100_000;
    private static final int MOST_SEARCHED = 256 * 1024;
    private static final Pattern BLANK_LINE = Pattern.compile("(?<=\\n)([ \\t]*)\\r?\\n");
    private static final Headers NO_HEADERS = new Headers(List.of());

    private final MimeTokenStream stream;
    private final Deque<Part.Several> open = new ArrayDeque<>();
    private List<Headers.Header> fields = new ArrayList<>();
    private Optional<Part> root = Optional.empty();
    private byte[] preamble = new byte[0];
    private int parts;
    private int depth;

    private MimeReader(byte[] came) {
        var mail = endingHeaders(came);
        var config = MimeConfig.custom()
                .setMaxLineLen(-1)
                .setMaxHeaderCount(-1)
                .setMaxHeaderLen(-1)
                .setMaxContentLen(-1)
                .setMalformedHeaderStartsBody(!hasEmptyLine(mail))
                .build();
        stream = new MimeTokenStream(config);
        stream.setRecursionMode(RecursionMode.M_NO_RECURSE);
        stream.parse(new ByteArrayInputStream(mail, start(mail), mail.length - start(mail)));
    }

    /** As much as can be read; a mail without anything in it is an empty text. */
    static Part read(byte[] mail) {
        var reader = new MimeReader(mail);
        try {
            reader.readAll();
        } catch (IOException | MimeException | RuntimeException broken) {
            reader.root.orElseGet(() -> reader.rest(mail));
        }
        return reader.root.orElseGet(() -> reader.rest(mail));
    }

    /** What cannot be taken apart is text. */
    private Part rest(byte[] mail) {
        return new Part.Single(new Headers(List.copyOf(fields)), mail);
    }

    /** A line of blanks ends the headers as an empty one does, whatever the rules say: what follows is never a header. */
    private static byte[] endingHeaders(byte[] mail) {
        var beginning = new String(mail, 0, Math.min(mail.length, MOST_SEARCHED), StandardCharsets.ISO_8859_1);
        var blank = BLANK_LINE.matcher(beginning);
        if (!blank.find() || blank.group(1).isEmpty()) return mail;
        var ended = new byte[mail.length - blank.group(1).length()];
        System.arraycopy(mail, 0, ended, 0, blank.start(1));
        System.arraycopy(mail, blank.end(1), ended, blank.start(1), mail.length - blank.end(1));
        return ended;
    }

    /** Mailbox files put a line of their own before each mail. */
    private static int start(byte[] mail) {
        var line = new String(mail, 0, Math.min(mail.length, 500), StandardCharsets.ISO_8859_1);
        if (!line.startsWith("From ") && !line.startsWith(">From ")) return 0;
        return line.indexOf('\n') + 1;
    }

    private static boolean hasEmptyLine(byte[] mail) {
        for (var i = 0; i + 1 < mail.length; i++) {
            if (mail[i] != '\n') continue;
            if (mail[i + 1] == '\n' || mail[i + 1] == '\r') return true;
        }
        return false;
    }

    private void readAll() throws IOException, MimeException {
        for (var state = stream.getState(); state != EntityState.T_END_OF_STREAM; state = stream.next()) {
            switch (state) {
                case T_START_HEADER -> fields = new ArrayList<>();
                case T_FIELD -> field(stream.getField());
                case T_START_MULTIPART -> begin();
                case T_PREAMBLE -> preamble = stream.getInputStream().readAllBytes();
                case T_END_MULTIPART -> end();
                case T_BODY -> add(new Part.Single(headers(), body()));
                default -> {}
            }
        }
    }

    private void field(Field field) {
        if (fields.size() >= MOST_HEADERS) return;
        var raw = field.getRaw() == null
                ? (field.getName() + ":" + field.getBody()).getBytes(StandardCharsets.UTF_8)
                : field.getRaw().toByteArray();
        var text = Charsets.read(raw, Optional.empty());
        var value =
                text.substring(text.indexOf(':') + 1, Math.min(text.length(), text.indexOf(':') + 1 + LONGEST_HEADER));
        fields.add(new Headers.Header(
                field.getName().strip().toLowerCase(Locale.ROOT),
                value.replaceAll("\\r?\\n|\\r", "").strip()));
    }

    private Headers headers() {
        return new Headers(List.copyOf(fields));
    }

    private byte[] body() throws IOException {
        if (stream.getBodyDescriptor() == null) return new byte[0];
        try (InputStream decoded = stream.getDecodedInputStream()) {
            return parts > MOST_PARTS ? new byte[0] : decoded.readAllBytes();
        }
    }

    private void begin() {
        var several = Part.Several.of(headers());
        add(several);
        open.push(several);
        preamble = new byte[0];
        if (++depth >= DEEPEST) stream.setRecursionMode(RecursionMode.M_FLAT);
    }

    /** Where no part was found, its boundary was wrong, and what stands before the first is all there is. */
    private void end() {
        var several = open.pop();
        if (several.parts().isEmpty() && preamble.length > 0)
            several.parts().add(new Part.Single(NO_HEADERS, preamble));
        preamble = new byte[0];
        if (--depth < DEEPEST) stream.setRecursionMode(RecursionMode.M_NO_RECURSE);
    }

    private void add(Part part) {
        if (++parts > MOST_PARTS) return;
        if (root.isEmpty()) root = Optional.of(part);
        else if (!open.isEmpty()) open.peek().parts().add(part);
    }
}
