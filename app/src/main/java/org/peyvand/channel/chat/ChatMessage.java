package org.peyvand.channel.chat;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** What a visitor wrote in the chat: this is what is kept as it came. */
record ChatMessage(Optional<UUID> conversation, String name, String mobile, String text, Instant at) {}
