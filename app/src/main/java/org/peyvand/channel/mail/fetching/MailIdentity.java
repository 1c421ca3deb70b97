package org.peyvand.channel.mail.fetching;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.peyvand.channel.mail.thread.Hashes;
import org.peyvand.channel.mail.thread.MailThreads;

/**
 * By what a mail is known to be the same: its Message-ID, and a hash of what its writer wrote, since some senders use one
 * Message-ID again and again and every server on the way adds headers.
 *
 * @param messageId with its angle brackets, or empty
 * @param content SHA-256 of the writer's headers and of the body
 */
record MailIdentity(String messageId, byte[] content) {

    private static final int MOST_OF_HEADERS = 256 * 1024;
    private static final Pattern MESSAGE_ID =
            Pattern.compile("(?im)^Message-ID\\s*:\\s*(?:\\r?\\n[ \\t]+)?(<[^<>\\s]{1,2000}>)");
    private static final Pattern FOLD = Pattern.compile("\\r?\\n[ \\t]+");
    private static final Pattern WRITERS = Pattern.compile("(?i)(from|to|cc|date|subject)\\s*:.*");

    static MailIdentity of(byte[] mail) {
        var end = endOfHeaders(mail);
        var headers = new String(mail, 0, Math.min(end, MOST_OF_HEADERS), StandardCharsets.ISO_8859_1);
        var id = MESSAGE_ID.matcher(headers);
        var written = FOLD.matcher(headers)
                .replaceAll(" ")
                .lines()
                .filter(line -> WRITERS.matcher(line).matches())
                .map(line -> line.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT))
                .collect(Collectors.joining("\n"));
        return new MailIdentity(id.find() ? id.group(1) : "", content(written, mail, end));
    }

    private static int endOfHeaders(byte[] mail) {
        for (var i = 0; i + 1 < mail.length; i++) {
            if (mail[i] != '\n') continue;
            if (mail[i + 1] == '\n') return i + 1;
            if (mail[i + 1] == '\r' && i + 2 < mail.length && mail[i + 2] == '\n') return i + 1;
        }
        return mail.length;
    }

    /** The body with line ends of one kind and nothing after the last line; a mail may be too large to be there twice. */
    private static byte[] content(String written, byte[] mail, int from) {
        var to = mail.length;
        while (to > from && mail[to - 1] <= ' ' && mail[to - 1] >= 0) to--;
        var digest = Hashes.digest();
        digest.update(written.getBytes(StandardCharsets.ISO_8859_1));
        for (int at = from; at < to; ) {
            var end = at;
            while (end < to && mail[end] != '\r') end++;
            digest.update(mail, at, end - at);
            at = end + 1;
        }
        return digest.digest();
    }

    /** The name under which it is kept: its Message-ID, or its hash where it has none. */
    String name() {
        return messageId.isEmpty() ? "sha256:" + hex() : MailThreads.key(messageId);
    }

    /** The name of another content under the same Message-ID. */
    String nameOfAnother() {
        return name() + " sha256:" + hex();
    }

    private String hex() {
        return HexFormat.of().formatHex(content);
    }
}
