package org.peyvand.conversation;

import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;

/** What customers said of how it was, kept by a channel that asks them and handed in as a bean. */
public interface Ratings {

    /** The last one given in any of those conversations. */
    Optional<Rating> last(Collection<UUID> conversations);

    /**
     * One of them.
     *
     * @param stars 1 to 5
     */
    record Rating(UUID conversation, int stars, Instant at) {}
}
