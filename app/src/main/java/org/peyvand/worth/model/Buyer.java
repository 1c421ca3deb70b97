package org.peyvand.worth.model;

/**
 * A customer, or several alike, with what they spent.
 *
 * @param history when they bought
 * @param purchases with a known basket, at least 0
 * @param mean basket of those, net of returns
 * @param customers how many are like this
 */
public record Buyer(History history, int purchases, double mean, long customers) {

    /** A single customer. */
    public Buyer(History history, int purchases, double mean) {
        this(history, purchases, mean, 1);
    }
}
