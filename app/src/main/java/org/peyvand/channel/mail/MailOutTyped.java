package org.peyvand.channel.mail;

import java.util.Optional;
import java.util.UUID;

/** A letter as it was typed, perhaps not fit to be sent. */
public record MailOutTyped(String to, Optional<UUID> mailbox, String subject, String text) {}
