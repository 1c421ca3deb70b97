package org.peyvand.timeline;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What can stand on a timeline. A new kind is a new record here, its name in {@link Kinds}, and its template. */
public sealed interface Happening {

    /**
     * A sale.
     *
     * @param total in the smallest unit of the currency
     * @param lines how many lines it has
     * @param items the first few things bought, as the shop names them
     */
    record Purchase(UUID order, String number, long total, String currency, int lines, List<String> items)
            implements Happening {}

    /** Goods given back; {@code total} is below zero. */
    record Returned(UUID order, String number, long total, String currency, int lines, List<String> items)
            implements Happening {}

    /** Somebody came by. */
    record Visit(String text) implements Happening {}

    /**
     * A call noted by hand.
     *
     * @param minutes how long it lasted, if that is known
     */
    record Call(Direction direction, Optional<Integer> minutes, String text) implements Happening {}

    /** Who called whom. */
    enum Direction {
        FROM_CUSTOMER,
        TO_CUSTOMER,
        MISSED
    }

    /** Something worth remembering. */
    record Note(String text) implements Happening {}

    /**
     * The customer began to write to us.
     *
     * @param channel the word of the channel
     * @param about the subject, or the beginning of the message
     */
    record ConversationBegun(UUID conversation, String channel, String about) implements Happening {}

    /**
     * We closed a conversation.
     *
     * @param reason the word of the reason
     */
    record ConversationClosed(UUID conversation, String reason) implements Happening {}

    /**
     * The customer wrote of a product in the shop, for others to read.
     *
     * @param product as the shop names it
     * @param stars 1 to 5, or 0 where none were given
     * @param link where the shop shows the product, or empty
     */
    record Review(String product, int stars, String text, String link) implements Happening {}

    /**
     * The customer said how a conversation with us was.
     *
     * @param stars 1 to 5
     */
    record ConversationRated(UUID conversation, int stars) implements Happening {}

    /** Whether the customer was in touch: what a note is not, nor what we did by ourselves. */
    default boolean isContact() {
        return !(this instanceof Note || this instanceof ConversationClosed);
    }
}
