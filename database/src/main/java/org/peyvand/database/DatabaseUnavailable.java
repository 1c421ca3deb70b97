package org.peyvand.database;

/** The database cannot be started or reached. The message tells an administrator what happened and what to do. */
public final class DatabaseUnavailable extends RuntimeException {

    public DatabaseUnavailable(String message) {
        super(message);
    }

    public DatabaseUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
