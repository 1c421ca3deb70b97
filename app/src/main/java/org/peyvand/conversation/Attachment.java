package org.peyvand.conversation;

import java.util.Set;
import java.util.UUID;

/**
 * A file that came with a message.
 *
 * @param size in bytes
 */
public record Attachment(UUID id, UUID message, String name, String type, long size) {

    private static final Set<String> PICTURES = Set.of("image/png", "image/jpeg", "image/gif", "image/webp");

    /** Whether it calls itself a picture of a kind that is shown. */
    boolean isPicture() {
        return PICTURES.contains(type);
    }
}
