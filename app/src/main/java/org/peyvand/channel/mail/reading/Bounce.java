package org.peyvand.channel.mail.reading;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.peyvand.channel.mail.reading.Part.Single;

/**
 * What a mail server says of a mail it could not deliver: a report (RFC 3464), or the words by which servers that write none
 * are known.
 *
 * @param address whom it was for
 * @param lasting whether trying again is of no use (status 5.x.x); a delay is not
 * @param givenUp whether the server tries no more, be it for something that may pass (status 4.x.x)
 * @param why what the server says, on one line
 * @param messageIds of the mail it gives back, as they are written; proven by nothing
 */
public record Bounce(String address, boolean lasting, boolean givenUp, String why, List<String> messageIds) {

    private static final int LONGEST = 300;
    private static final Pattern RECIPIENT =
            Pattern.compile("(?im)^(?:Final|Original)-Recipient:\\s*(?:[\\w-]+\\s*;)?\\s*<?([^\\s<>;]+@[^\\s<>;]+)");
    private static final Pattern ACTION = Pattern.compile("(?im)^Action:\\s*(\\w+)");
    private static final Pattern STATUS = Pattern.compile("(?im)^Status:\\s*([245]\\.\\d{1,3}\\.\\d{1,3})");
    private static final Pattern DIAGNOSIS =
            Pattern.compile("(?im)^Diagnostic-Code:\\s*(?:[\\w-]+\\s*;)?\\s*((?:[^\\r\\n]|\\r?\\n[ \\t])+)");
    private static final Pattern ADDRESS =
            Pattern.compile("<?([^\\s<>\"(),:;]+@[^\\s<>\"(),:;]+\\.[^\\s<>\"(),:;.]+)>?");
    private static final Pattern MESSAGE_ID = Pattern.compile("(?im)^Message-ID:\\s*(<[^<>\\s]{3,500}>)");
    private static final Pattern REFUSED = Pattern.compile("(?<![\\d.])5(?:\\d\\d[ -]|\\.\\d{1,3}\\.\\d{1,3})");
    private static final Pattern SUBJECT = Pattern.compile(
            "(?is)\\s*(undeliver(able|ed)|mail delivery (failed|system)|delivery (status notification|failure|has failed)"
                    + "|failure notice|returned mail|message (undeliverable|delivery failure)|unzustellbar|non remis|.*mail.* returned to sender).*");

    static Optional<Bounce> of(Headers headers, Part root, Optional<MailAddress> from, String text) {
        var report = root.singles()
                .filter(part -> part.type().equals("message/delivery-status"))
                .findFirst();
        var ids = messageIds(root);
        if (report.isPresent()) return reported(report.get(), ids);
        var daemon = from.filter(who -> who.key().matches("(mailer-daemon|postmaster)(@.*)?"))
                .isPresent();
        var subject = headers.text("Subject").orElse("");
        return daemon && SUBJECT.matcher(subject).matches() ? told(headers, text, ids) : Optional.empty();
    }

    private static Optional<Bounce> reported(Single report, List<String> ids) {
        var said = report.text();
        var action = first(ACTION, said).toLowerCase(Locale.ROOT);
        var status = first(STATUS, said);
        var recipient = first(RECIPIENT, said);
        if (recipient.isEmpty() || action.matches("delivered|relayed|expanded")) return Optional.empty();
        var lasting = action.equals("failed") && !status.startsWith("4");
        var givenUp = action.equals("failed");
        return Optional.of(new Bounce(recipient, lasting, givenUp, line(status + " " + first(DIAGNOSIS, said)), ids));
    }

    private static Optional<Bounce> told(Headers headers, String text, List<String> ids) {
        var named = headers.first("X-Failed-Recipients").or(() -> Optional.of(text));
        var address = named.map(words -> first(ADDRESS, words)).filter(found -> !found.isEmpty());
        var lasting =
                REFUSED.matcher(text).find() && !text.toLowerCase(Locale.ROOT).contains("warning message only");
        return address.map(found -> new Bounce(found, lasting, lasting, line(reason(text)), ids));
    }

    private static String reason(String text) {
        return text.lines()
                .filter(line -> REFUSED.matcher(line).find())
                .findFirst()
                .orElse("");
    }

    /** Those of the mail it gives back, whole or its headers alone, also where that is not marked as such. */
    private static List<String> messageIds(Part root) {
        var ids = new ArrayList<String>();
        root.singles()
                .map(part ->
                        new String(part.bytes(), 0, Math.min(part.bytes().length, 50_000), StandardCharsets.ISO_8859_1))
                .forEach(text -> MESSAGE_ID.matcher(text).results().limit(5).forEach(found -> ids.add(found.group(1))));
        return ids.stream().distinct().limit(20).toList();
    }

    private static String first(Pattern pattern, String text) {
        var found = pattern.matcher(text);
        return found.find() ? found.group(1).strip() : "";
    }

    private static String line(String text) {
        var line = text.replaceAll("\\s+", " ").strip();
        return line.substring(0, Math.min(line.length(), LONGEST));
    }
}
