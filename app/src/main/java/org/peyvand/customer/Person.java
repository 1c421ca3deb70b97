package org.peyvand.customer;

import java.util.List;
import java.util.Optional;

/**
 * Somebody as an order, a file or a program names them.
 *
 * @param name as written, or empty
 * @param city as written, or empty
 */
public record Person(String name, String city, List<Handle> handles) {

    Optional<Handle> handle(HandleKind kind) {
        return handles.stream().filter(handle -> handle.kind() == kind).findFirst();
    }

    /** Whether there is anything to know them by. */
    public boolean isSomebody() {
        return !name.isBlank() || !handles.isEmpty();
    }
}
