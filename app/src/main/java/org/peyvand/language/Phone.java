package org.peyvand.language;

/**
 * A valid phone number: its E.164 form (+989123456789), which is the key a customer is found by, and whether it can
 * take text messages.
 */
public record Phone(String e164, boolean mobile) {}
