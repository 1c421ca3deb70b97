package org.peyvand.worth.expected;

/**
 * What a model expects of one customer up to the horizon.
 *
 * @param alive probability that they still are a customer, 0 to 1
 * @param purchases expected
 * @param value expected, in the smallest unit
 * @param loss what they would be expected to bring were they surely still here, less the value
 */
public record Outlook(double alive, double purchases, long value, long loss) {}
