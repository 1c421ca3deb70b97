package org.peyvand.channel.mail.reading;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.james.mime4j.codec.Base64InputStream;

/**
 * Text of a header read (RFC 2047). Words of one charset that stand beside each other are joined before they are read, since
 * many senders cut in the middle of a letter; a broken word stays as it is.
 */
final class EncodedWords {

    /** Blanks within a word are against the rules and common. */
    private static final Pattern WORD =
            Pattern.compile("=\\?([^?\\s]{1,60})\\?([bBqQ])\\?([^?]*(?:\\?(?!=)[^?]*)*)\\?=");

    private EncodedWords() {}

    private record Word(String charset, byte[] bytes) {}

    static String read(String text) {
        if (!text.contains("=?")) return text;
        var read = new StringBuilder();
        var open = Optional.<Word>empty();
        var at = 0;
        var words = WORD.matcher(text);
        while (words.find()) {
            var between = text.substring(at, words.start());
            var word = word(words.group(1), words.group(2), words.group(3));
            if (open.isPresent() && between.isBlank() && open.get().charset().equals(word.charset())) {
                open = Optional.of(joined(open.get(), word));
            } else {
                open.ifPresent(done -> read.append(text(done)));
                if (open.isEmpty() || !between.isBlank()) read.append(between);
                open = Optional.of(word);
            }
            at = words.end();
        }
        open.ifPresent(done -> read.append(text(done)));
        return read.append(text.substring(at)).toString();
    }

    /** What follows an asterisk is a language (RFC 2231). */
    private static Word word(String charset, String encoding, String encoded) {
        var bytes = encoding.equalsIgnoreCase("b") ? base64(encoded) : quoted(encoded);
        return new Word(charset.replaceFirst("\\*.*", "").toLowerCase(Locale.ROOT), bytes);
    }

    private static Word joined(Word one, Word other) {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(one.bytes());
        bytes.writeBytes(other.bytes());
        return new Word(one.charset(), bytes.toByteArray());
    }

    private static String text(Word word) {
        return Charsets.read(word.bytes(), Optional.of(word.charset()));
    }

    private static byte[] base64(String encoded) {
        var bytes = encoded.getBytes(StandardCharsets.ISO_8859_1);
        try (var decoded = new Base64InputStream(new ByteArrayInputStream(bytes))) {
            return decoded.readAllBytes();
        } catch (IOException broken) {
            return bytes;
        }
    }

    private static byte[] quoted(String encoded) {
        var bytes = new ByteArrayOutputStream();
        for (var i = 0; i < encoded.length(); i++) {
            var letter = encoded.charAt(i);
            if (letter == '=' && hex(encoded, i + 1) >= 0) {
                bytes.write(hex(encoded, i + 1));
                i += 2;
            } else {
                bytes.writeBytes(String.valueOf(letter == '_' ? ' ' : letter).getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    private static int hex(String text, int at) {
        if (at + 2 > text.length()) return -1;
        var high = Character.digit(text.charAt(at), 16);
        var low = Character.digit(text.charAt(at + 1), 16);
        return high < 0 || low < 0 ? -1 : high * 16 + low;
    }
}
