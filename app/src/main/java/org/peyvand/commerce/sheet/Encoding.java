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

    String decode(byte[] bytes) {
        return new String(bytes, charset);
    }
}
