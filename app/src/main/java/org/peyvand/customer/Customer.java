package org.peyvand.customer;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A customer with all their addresses and tags, those of the customers joined to them included. */
public record Customer(
        UUID id,
        CustomerDetails details,
        List<KnownHandle> handles,
        List<String> tags,
        Instant since,
        Standing standing) {

    /**
     * A handle with the id by which it is removed.
     *
     * @param undeliverable since when nothing arrives there, and why
     */
    public record KnownHandle(UUID id, Handle handle, Optional<Undeliverable> undeliverable) {}

    /** @param why what the other side said, as it came */
    public record Undeliverable(Instant since, String why) {}

    /** The ways to reach them; a number of the shop is none. */
    public List<KnownHandle> contacts() {
        return handles.stream()
                .filter(known -> known.handle().kind() != HandleKind.SHOP)
                .toList();
    }

    /** The first address to show beside the name, or empty. */
    public String anAddress() {
        return handles.isEmpty() ? "" : handles.getFirst().handle().key();
    }
}
