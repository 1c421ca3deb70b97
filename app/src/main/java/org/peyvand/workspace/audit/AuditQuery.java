package org.peyvand.workspace.audit;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * What is asked of the log; what is empty narrows nothing.
 *
 * @param who the member's or key's id
 * @param from the first instant
 * @param before the first instant that is too late
 * @param about the things it is about, any of them
 */
record AuditQuery(
        Optional<UUID> who,
        Optional<String> topic,
        Optional<Instant> from,
        Optional<Instant> before,
        Optional<Set<UUID>> about) {}
