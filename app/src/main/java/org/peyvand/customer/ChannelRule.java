package org.peyvand.customer;

import org.peyvand.language.Fold;

/**
 * Which channel something stands for.
 *
 * @param kind {@code utm} or {@code coupon}
 * @param source utm_source or the coupon's code, as it was written; "" for any
 * @param medium utm_medium as it was written; "" for any
 * @param channel its name
 * @param sourceKey the source folded, by which it is found
 * @param mediumKey the medium folded, by which it is found
 */
public record ChannelRule(
        String kind, String source, String medium, String channel, String sourceKey, String mediumKey) {

    static final String UTM = "utm";
    static final String COUPON = "coupon";

    static ChannelRule of(String kind, String source, String medium, String channel) {
        return new ChannelRule(kind, source, medium, channel, Fold.spaceless(source), Fold.spaceless(medium));
    }

    boolean isFor(String otherSourceKey, String otherMediumKey) {
        return sourceKey.equals(otherSourceKey) && mediumKey.equals(otherMediumKey);
    }
}
