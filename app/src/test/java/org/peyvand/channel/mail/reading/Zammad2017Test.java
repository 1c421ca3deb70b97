package org.peyvand.channel.mail.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Sixty mails from a help desk's mailbox, and what their fields are known to be. */
class Zammad2017Test {

    /** The answers leave a word of UTF-7 as it stands on the wire; we read it. */
    private static final Map<String, String> BETTER =
            Map.of("mail18.box subject", "Benachrichtung zum Übermittlungsstatus (Fehlgeschlagen)");

    /** What is longer is cut: a subject is no place for a whole mail. */
    private static final int LONGEST_SUBJECT = 1_000;

    @Test
    void fieldsAreReadAsExpected() {
        var files = MailArchive.files("zammad2017");
        var compared = 0;
        for (var expected : JsonMapper.shared().readTree(files.get("expected.json"))) {
            var file = expected.get("file").asString();
            compare(file, expected, MailReader.read(files.get(file)));
            compared++;
        }
        assertThat(compared).isEqualTo(53);
    }

    private static void compare(String file, JsonNode expected, ReadMail mail) {
        var from = mail.from();
        check(file, expected, "from_email", from.map(MailAddress::address).orElse(""));
        check(file, expected, "from_display_name", from.map(MailAddress::name).orElse(""));
        check(file, expected, "subject", mail.subject());
        check(file, expected, "content_type", mail.html().isPresent() ? "text/html" : "text/plain");
        if (expected.has("to")) assertThat(mail.recipients()).isNotEmpty();
    }

    /** Several blanks beside each other are one. */
    private static void check(String file, JsonNode expected, String field, String read) {
        if (!expected.has(field)) return;
        var answer = expected.get(field).asString().replaceAll("\\s+", " ").strip();
        var known = BETTER.getOrDefault(file + " " + field, answer);
        assertThat(read)
                .as(file + " " + field)
                .isEqualTo(known.substring(0, Math.min(known.length(), LONGEST_SUBJECT)));
    }
}
