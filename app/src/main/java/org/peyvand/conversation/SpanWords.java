package org.peyvand.conversation;

import java.time.Duration;
import org.peyvand.web.Reader;

/** Spans of working time in words, to the minute: «۲ ساعت و ۱۰ دقیقهٔ کاری». */
public final class SpanWords {

    private SpanWords() {}

    /** The span itself. */
    public static String of(Reader reader, Duration span) {
        return said(reader, "level.span", span);
    }

    /** The sentence of {@code key} that fits: {@code .hm}, {@code .h}, {@code .m}, or {@code .now} for less than a minute. */
    static String said(Reader reader, String key, Duration span) {
        var hours = span.toHours();
        var minutes = span.toMinutesPart();
        if (hours > 0 && minutes > 0) return reader.say(key + ".hm", hours, minutes);
        if (hours > 0) return reader.say(key + ".h", hours);
        return minutes > 0 ? reader.say(key + ".m", minutes) : reader.say(key + ".now");
    }
}
