package org.peyvand.conversation;

import java.util.UUID;

/** Who is asked something inside. */
public sealed interface Asked {

    /** A colleague. */
    record Member(UUID id) implements Asked {}

    /** Whoever of a team knows it. */
    record Team(UUID id) implements Asked {}

    /**
     * Somebody who is neither of us nor a customer: a supplier, a workshop.
     *
     * @param channel the word of the {@link Channel} by which they are written to
     * @param sender one of its {@link Channel#senders}
     * @param address where they are, in the form that is compared
     * @param subject what stands above the letter, where the channel has such a thing
     */
    record Outside(String channel, UUID sender, String address, String subject) implements Asked {}
}
