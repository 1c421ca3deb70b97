package org.peyvand.conversation;

import java.util.List;
import java.util.Locale;

/**
 * A file that comes with a message.
 *
 * @param name cleaned of folders, of characters no screen shows and of those that turn the direction of writing
 * @param type the type its sender says it is of, such as {@code image/png}
 */
public record NewAttachment(String name, String type, byte[] bytes) {

    private static final int LONGEST = 150;
    private static final String NAMELESS = "file";

    public NewAttachment {
        name = cleaned(name);
        type = type.strip().toLowerCase(Locale.ROOT);
        if (!type.matches("[a-z0-9!#$&^_.+-]{1,80}/[a-z0-9!#$&^_.+-]{1,80}")) type = "application/octet-stream";
    }

    /**
     * What a message says: what was typed, or where that is nothing, what its files are called, each on a line. By that it
     * is found again, and told of where no files are shown.
     */
    public static String textOf(String typed, List<NewAttachment> files) {
        return typed.isBlank() ? names(files) : typed;
    }

    /** Whether a text says no more than what the files are called. */
    public static boolean isNamesOf(List<NewAttachment> files, String text) {
        return !files.isEmpty() && text.equals(names(files));
    }

    private static String names(List<NewAttachment> files) {
        return String.join("\n", files.stream().map(NewAttachment::name).toList());
    }

    private static String cleaned(String name) {
        var plain = name.replaceAll("[\\p{Cc}\\p{Cs}\\p{Co}\\p{Cn}]", "")
                .replaceAll("[\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069\\ufeff\\u2028\\u2029]", "");
        var last = plain.substring(Math.max(plain.lastIndexOf('/'), plain.lastIndexOf('\\')) + 1)
                .replaceAll("[<>:\"|?*]", "_")
                .strip();
        if (last.isEmpty() || last.matches("\\.+")) return NAMELESS;
        return last.length() <= LONGEST ? last : shortened(last);
    }

    /** Keeps the ending, by which people know what it is; never half a letter. */
    private static String shortened(String name) {
        var dot = name.lastIndexOf('.');
        var ending = dot > 0 && name.length() - dot <= 12 ? name.substring(dot) : "";
        var kept = name.offsetByCodePoints(0, name.codePointCount(0, LONGEST - ending.length() - 1));
        return name.substring(0, Math.min(kept, LONGEST - ending.length())) + ending;
    }
}
