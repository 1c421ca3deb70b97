package org.peyvand.customer;

import java.util.List;
import java.util.UUID;

/** A further way to find customers by what a person types, given by a module that knows one: by an order's number. */
public interface CustomerLookup {

    /** Ids of at most {@code limit} customers, best first; none when what was typed means nothing to it. */
    List<UUID> find(String typed, int limit);
}
