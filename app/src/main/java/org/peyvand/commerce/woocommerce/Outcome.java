package org.peyvand.commerce.woocommerce;

/** What became of something a shop told. */
enum Outcome {
    TAKEN,
    /** Nothing new, or older than what stands. */
    KNOWN,
    /** Waits for a person. */
    REFUSED,
    /** Only the shop itself can say what holds now. */
    ASK
}
