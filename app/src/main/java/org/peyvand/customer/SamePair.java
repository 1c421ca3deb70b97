package org.peyvand.customer;

/** Two customers side by side who may be one person, and why. */
public record SamePair(Customer one, Customer other, Likenesses.Reason reason) {}
