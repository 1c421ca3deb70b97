package org.peyvand.conversation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.peyvand.customer.Person;

/**
 * A message from outside, as its channel understood it.
 *
 * @param person who writes, as far as they say; nobody in particular where they say nothing
 * @param continues the conversation it belongs to, where the channel can tell; else it begins one
 * @param subject what the conversation is about, or empty
 * @param text as typed; what its files are called where nothing was
 * @param at when it was written
 * @param further what only some channels know
 */
public record Incoming(
        Optional<Person> person, Optional<UUID> continues, String subject, String text, Instant at, Further further)
        implements Understood {

    public Incoming {
        person = person.filter(Person::isSomebody);
        text = NewAttachment.textOf(text, further.attachments());
    }

    public Incoming(Optional<Person> person, Optional<UUID> continues, String subject, String text, Instant at) {
        this(person, continues, subject, text, at, Further.NOTHING);
    }

    /**
     * What only some channels know of a message.
     *
     * @param author who wrote it where that is not the customer; else empty
     * @param quiet whether it leaves the conversation as it is: nobody waits for an answer to a machine
     * @param folded what it only repeats: earlier messages, signatures
     * @param laidOut whether the channel can show it as its writer laid it out, by {@link Channel#html}
     */
    public record Further(
            String author, boolean quiet, String folded, boolean laidOut, List<NewAttachment> attachments) {

        /** Of most messages. */
        public static final Further NOTHING = new Further("", false, "", false, List.of());

        /** Files and nothing else. */
        public static Further with(List<NewAttachment> attachments) {
            return new Further("", false, "", false, attachments);
        }
    }
}
