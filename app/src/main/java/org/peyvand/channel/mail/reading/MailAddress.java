package org.peyvand.channel.mail.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An address as a header names it.
 *
 * @param name as people read it, or empty
 * @param address as written; at times without an at sign
 */
public record MailAddress(String name, String address) {

    private static final int MOST = 200;
    private static final Pattern COMMENT = Pattern.compile("\\(((?:[^()\\\\]|\\\\.)*)\\)");
    private static final Pattern BARE = Pattern.compile("[^\\s<>\",;:()]+@[^\\s<>\",;:()]+");

    /** In lower case, as addresses are compared. */
    public String key() {
        return address.toLowerCase(Locale.ROOT);
    }

    /** Those a header names, in their order; what is no address is passed over. */
    static List<MailAddress> readAll(String header) {
        var found = new ArrayList<MailAddress>();
        for (var one : split(header)) {
            if (found.size() < MOST) read(one).ifPresent(found::add);
        }
        return found;
    }

    /** Cuts at commas and semicolons that stand in no quotes, brackets or comment; groups lose their names. */
    private static List<String> split(String header) {
        var pieces = new ArrayList<String>();
        var piece = new StringBuilder();
        var quoted = false;
        var comment = 0;
        var bracket = false;
        for (var i = 0; i < header.length(); i++) {
            var letter = header.charAt(i);
            if (letter == '\\' && (quoted || comment > 0) && i + 1 < header.length()) {
                piece.append(letter).append(header.charAt(++i));
                continue;
            }
            if (letter == '"' && comment == 0) quoted = !quoted && header.indexOf('"', i + 1) >= 0;
            else if (!quoted && letter == '(' && header.indexOf(')', i) >= 0) comment++;
            else if (!quoted && letter == ')' && comment > 0) comment--;
            else if (!quoted && comment == 0 && letter == '<') bracket = header.indexOf('>', i) >= 0;
            else if (!quoted && comment == 0 && letter == '>') bracket = false;
            if (!quoted && comment == 0 && !bracket && (letter == ',' || letter == ';')) {
                pieces.add(piece.toString());
                piece.setLength(0);
            } else piece.append(letter);
        }
        pieces.add(piece.toString());
        return pieces;
    }

    private static Optional<MailAddress> read(String written) {
        var text = written.replaceFirst("^[^\"<@(]*:(?=\\s|$|[^@]*@)", "").strip();
        var open = text.lastIndexOf('<');
        var close = text.indexOf('>', open);
        if (open >= 0 && close > open + 1) {
            var address = text.substring(open + 1, close).replaceAll("\\s", "").replaceFirst("(?i)^mailto:", "");
            return Optional.of(new MailAddress(name(text.substring(0, open), text.substring(close + 1)), address));
        }
        var plain =
                COMMENT.matcher(text).replaceAll("").replaceAll("[<>\"]", " ").strip();
        var bare = BARE.matcher(plain);
        if (bare.find()) return Optional.of(new MailAddress(comment(text), bare.group()));
        return plain.isEmpty() || plain.contains(" ") || open >= 0
                ? Optional.empty()
                : Optional.of(new MailAddress(comment(text), plain));
    }

    private static String name(String before, String after) {
        var read = EncodedWords.read(before.strip());
        var name = unquoted(read);
        return name.isEmpty() ? comment(after) : name;
    }

    private static String unquoted(String text) {
        var plain = text.strip();
        var bare = plain.length() > 1 && plain.startsWith("\"") && plain.endsWith("\"")
                ? plain.substring(1, plain.length() - 1).replaceAll("\\\\(.)", "$1")
                : plain.replace("\"", "");
        return EncodedWords.read(bare).strip();
    }

    private static String comment(String text) {
        var comment = COMMENT.matcher(text);
        return comment.find() ? unquoted(EncodedWords.read(comment.group(1))) : "";
    }
}
