package org.peyvand.workspace;

/** An address outside gave no answer, or is not one that may be asked. It says no more, and so costs no stack trace. */
public final class NotReached extends Exception {

    private static final long serialVersionUID = 1L;

    /** What was in the way. */
    public enum Why {
        /** There is no server of that name. */
        HOST,
        /** An address in a private network. */
        PRIVATE,
        /** A key would go through the open net. */
        PLAIN,
        /** Nobody answers there. */
        CONNECT,
        /** No safe connection. */
        TLS,
        /** Nobody known vouches for the certificate: it is self-made, or those between it and a known one are not sent along. */
        UNTRUSTED,
        /** The certificate has run out, or is not valid yet. */
        EXPIRED,
        /** The certificate was made for another name. */
        OTHER_NAME,
        /** No whole answer in the time there was. */
        SLOW,
        /** More than such an answer should be. */
        LARGE,
        /** Whoever asked was told to stop. */
        INTERRUPTED
    }

    private final Why why;

    NotReached(Why why, String detail) {
        super(detail, null, false, false);
        this.why = why;
    }

    public Why why() {
        return why;
    }

    /** A name, an address, or what was said. */
    public String detail() {
        return getMessage();
    }
}
