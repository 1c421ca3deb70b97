package org.peyvand.customer;

import java.time.Instant;
import java.util.UUID;

/**
 * Something that brought a customer, as it is written down.
 *
 * @param channel its name
 * @param campaign its name, or ""
 * @param how a word: {@code utm}, {@code coupon}, {@code referral}, {@code asked}, {@code told}
 * @param code of the referral or coupon, or what was told word by word; may be ""
 */
public record Touch(
        UUID id,
        Instant at,
        Origin origin,
        String channel,
        String campaign,
        String how,
        String code,
        String source,
        boolean withPurchase) {

    /** As much of it as decides what won a customer. */
    Won.By by() {
        return new Won.By(id, at, how, origin);
    }

    /** Whether it was written down by hand, and so may be taken back by hand. */
    public boolean isByHand() {
        return source.equals(Touches.DESK);
    }
}
