package org.peyvand.workspace.audit;

import java.util.List;
import org.peyvand.workspace.AuditSubject;

/** A line of the audit log in the reader's words: what was done, about whom or what, and what was changed to what. */
public record AuditView(AuditLog.Line line, String words, List<AuditSubject.Named> about, List<Change> changes) {

    /** One field: its old and its new value, each empty where there was nothing. */
    public record Change(String field, String from, String to) {}
}
