package org.peyvand.commerce.sheet;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Tells the encoding of a file from its beginning: by its mark, by where its zero bytes lie, by whether its lines are
 * UTF-8, and else by whether it reads as Persian or Arabic.
 */
final class EncodingGuess {

    /** More zeros or control characters than this share make it no text. */
    private static final double MOST_CONTROL = 0.01;

    private static final double MOSTLY = 0.4;

    private EncodingGuess() {}

    /** @throws UnreadableSheet when the bytes are no text */
    static Encoding of(byte[] start) {
        if (begins(start, 0xef, 0xbb, 0xbf)) return Encoding.UTF_8;
        if (begins(start, 0xff, 0xfe)) return Encoding.UTF_16LE;
        if (begins(start, 0xfe, 0xff)) return Encoding.UTF_16BE;
        if (begins(start, 0xd0, 0xcf, 0x11, 0xe0)) throw new UnreadableSheet(SheetProblem.WORKBOOK);
        if (isWide(start, 1)) return Encoding.UTF_16LE;
        if (isWide(start, 0)) return Encoding.UTF_16BE;
        if (control(start) > MOST_CONTROL * start.length) throw new UnreadableSheet(SheetProblem.BINARY);
        return narrow(start);
    }

    private static boolean begins(byte[] start, int... mark) {
        if (start.length < mark.length) return false;
        for (int at = 0; at < mark.length; at++) if ((start[at] & 0xff) != mark[at]) return false;
        return true;
    }

    /** The upper bytes of Latin and Arabic letters are 0 and 6; of no other encoding is every second byte one of them. */
    private static boolean isWide(byte[] start, int upper) {
        int pairs = start.length / 2;
        int fitting = 0;
        int zeros = 0;
        int lowerZeros = 0;
        for (int at = 0; at < pairs; at++) {
            byte high = start[2 * at + upper];
            if (high == 0 || high == 6 || high == 0x20) fitting++;
            if (high == 0) zeros++;
            if (start[2 * at + 1 - upper] == 0) lowerZeros++;
        }
        return pairs > 0 && fitting > 0.9 * pairs && zeros > 0 && lowerZeros < 0.01 * pairs + 1;
    }

    private static int control(byte[] start) {
        int control = 0;
        for (byte b : start) if (b >= 0 && b < 32 && b != '\t' && b != '\n' && b != '\r' && b != 0x1a) control++;
        return control;
    }

    /**
     * Where some lines are UTF-8 and some are not, as in a file put together from two, what most of them are counts: the others
     * are damaged, and each is told of by itself.
     */
    private static Encoding narrow(byte[] start) {
        int utf8 = 0;
        var others = new ArrayList<byte[]>();
        for (var line : lines(start)) {
            var text = new String(line, StandardCharsets.UTF_8);
            if (text.indexOf('\ufffd') >= 0) others.add(line);
            else if (text.chars().anyMatch(letter -> letter > 127)) utf8++;
        }
        boolean cutAtTheEnd = others.size() == 1 && utf8 == 0 && endsInside(start);
        if (others.isEmpty() || cutAtTheEnd || utf8 > others.size()) return Encoding.UTF_8;
        var text = others.stream().map(Encoding.WINDOWS_1256::decode).collect(Collectors.joining("\n"));
        return readsAsPersian(text) ? Encoding.WINDOWS_1256 : Encoding.WINDOWS_1252;
    }

    private static List<byte[]> lines(byte[] text) {
        return Arrays.stream(new String(text, StandardCharsets.ISO_8859_1).split("[\r\n]+"))
                .map(line -> line.getBytes(StandardCharsets.ISO_8859_1))
                .toList();
    }

    private static boolean endsInside(byte[] start) {
        var text = new String(start, StandardCharsets.UTF_8);
        return text.indexOf('\ufffd') >= text.length() - 2;
    }

    /** In Persian, letters above ASCII stand together; in French or German each stands between ASCII letters. */
    private static boolean readsAsPersian(String text) {
        int arabic = 0;
        int together = 0;
        int above = 0;
        for (int at = 0; at < text.length(); at++) {
            if (text.charAt(at) > 127) above++;
            if (!isArabic(text.charAt(at))) continue;
            arabic++;
            boolean beside =
                    at > 0 && isArabic(text.charAt(at - 1)) || at + 1 < text.length() && isArabic(text.charAt(at + 1));
            if (beside) together++;
        }
        return arabic > MOSTLY * above && together > 0.6 * arabic;
    }

    private static boolean isArabic(char letter) {
        return letter >= 0x600 && letter <= 0x6ff;
    }
}
