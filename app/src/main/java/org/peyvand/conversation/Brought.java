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

    /**
     * A file and the address it is fetched from, good for some hours.
     *
     * @param picture where it is shown, for a file that calls itself a picture
     */
    public record File(Attachment attachment, String path, Optional<String> picture) {}

    /** Whether a text says no more than what the files are called. */
    public boolean names(String text) {
        return !files.isEmpty()
                && text.equals(String.join(
                        "\n",
                        files.stream().map(file -> file.attachment().name()).toList()));
    }
}
