package org.peyvand.customer;

import java.util.Set;
import java.util.UUID;

/**
 * Facts change hands: those filed on {@code from} belong to {@code to} now. Raised inside the transaction of a merge or
 * of its undoing; a module that files facts on customers moves its own there and then.
 *
 * @param originals the customers on whom the facts to be moved were first filed; their later ones stay
 */
public record CustomersMerged(UUID from, UUID to, Set<UUID> originals) {}
