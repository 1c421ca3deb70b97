package org.peyvand.worth.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Named numbers above zero, in the order in which they were named. */
final class Parameters {

    private Parameters() {}

    static Map<String, Double> of(String[] names, double... values) {
        var named = new LinkedHashMap<String, Double>();
        for (int at = 0; at < names.length; at++) named.put(names[at], values[at]);
        return Collections.unmodifiableMap(named);
    }

    /** @throws IllegalArgumentException when one is not above zero and finite */
    static void requirePositive(double... values) {
        for (double value : values) {
            if (!(value > 0 && Double.isFinite(value))) throw new IllegalArgumentException("parameter " + value);
        }
    }
}
