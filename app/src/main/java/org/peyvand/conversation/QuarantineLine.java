package org.peyvand.conversation;

/** Something in quarantine as the settings list it. */
public record QuarantineLine(Quarantine.Kept kept, String icon) {}
