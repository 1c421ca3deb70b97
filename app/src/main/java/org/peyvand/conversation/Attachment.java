package org.peyvand.conversation;

import java.util.UUID;

/**
 * A file that came with a message.
 *
 * @param size in bytes
 */
public record Attachment(UUID id, UUID message, String name, String type, long size) {}
