package org.peyvand.customer;

import java.util.Set;
import java.util.UUID;

/**
 * What brought these customers is known otherwise now. Raised in the transaction of the change, with the standings of the
 * customers locked, so that a listener that counts anew counts the last state.
 */
public record TouchesChanged(Set<UUID> customers) {}
