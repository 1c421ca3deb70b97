package org.peyvand.conversation;

import java.util.Optional;

/** Something else that can be done beside a conversation by whoever may answer it, handed in as a bean. */
public interface Beside {

    /** What is offered for that conversation, if anything. */
    Optional<Offer> of(Conversation conversation);

    /**
     * A card with one button.
     *
     * @param path where the button posts to; what comes back takes its place
     * @param key of its messages: itself the title, {@code .hint} what it does, {@code .do} on the button, {@code .doing}
     *     meanwhile
     */
    record Offer(String path, String key) {}
}
