package org.peyvand.commerce.woocommerce;

import java.time.Instant;
import java.util.UUID;

/**
 * Something a shop told that could not be taken, for the page.
 *
 * @param thing the shop's own id of what it is about, or 0
 * @param reason a word of the bundles, under {@code woo.reason.}
 * @param detail the value at fault, or empty
 */
public record RefusedNotice(UUID id, String topic, long thing, String reason, String detail, Instant at) {}
