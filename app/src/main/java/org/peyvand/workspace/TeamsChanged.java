package org.peyvand.workspace;

/** Who may see what is a team's is not as it was in the workspace acted in; told in the transaction of the change. */
public record TeamsChanged() {}
