package org.peyvand.channel.mail.reading;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads a mail: parts by {@link MimeReader}, and from them all that is to be known of it. Never fails. */
public final class MailReader {

    private static final Pattern MESSAGE_ID = Pattern.compile("<[^<>\\s]{1,1000}>");
    private static final int MOST_REFERENCES = 50;
    private static final int LONGEST_SUBJECT = 1_000;

    private MailReader() {}

    /** What a mail says, read from its bytes as they came. */
    public static ReadMail read(byte[] mail) {
        var root = MimeReader.read(mail);
        var body = new MailBody(root);
        var headers = root.headers();
        var from = from(headers);
        var bounce = Bounce.of(headers, root, from, body.text());
        return new ReadMail(
                from,
                addresses(headers, "Reply-To"),
                recipients(headers),
                subject(headers),
                date(headers),
                headers.first("Message-ID").map(MailReader::messageId).orElse(""),
                references(headers),
                body.text(),
                body.html(),
                body.files().stream().map(MailFile::of).toList(),
                MailKind.of(headers, bounce, from),
                bounce,
                MachineAnswers.areUnwanted(headers, from),
                headers.written(ReadMail.LOOP_HEADER).toList());
    }

    /** The HTML of a mail with the pictures it brings put into it, as harmless as {@link MailHtml} makes it. */
    public static Optional<String> html(byte[] mail, boolean pictures) {
        var body = new MailBody(MimeReader.read(mail));
        return body.html().map(html -> MailHtml.harmless(html, body.embedded(), pictures));
    }

    /** The first that could be answered, else the first there is. */
    private static Optional<MailAddress> from(Headers headers) {
        var senders = Stream.of("From", "Sender", "Reply-To", "Return-Path")
                .flatMap(name -> addresses(headers, name).stream())
                .toList();
        return senders.stream()
                .filter(sender -> sender.address().contains("@"))
                .findFirst()
                .or(() -> senders.stream().findFirst());
    }

    private static List<MailAddress> addresses(Headers headers, String name) {
        return headers.written(name)
                .flatMap(value -> MailAddress.readAll(value).stream())
                .toList();
    }

    private static List<MailAddress> recipients(Headers headers) {
        return Stream.of("To", "Cc", "Delivered-To", "X-Original-To", "Envelope-To", "X-Envelope-To", "Resent-To")
                .flatMap(name -> addresses(headers, name).stream())
                .toList();
    }

    private static String subject(Headers headers) {
        var subject = headers.text("Subject")
                .orElse("")
                .replaceAll("[\\p{Cntrl} ]+", " ")
                .strip();
        return subject.substring(0, Math.min(subject.length(), LONGEST_SUBJECT));
    }

    private static String messageId(String header) {
        var found = MESSAGE_ID.matcher(header);
        return found.find() ? found.group() : "<" + header.strip().replaceAll("[<>\\s]", "") + ">";
    }

    private static List<String> references(Headers headers) {
        var ids = new LinkedHashSet<String>();
        headers.written("In-Reply-To").forEach(value -> found(value, ids));
        var further = new ArrayList<String>();
        headers.written("References").forEach(value -> found(value, further));
        ids.addAll(further.reversed());
        return ids.stream().limit(MOST_REFERENCES).toList();
    }

    private static void found(String header, Collection<String> ids) {
        MESSAGE_ID.matcher(header).results().forEach(found -> ids.add(found.group()));
    }

    private static Optional<Instant> date(Headers headers) {
        return headers.first("Date")
                .flatMap(MailDate::read)
                .or(() -> headers.written("Received")
                        .findFirst()
                        .map(value -> value.substring(value.lastIndexOf(';') + 1))
                        .flatMap(MailDate::read));
    }
}
