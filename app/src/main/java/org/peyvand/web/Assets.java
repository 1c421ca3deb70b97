package org.peyvand.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.springframework.core.io.ClassPathResource;

/**
 * Addresses of the files the browser needs. The build puts them below a folder named by their content, so that an
 * address never changes its meaning and browsers may keep what they have for ever.
 */
public final class Assets {

    static final String ROOT = "/assets/";

    private static final String FOLDER = ROOT + version() + "/";

    private Assets() {}

    /** The address of a file such as "app.js". */
    public static String path(String name) {
        return FOLDER + name;
    }

    /** The address of an icon in the sprite; the names are those of {@code src/main/assets/icons.txt}. */
    public static String icon(String name) {
        return path("icons.svg") + "#" + name;
    }

    /** Whether an icon points along the line of writing, and so the other way in Persian. */
    public static boolean turnsAround(String icon) {
        return icon.endsWith("-forward") || icon.endsWith("-back");
    }

    private static String version() {
        try {
            return new ClassPathResource("static/assets/version")
                    .getContentAsString(StandardCharsets.US_ASCII)
                    .strip();
        } catch (IOException e) {
            throw new UncheckedIOException("The browser's files are missing: build with mvn package", e);
        }
    }
}
