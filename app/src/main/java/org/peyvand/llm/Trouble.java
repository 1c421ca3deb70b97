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
    /** Its provider serves nobody from where this server stands. */
    COUNTRY,
    /** It knows no model of that name. */
    MODEL,
    /** Too many questions, or no credit. */
    BUSY,
    /** It fails itself. */
    BROKEN,
    /** It does not take the question as it is put. */
    REFUSED,
    /** It did not come to the end of its answer, most often as it thought for too long. */
    CUT,
    /** An answer that is none. */
    ODD;

    /** The word stored, and named by messages. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
