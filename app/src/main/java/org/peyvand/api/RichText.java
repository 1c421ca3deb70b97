package org.peyvand.api;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** A paragraph in which some words are code and some are strong. */
public record RichText(List<Piece> pieces) {

    private static final Pattern MARKED = Pattern.compile("`([^`]+)`|\\*\\*([^*]+)\\*\\*");

    /** How a piece is shown. */
    public enum Look {
        PLAIN,
        CODE,
        STRONG
    }

    /** A stretch of text of one look. */
    public record Piece(Look look, String text) {}

    /** Reads the two marks of Markdown that descriptions use; a blank line begins a paragraph. */
    static List<RichText> of(String marked) {
        return Arrays.stream(marked.split("\n\\s*\n"))
                .map(String::strip)
                .filter(paragraph -> !paragraph.isEmpty())
                .map(RichText::paragraph)
                .toList();
    }

    private static RichText paragraph(String marked) {
        var pieces = new ArrayList<Piece>();
        var found = MARKED.matcher(marked);
        var from = 0;
        for (; found.find(); from = found.end()) {
            if (found.start() > from) pieces.add(new Piece(Look.PLAIN, marked.substring(from, found.start())));
            pieces.add(
                    found.group(1) != null
                            ? new Piece(Look.CODE, found.group(1))
                            : new Piece(Look.STRONG, found.group(2)));
        }
        if (from < marked.length()) pieces.add(new Piece(Look.PLAIN, marked.substring(from)));
        return new RichText(pieces);
    }
}
