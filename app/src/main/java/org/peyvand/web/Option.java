package org.peyvand.web;

/** One of the values a person chooses from; the hint explains it where a label is too short, or is "". */
public record Option(String value, String label, String hint) {

    public Option(String value, String label) {
        this(value, label, "");
    }
}
