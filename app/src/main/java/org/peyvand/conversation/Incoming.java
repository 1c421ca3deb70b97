package org.peyvand.conversation;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.peyvand.customer.Person;

/**
 * A message from outside, as its channel understood it.
 *
 * @param person who writes, as far as they say; nobody in particular where they say nothing
 * @param continues the conversation it belongs to, where the channel can tell; else it begins one
 * @param subject what the conversation is about, or empty
 * @param text as typed
 * @param at when it was written
 */
public record Incoming(Optional<Person> person, Optional<UUID> continues, String subject, String text, Instant at) {

    public Incoming {
        person = person.filter(Person::isSomebody);
    }
}
