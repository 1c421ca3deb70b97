package org.peyvand.customer;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/**
 * What won a customer for their first purchase. Only touches up to the end of the day of that purchase count. The first
 * touch is the earliest of them, the last touch the latest; of several at one moment the surest tells: a referral code,
 * then a coupon, then the marks of a link, then what was told, then what was answered.
 *
 * @param referred whether another customer's code was among them
 */
public record Won(Origin first, Origin last, boolean referred) {

    /** Of a customer without a touch till then. */
    public static final Won UNKNOWN = new Won(Origin.UNKNOWN, Origin.UNKNOWN, false);

    private static final List<String> SUREST = List.of("referral", "coupon", "utm", "told", "asked");

    /** As much of a touch as decides. */
    record By(UUID id, Instant at, String how, Origin origin) {}

    private static final Comparator<By> SURENESS = Comparator.comparingInt(touch -> SUREST.indexOf(touch.how()));

    private static final Comparator<By> EARLIEST =
            Comparator.comparing(By::at).thenComparing(SURENESS).thenComparing(By::id);

    private static final Comparator<By> LATEST =
            Comparator.comparing(By::at).thenComparing(SURENESS.reversed()).thenComparing(By::id);

    /** Of the touches that count. */
    static Won by(List<By> touches) {
        return touches.isEmpty()
                ? UNKNOWN
                : new Won(
                        touches.stream().min(EARLIEST).orElseThrow().origin(),
                        touches.stream().max(LATEST).orElseThrow().origin(),
                        touches.stream().anyMatch(touch -> touch.how().equals("referral")));
    }
}
