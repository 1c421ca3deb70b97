package org.peyvand.conversation.opened;

import java.util.Optional;
import org.peyvand.conversation.Conversation;
import org.peyvand.conversation.Ratings;

/**
 * How it went with a customer before.
 *
 * @param rated what they said last of how it was
 * @param ended the last conversation that was brought to an end
 */
public record LastTime(Optional<Ratings.Rating> rated, Optional<Conversation> ended) {

    /** Somebody who is here for the first time. */
    static final LastTime NONE = new LastTime(Optional.empty(), Optional.empty());

    public boolean isNone() {
        return equals(NONE);
    }
}
