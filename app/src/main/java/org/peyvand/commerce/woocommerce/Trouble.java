package org.peyvand.commerce.woocommerce;

import java.util.Locale;

/** What is wrong with a shop that is asked, in words people can act on: each has its messages in the bundles. */
public enum Trouble {
    /** There is no server of that name. */
    HOST,
    /** An address in a private network, which is not asked. */
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
    /** It sends on to another address. */
    MOVED,
    /** No REST answers: plain permalinks, or something that keeps it shut. */
    REST,
    /** A WordPress without WooCommerce. */
    NOT_WOO,
    /** The key is not right, or not any more. */
    KEY,
    /** The key may not see orders. */
    RIGHTS,
    /** A WooCommerce that cannot yet tell what changed since when. */
    OLD,
    /** The shop counts in another currency than the workspace. */
    CURRENCY,
    /** Too many questions, or a shop that fails at the moment. */
    BUSY,
    /** More than anything a shop should answer. */
    LARGE,
    /** An answer that is none. */
    ODD;

    /** The word stored, and named by messages. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Trouble of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** Whether it may pass without anybody doing anything. */
    boolean passes() {
        return this == BUSY || this == CONNECT || this == ODD || this == HOST;
    }
}
