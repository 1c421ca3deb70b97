package org.peyvand.workspace;

/** The settings of the workspace acted in are others now; told in the transaction that changes them. */
public record SettingsChanged(WorkspaceSettings before, WorkspaceSettings now) {}
