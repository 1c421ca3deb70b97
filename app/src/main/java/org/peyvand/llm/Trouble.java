package org.peyvand.llm;

import java.util.Locale;

/** What is wrong with a language model that is asked, in words people can act on: each has its messages in the bundles. */
public enum Trouble {
    HOST,
    PRIVATE,
    PLAIN,
    CONNECT,
    TLS,
    SLOW,
    LARGE,
    /** It sends on to another address. */
    MOVED,
    /** There is no such path: most often the address lacks its /v1. */
    PATH,
    KEY,
    /** It knows no model of that name. */
    MODEL,
    /** Too many questions, or no credit. */
    BUSY,
    /** It fails itself. */
    BROKEN,
    /** An answer that is none. */
    ODD;

    /** The word stored, and named by messages. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
