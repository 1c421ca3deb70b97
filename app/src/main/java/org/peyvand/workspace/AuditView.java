package org.peyvand.workspace;

/** A line of the audit log and its words in the reader's language. */
public record AuditView(Audit.Line line, String words) {}
