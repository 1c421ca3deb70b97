package org.peyvand.delivery;

import java.time.Instant;
import org.peyvand.customer.Purpose;

/** A delivery to be planned; see {@link Delivery} for what its parts mean. */
public record NewDelivery(
        String channel, String cause, String server, String to, String place, Purpose purpose, Instant notBefore) {

    /** One of service: what somebody asked for, or is owed. */
    public NewDelivery(String channel, String cause, String server, String to, String place, Instant notBefore) {
        this(channel, cause, server, to, place, Purpose.SERVICE, notBefore);
    }
}
