package org.peyvand.conversation;

import java.util.List;
import java.util.Optional;

/**
 * What a message brought beside its text, as its page shows it.
 *
 * @param folded what it only repeats, or empty
 * @param layout the address at which it is shown as its writer laid it out
 */
public record Brought(List<File> files, String folded, Optional<String> layout) {

    /** Of most messages. */
    public static final Brought NOTHING = new Brought(List.of(), "", Optional.empty());

    /** A file and the address it is fetched from, good for some hours. */
    public record File(Attachment attachment, String path) {}
}
