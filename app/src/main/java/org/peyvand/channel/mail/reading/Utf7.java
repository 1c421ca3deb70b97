package org.peyvand.channel.mail.reading;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** UTF-7 (RFC 2152): letters beyond ASCII as base64 of UTF-16 between a plus and a minus. */
final class Utf7 {

    private static final Pattern SHIFTED = Pattern.compile("\\+([A-Za-z0-9/+]*)-?");

    private Utf7() {}

    static String read(String text) {
        return SHIFTED.matcher(text)
                .replaceAll(
                        found -> Matcher.quoteReplacement(found.group(1).isEmpty() ? "+" : letters(found.group(1))));
    }

    private static String letters(String base64) {
        var whole = base64.substring(0, base64.length() - (base64.length() % 4 == 1 ? 1 : 0));
        var bytes = Base64.getDecoder().decode(whole);
        return new String(bytes, 0, bytes.length - bytes.length % 2, StandardCharsets.UTF_16BE);
    }
}
