package org.peyvand.conversation;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.peyvand.calendar.OwnHours;

/**
 * A way in which customers write and are answered: an adapter, handed in as a bean, that turns the outside into a message
 * and back. Its name is the message {@code channel.<code>}.
 */
public interface Channel {

    /** The word stored with its conversations, in lower case. */
    String code();

    /** One of the icons of {@code app/assets/icons.txt}. */
    String icon();

    /**
     * Understands what came in. Called while acting in the workspace, perhaps again after a crash.
     *
     * @param raw what the channel itself handed to {@link Intake}
     * @throws UnreadableMessage when it cannot be understood; it is kept and shown, and never holds up another
     */
    Understood read(String raw);

    /**
     * Told in the same transaction that what {@link #read} made of it begins a conversation, before it is said there: what
     * {@link #hours} goes by has to be known when promises begin to run.
     */
    default void begins(String raw, UUID conversation) {}

    /** Told in the same transaction that what {@link #read} made of it stands in a conversation now. */
    default void took(String raw, Message message) {}

    /** What came in as it came, for a person who wants to see it. */
    default byte[] original(String raw) {
        return raw.getBytes(StandardCharsets.UTF_8);
    }

    /**
     * A message as its writer laid it out: a whole document of harmless HTML.
     *
     * @param externalId the channel's own name for the message
     * @param pictures whether pictures from elsewhere may stay in
     */
    default Optional<String> html(String externalId, boolean pictures) {
        return Optional.empty();
    }

    /**
     * Takes an answer to the customer. Called in the transaction that writes the answer down, so a channel that sends
     * plans the sending here and sends later; one whose customers come to read has nothing to do.
     */
    default void answered(Conversation conversation, Message answer) {}

    /**
     * Takes to the customer what was said without a person having answered them, as {@link #answered}: they go on waiting,
     * whatever becomes of it.
     */
    default void replied(Conversation conversation, Message reply) {
        answered(conversation, reply);
    }

    /** The working time of those conversations by which they are measured, where it is not the workspace's. */
    default Map<UUID, OwnHours> hours(List<UUID> conversations) {
        return Map.of();
    }

    /**
     * Whether customers come to read their conversation on a page of ours: then it is theirs as it stands, and neither split
     * nor joined.
     */
    default boolean isReadHere() {
        return true;
    }

    /** Told in the same transaction that messages went from one conversation to another: what comes later follows them. */
    default void moved(UUID from, UUID to, List<UUID> messages) {}

    /** From where people outside who are no customers may be asked something; nowhere, where this channel cannot. */
    default List<Sender> senders() {
        return List.of();
    }

    /**
     * Takes a question to somebody outside, in the transaction that writes it down; they are told what was typed and
     * nothing else. What they answer comes back as an {@link AnsweredNote}.
     *
     * @throws org.peyvand.web.Refused when there is no such address, or it is the customer's own
     */
    default void ask(Conversation conversation, Message note, Asked.Outside whom) {
        throw new IllegalStateException("Nobody is asked by " + code());
    }

    /** One of the places a channel writes from, by the name people know it by. */
    record Sender(UUID id, String name) {}
}
