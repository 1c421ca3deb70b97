package org.peyvand.customer;

/**
 * Which channel something stands for.
 *
 * @param kind {@code utm} or {@code coupon}
 * @param source utm_source or the coupon's code, folded; "" for any
 * @param medium utm_medium, folded; "" for any
 * @param channel its name
 */
public record ChannelRule(String kind, String source, String medium, String channel) {

    static final String UTM = "utm";
    static final String COUPON = "coupon";
}
