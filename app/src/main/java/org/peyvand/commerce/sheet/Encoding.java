package org.peyvand.commerce.sheet;

import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** The encodings tables of Iranian shops come in. */
public enum Encoding {
    UTF_8(StandardCharsets.UTF_8),
    UTF_16LE(StandardCharsets.UTF_16LE),
    UTF_16BE(StandardCharsets.UTF_16BE),
    WINDOWS_1256(Charset.forName("windows-1256")),
    WINDOWS_1252(Charset.forName("windows-1252"));

    /** Stands in the text for bytes that are none of this encoding: no character of any language. */
    static final char UNREADABLE = '\uffff';

    /** Three letters in UTF-8: fewer may be chance. */
    private static final int FEWEST_BYTES = 6;

    private final Charset charset;

    Encoding(Charset charset) {
        this.charset = charset;
    }

    /** As people know it: "UTF-8", "windows-1256". */
    public String label() {
        return charset.name();
    }

    Reader reader(InputStream bytes) {
        var decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE)
                .replaceWith(Character.toString(UNREADABLE));
        return new InputStreamReader(bytes, decoder);
    }

    /** Whether a text read as this was UTF-8 in Persian: «علی» read as windows-1256 is «ط¹ظ„غŒ», which nobody writes. */
    boolean isMisread(String text) {
        if (this != WINDOWS_1256 && this != WINDOWS_1252) return false;
        if (beyondAscii(text) < FEWEST_BYTES) return false;
        var read = new String(text.getBytes(charset), StandardCharsets.UTF_8);
        return read.chars().filter(letter -> letter > 127).allMatch(letter -> letter >= 0x600 && letter <= 0x6ff);
    }

    private static int beyondAscii(String text) {
        int beyond = 0;
        for (int at = 0; at < text.length(); at++) if (text.charAt(at) > 127) beyond++;
        return beyond;
    }

    String decode(byte[] bytes) {
        return new String(bytes, charset);
    }
}
