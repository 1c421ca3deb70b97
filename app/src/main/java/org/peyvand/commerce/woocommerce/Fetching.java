package org.peyvand.commerce.woocommerce;

/** Fetches one kind of thing from a shop, page by page, from where it was left. */
interface Fetching {

    Things.Kind kind();

    /**
     * Fetches and takes one page.
     *
     * @return whether there is more
     */
    boolean page(Shop shop, WooKey key, Flow from) throws Unanswered;
}
