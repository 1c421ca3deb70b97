package org.peyvand.commerce.file;

/** An import cannot go on as it is; the message is a key of the bundles that says what to do. */
final class ImportFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ImportFailure(String key) {
        super(key);
    }
}
