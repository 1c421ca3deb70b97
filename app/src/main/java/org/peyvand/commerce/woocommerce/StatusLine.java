package org.peyvand.commerce.woocommerce;

/**
 * A status the shop's orders have had, and what it means.
 *
 * @param own whether it is one of WooCommerce's own, and not a plugin's
 * @param chosen whether a person said what it means
 */
public record StatusLine(String status, Meaning meaning, boolean own, boolean chosen) {}
