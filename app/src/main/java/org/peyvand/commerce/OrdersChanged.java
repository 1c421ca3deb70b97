package org.peyvand.commerce;

import java.util.Set;
import java.util.UUID;

/**
 * The orders of these customers are others now: told, told anew, or gone to another customer. Raised once they and the
 * customers' standings are written, in the same transaction; the standings of these customers are locked, so that a
 * listener that counts anew counts the last state.
 */
public record OrdersChanged(Set<UUID> customers) {}
