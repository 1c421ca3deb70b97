package org.peyvand.knowledge;

import java.io.Serializable;
import java.util.UUID;

/** Which folder a job is to take in, and for which workspace. */
record FolderJob(UUID workspace, UUID importId) implements Serializable {}
