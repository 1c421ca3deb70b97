package org.peyvand.conversation.inbox;

import java.util.function.IntSupplier;

/**
 * A list of what concerns whoever acts, beside the views of the inbox and handed in as a bean: a page at {@code
 * /inbox/<word>} and a tab after the view of one's own conversations.
 *
 * @param word its name is the message {@code conversation.view.<word>}
 * @param place among such lists, the lowest first
 * @param waiting how much of it waits for whoever acts
 */
public record OwnList(String word, int place, IntSupplier waiting) {}
