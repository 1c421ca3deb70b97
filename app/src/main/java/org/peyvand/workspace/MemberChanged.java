package org.peyvand.workspace;

import java.util.UUID;

/** A member of the workspace acted in has left, or may do other things than before; told in the transaction of the change. */
public record MemberChanged(UUID member) {}
