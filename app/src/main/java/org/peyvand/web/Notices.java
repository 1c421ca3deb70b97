package org.peyvand.web;

import java.util.HexFormat;

/** A {@link Toast} as the header by which htmx raises an event in the browser, where app.js shows it. */
public final class Notices {

    /** The header's name. */
    public static final String HEADER = "HX-Trigger";

    private static final HexFormat HEX = HexFormat.of();

    private Notices() {}

    /** The header's value: JSON in ASCII alone, as headers carry nothing else. */
    public static String header(Toast toast) {
        return "{\"peyvand:toast\":{\"tone\":" + quoted(toast.tone().code()) + ",\"text\":" + quoted(toast.text())
                + "}}";
    }

    private static String quoted(String text) {
        var quoted = new StringBuilder("\"");
        text.chars().forEach(letter -> {
            if (letter < ' ' || letter > '~' || letter == '"' || letter == '\\') {
                quoted.append("\\u").append(HEX.toHexDigits((char) letter));
            } else {
                quoted.append((char) letter);
            }
        });
        return quoted.append('"').toString();
    }
}
