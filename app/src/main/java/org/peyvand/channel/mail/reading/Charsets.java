package org.peyvand.channel.mail.reading;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Bytes of a mail read as text. What a sender says of the charset is believed where it fits the bytes: text that is UTF-8
 * beyond doubt is read as that, and bytes that are not what was said are guessed, between the Persian and the western
 * Windows charset by which letters would come of it.
 */
final class Charsets {

    private static final Charset WESTERN = Charset.forName("windows-1252");
    private static final Charset PERSIAN = Charset.forName("windows-1256");
    private static final Map<String, String> OTHER_NAMES = Map.of(
            "ansi_x3.4-1968", "us-ascii",
            "iso-8859-8-i", "iso-8859-8",
            "iso-8859-8-e", "iso-8859-8",
            "iso-8859-6-i", "iso-8859-6",
            "ks_c_5601-1987", "x-windows-949",
            "gb2312", "gb18030",
            "x-gbk", "gb18030",
            "cp-850", "ibm850",
            "unicode", "utf-16");

    /** A second byte and on of UTF-8 after a first: by chance nearly never in another charset. */
    private static final Pattern TWO_BYTES = Pattern.compile("[\\xc2-\\xf4][\\x80-\\xbf]");

    private static final Pattern PERSIAN_LETTERS =
            Pattern.compile("[\\u0621-\\u064a\\u067e\\u0686\\u0698\\u06a9\\u06af\\u06cc]{2,}");

    private Charsets() {}

    /** The text, whatever the bytes; never fails, and leaves no half letters behind. */
    static String read(byte[] bytes, Optional<String> said) {
        var utf8 = strictly(bytes, StandardCharsets.UTF_8);
        var name = said.map(Charsets::plain).orElse("");
        if (name.equals("utf-7")) return Utf7.read(new String(bytes, StandardCharsets.ISO_8859_1));
        var charset = charset(name);
        if (charset.isPresent() && multibyte(charset.get()))
            return strictly(bytes, charset.get()).orElseGet(() -> guess(bytes, utf8, charset));
        if (utf8.isPresent() && (charset.isEmpty() || ascii(bytes) || beyondDoubt(bytes))) return utf8.get();
        return guess(bytes, utf8, charset);
    }

    private static String guess(byte[] bytes, Optional<String> utf8, Optional<Charset> said) {
        if (utf8.isPresent() && said.isEmpty()) return utf8.get();
        var single = said.filter(charset -> !multibyte(charset) && charset != StandardCharsets.US_ASCII);
        if (single.isPresent()) return windows(single.get(), bytes);
        if (nearlyUtf8(bytes)) return new String(bytes, StandardCharsets.UTF_8);
        if (said.isPresent() && multibyte(said.get()) && said.get() != StandardCharsets.UTF_8)
            return new String(bytes, said.get());
        var persian = new String(bytes, PERSIAN);
        return PERSIAN_LETTERS.matcher(persian).results().count() > bytes.length / 40
                ? persian
                : new String(bytes, WESTERN);
    }

    /** Who says ISO-8859-1 means the Windows charset, as browsers have it. */
    private static String windows(Charset charset, byte[] bytes) {
        var meant = charset.equals(StandardCharsets.ISO_8859_1) ? WESTERN : charset;
        return new String(bytes, meant);
    }

    private static boolean multibyte(Charset charset) {
        return charset != StandardCharsets.US_ASCII
                && charset.canEncode()
                && charset.newEncoder().maxBytesPerChar() > 1.0f;
    }

    private static boolean ascii(byte[] bytes) {
        for (var one : bytes) if (one < 0) return false;
        return true;
    }

    private static boolean beyondDoubt(byte[] bytes) {
        return TWO_BYTES.matcher(new String(bytes, StandardCharsets.ISO_8859_1)).find();
    }

    /** Cut in the middle, or with a stray byte or two. */
    private static boolean nearlyUtf8(byte[] bytes) {
        var text = new String(bytes, StandardCharsets.UTF_8);
        var broken = text.chars().filter(letter -> letter == '\ufffd').count();
        var right = text.chars()
                .filter(letter -> letter > 0x7f && letter != '\ufffd')
                .count();
        return right > 0 && broken * 10 <= right;
    }

    private static Optional<String> strictly(byte[] bytes, Charset charset) {
        try {
            return Optional.of(charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException notThat) {
            return Optional.empty();
        }
    }

    private static String plain(String name) {
        var plain = name.strip().toLowerCase(Locale.ROOT).replaceAll("[\"']", "");
        if (plain.endsWith("utf-7")) return "utf-7";
        return OTHER_NAMES.getOrDefault(plain, plain);
    }

    private static Optional<Charset> charset(String name) {
        try {
            return name.isEmpty() ? Optional.empty() : Optional.of(Charset.forName(name));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            return Optional.empty();
        }
    }
}
