package org.peyvand.conversation.brought;

import org.peyvand.conversation.Quarantine;

/** Something in quarantine as the settings list it. */
public record QuarantineLine(Quarantine.Kept kept, String icon) {}
