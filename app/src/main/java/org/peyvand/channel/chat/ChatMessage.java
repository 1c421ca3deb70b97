package org.peyvand.channel.chat;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What a visitor wrote in the chat: this is what is kept as it came.
 *
 * @param page the title of the page they were on
 */
record ChatMessage(Optional<UUID> conversation, String name, String mobile, String page, String text, Instant at) {}
