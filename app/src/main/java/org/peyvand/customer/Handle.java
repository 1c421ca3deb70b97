package org.peyvand.customer;

/**
 * An address a customer is known by.
 *
 * @param key the form that is compared
 * @param typed as it was typed
 */
public record Handle(HandleKind kind, String key, String typed) {}
