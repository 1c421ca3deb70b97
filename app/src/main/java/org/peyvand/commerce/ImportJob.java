package org.peyvand.commerce;

import java.io.Serializable;
import java.util.UUID;

/** Which import a job is to carry out, and for which workspace. */
record ImportJob(UUID workspace, UUID importId) implements Serializable {}
