package org.peyvand.commerce.file;

import org.peyvand.commerce.sheet.Field;

/** Why a row cannot be taken: the field at fault and the reason. It says no more, and so costs no stack trace. */
final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Field field;
    private final String reason;
    private final String value;

    Refusal(Field field, String reason, String value) {
        super(reason, null, false, false);
        this.field = field;
        this.reason = reason;
        this.value = value;
    }

    Field field() {
        return field;
    }

    String reason() {
        return reason;
    }

    String value() {
        return value;
    }
}
