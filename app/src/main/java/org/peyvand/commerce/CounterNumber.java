package org.peyvand.commerce;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.Locale;

/** Numbers of sales that no shop numbers. */
final class CounterNumber {

    static final String SOURCE = "counter";

    private CounterNumber() {}

    /** Twelve letters and digits that grow with time; two never collide within one installation in practice. */
    static String next() {
        var id = UuidCreator.getTimeOrderedEpoch();
        var time = Long.toString(id.getMostSignificantBits() >>> 16, 32);
        var chance = Long.toString((id.getLeastSignificantBits() & 0xfffffffffL) | 0x1000000000L, 32)
                .substring(1);
        return (time.substring(Math.max(0, time.length() - 8)) + "-" + chance).toUpperCase(Locale.ROOT);
    }
}
