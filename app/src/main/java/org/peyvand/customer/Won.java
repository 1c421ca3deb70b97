package org.peyvand.customer;

import java.util.Comparator;
import java.util.List;

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

    private static final Comparator<Touch> SURENESS = Comparator.comparingInt(touch -> SUREST.indexOf(touch.how()));

    private static final Comparator<Touch> EARLIEST =
            Comparator.comparing(Touch::at).thenComparing(SURENESS).thenComparing(Touch::id);

    private static final Comparator<Touch> LATEST =
            Comparator.comparing(Touch::at).thenComparing(SURENESS.reversed()).thenComparing(Touch::id);

    /** Of the touches that count. */
    static Won by(List<Touch> touches) {
        return touches.isEmpty()
                ? UNKNOWN
                : new Won(
                        touches.stream().min(EARLIEST).orElseThrow().origin(),
                        touches.stream().max(LATEST).orElseThrow().origin(),
                        touches.stream().anyMatch(touch -> touch.how().equals("referral")));
    }
}
