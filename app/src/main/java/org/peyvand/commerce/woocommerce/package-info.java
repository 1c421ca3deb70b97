/**
 * Online shops made with WooCommerce: connected by a key, filled from the past, kept up by webhooks and by asking. A
 * webhook is a hint: the newest state a shop has told of a thing stands, in whatever order it was told.
 */
package org.peyvand.commerce.woocommerce;
