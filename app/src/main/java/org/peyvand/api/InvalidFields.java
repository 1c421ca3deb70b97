package org.peyvand.api;

import java.util.List;

/** A request some of whose fields cannot be accepted. */
final class InvalidFields extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Fields.Wrong> wrong;

    InvalidFields(List<Fields.Wrong> wrong) {
        super("Refused fields", null, false, false);
        this.wrong = wrong;
    }

    List<Fields.Wrong> wrong() {
        return wrong;
    }
}
