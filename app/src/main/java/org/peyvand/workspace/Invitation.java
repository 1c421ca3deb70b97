package org.peyvand.workspace;

import java.time.Instant;
import java.util.UUID;

/** An invitation nobody has accepted yet. */
public record Invitation(UUID id, String email, Role role, Instant expiresAt) {}
