package org.peyvand.delivery;

import java.time.Instant;

/** A delivery to be planned; see {@link Delivery} for what its parts mean. */
public record NewDelivery(String channel, String cause, String server, String to, String place, Instant notBefore) {}
