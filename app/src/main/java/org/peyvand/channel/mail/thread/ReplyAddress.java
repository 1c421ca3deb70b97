package org.peyvand.channel.mail.thread;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.peyvand.channel.mail.mailbox.Mailbox;
import org.peyvand.channel.mail.reading.ReadMail;
import org.peyvand.workspace.Acting;
import org.peyvand.workspace.SignedLinks;
import org.springframework.stereotype.Component;

/**
 * What an answer carries so that the customer's next mail finds its conversation, and nobody else's does: the address to
 * reply to ({@code shop+<conversation>.<mark>@…}) and the Message-ID ({@code <<message>.<mark>@…>}), both marked with the
 * workspace's key. Ids are written as 32 hex digits, marks in lower case, as some servers change the case.
 */
@Component
public class ReplyAddress {

    private static final String ADDRESS = "mail-reply";
    private static final String NOTE = "mail-note";
    private static final String MESSAGE = "mail-message";
    private static final String ITSELF = "mail-itself";
    private static final String LOOP = "mail-loop";
    private static final Pattern TAGGED = Pattern.compile("([0-9a-f]{32})\\.([0-9a-z]{16})");

    private final SignedLinks links;

    ReplyAddress(SignedLinks links) {
        this.links = links;
    }

    /** What stands after the plus of the address to reply to. */
    public String sign(UUID conversation) {
        return marked(ADDRESS, conversation);
    }

    /** The whole address to reply to. */
    public String of(Mailbox mailbox, UUID conversation) {
        return tagged(mailbox, sign(conversation));
    }

    /** The address at which a mailbox writes to itself. */
    public String ofItself(Mailbox mailbox) {
        return tagged(mailbox, marked(ITSELF, mailbox.id()));
    }

    /** The address at which somebody outside replies to a note that was sent to them. */
    public String ofNote(Mailbox mailbox, UUID note) {
        return tagged(mailbox, marked(NOTE, note));
    }

    private static String tagged(Mailbox mailbox, String tag) {
        var at = mailbox.address().lastIndexOf('@');
        return mailbox.address().substring(0, at) + "+" + tag
                + mailbox.address().substring(at);
    }

    /** The conversation a recipient's address names, where the mark is right. */
    public Optional<UUID> read(String recipient) {
        return tagged(ADDRESS, recipient);
    }

    /** Whether we made a recipient's address, for whatever purpose. */
    public boolean isSigned(String recipient) {
        return Stream.of(ADDRESS, NOTE, ITSELF)
                .anyMatch(purpose -> tagged(purpose, recipient).isPresent());
    }

    /** The note a recipient's address names, where the mark is right. */
    public Optional<UUID> readNote(String recipient) {
        return tagged(NOTE, recipient);
    }

    private Optional<UUID> tagged(String purpose, String recipient) {
        var plus = recipient.indexOf('+');
        var at = recipient.lastIndexOf('@');
        return plus < 0 || at < plus ? Optional.empty() : read(purpose, recipient.substring(plus + 1, at));
    }

    /** The Message-ID of one of our messages, with its angle brackets. */
    public String messageId(Mailbox mailbox, UUID message) {
        return "<" + marked(MESSAGE, message) + "@" + mailbox.domain() + ">";
    }

    /** The message of ours a Message-ID names, where the mark is right. */
    public Optional<UUID> readMessageId(String messageId) {
        var at = messageId.indexOf('@');
        return at < 1 || !messageId.startsWith("<") ? Optional.empty() : read(MESSAGE, messageId.substring(1, at));
    }

    /**
     * What stands in the header {@link ReadMail#LOOP_HEADER} of all we send, so that it is known when it comes back with
     * another Message-ID.
     */
    public String loopMark() {
        return links.mark(LOOP, Acting.workspace());
    }

    /** Whether one of those values of that header is ours. */
    public boolean isLoop(List<String> values) {
        return values.stream().limit(20).anyMatch(value -> links.isMarked(LOOP, Acting.workspace(), value.strip()));
    }

    private String marked(String purpose, UUID id) {
        return id.toString().replace("-", "") + "." + links.mark(purpose, id);
    }

    private Optional<UUID> read(String purpose, String word) {
        var tagged = TAGGED.matcher(word.toLowerCase(Locale.ROOT));
        if (!tagged.matches()) return Optional.empty();
        var hex = tagged.group(1);
        var id = new UUID(
                Long.parseUnsignedLong(hex.substring(0, 16), 16), Long.parseUnsignedLong(hex.substring(16), 16));
        return Optional.of(id).filter(known -> links.isMarked(purpose, known, tagged.group(2)));
    }
}
