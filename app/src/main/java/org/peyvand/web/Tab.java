package org.peyvand.web;

/** One of several views of the same thing; the note is a short count beside the label, or "". */
public record Tab(String label, String path, boolean active, String note) {

    public Tab(String label, String path, boolean active) {
        this(label, path, active, "");
    }
}
