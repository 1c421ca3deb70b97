package org.peyvand.database;

/** A backup that cannot be written or restored; the message is for the administrator and says what to do. */
public final class UnusableBackup extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnusableBackup(String message) {
        super(message);
    }
}
