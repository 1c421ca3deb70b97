package org.peyvand.conversation.level;

import java.time.Instant;
import java.util.UUID;

/** Plans looks at a conversation in the caller's transaction. */
public interface Look {

    /** The same one twice is one. */
    void at(UUID conversation, Instant time);

    /** The first of a conversation, which nobody can have planned before. */
    void first(UUID conversation, Instant time);
}
