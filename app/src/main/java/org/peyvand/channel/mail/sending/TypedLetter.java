package org.peyvand.channel.mail.sending;

import java.util.Optional;
import java.util.UUID;

/** A letter as it was typed, perhaps not fit to be sent. */
public record TypedLetter(String to, Optional<UUID> mailbox, String subject, String text) {}
