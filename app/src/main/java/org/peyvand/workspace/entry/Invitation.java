package org.peyvand.workspace.entry;

import java.time.Instant;
import java.util.UUID;
import org.peyvand.workspace.Role;

/** An invitation nobody has accepted yet. */
public record Invitation(UUID id, String email, Role role, Instant expiresAt) {}
