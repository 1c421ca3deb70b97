package org.peyvand.channel.mail.reading;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A header with parameters, such as {@code Content-Type}, read with what RFC 2231 says of long and foreign parameters, and
 * without being put off by missing quotes.
 *
 * @param value in lower case
 * @param parameters by their names in lower case
 */
record Structured(String value, Map<String, String> parameters) {

    private static final Pattern PARAMETER =
            Pattern.compile(";\\s*([^=;\\s\"]+)\\s*=\\s*(?:\"((?:[^\"\\\\]|\\\\.)*+)\"|([^;]*))", Pattern.DOTALL);
    private static final Pattern PIECE = Pattern.compile("(.+?)(?:\\*(\\d{1,4}))?(\\*)?");
    private static final int MOST = 200;

    static Structured read(String header) {
        var end = header.indexOf(';');
        var value = end < 0 ? header : header.substring(0, end);
        return new Structured(value.strip().toLowerCase(Locale.ROOT), parameters(header));
    }

    Optional<String> parameter(String name) {
        return Optional.ofNullable(parameters.get(name)).filter(text -> !text.isBlank());
    }

    private record Piece(String text, boolean escaped) {}

    private static Map<String, String> parameters(String header) {
        var pieces = new TreeMap<String, TreeMap<Integer, Piece>>();
        PARAMETER.matcher(header).results().limit(MOST).forEach(found -> {
            var name = PIECE.matcher(found.group(1).toLowerCase(Locale.ROOT));
            if (!name.matches()) return;
            var text = found.group(2) != null
                    ? unescaped(found.group(2))
                    : found.group(3).strip();
            var number = name.group(2) == null ? 0 : Integer.parseInt(name.group(2));
            pieces.computeIfAbsent(name.group(1), _ -> new TreeMap<>())
                    .putIfAbsent(number, new Piece(text, name.group(3) != null));
        });
        var parameters = new TreeMap<String, String>();
        pieces.forEach((name, parts) -> parameters.put(name, joined(parts)));
        return parameters;
    }

    private static String unescaped(String quoted) {
        return quoted.replaceAll("\\\\(.)", "$1");
    }

    /** The first piece of an escaped parameter names the charset: {@code utf-8'fa'%D9%85}. */
    private static String joined(TreeMap<Integer, Piece> pieces) {
        if (pieces.values().stream().noneMatch(Piece::escaped)) {
            var whole = new StringBuilder();
            pieces.values().forEach(piece -> whole.append(piece.text()));
            return EncodedWords.read(whole.toString());
        }
        var charset = Optional.<String>empty();
        var bytes = new ByteArrayOutputStream();
        var first = true;
        for (var piece : pieces.values()) {
            var text = piece.text();
            var marks = text.split("'", 3);
            if (first && piece.escaped() && marks.length == 3) {
                charset = Optional.of(marks[0]).filter(name -> !name.isEmpty());
                text = marks[2];
            }
            bytes.writeBytes(piece.escaped() ? unescapedBytes(text) : text.getBytes(StandardCharsets.UTF_8));
            first = false;
        }
        return Charsets.read(bytes.toByteArray(), charset);
    }

    private static byte[] unescapedBytes(String text) {
        var bytes = new ByteArrayOutputStream();
        for (var i = 0; i < text.length(); i++) {
            var hex = text.charAt(i) == '%' && i + 3 <= text.length() ? text.substring(i + 1, i + 3) : "";
            if (hex.matches("[0-9a-fA-F]{2}")) {
                bytes.write(Integer.parseInt(hex, 16));
                i += 2;
            } else {
                bytes.writeBytes(text.substring(i, i + 1).getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }
}
