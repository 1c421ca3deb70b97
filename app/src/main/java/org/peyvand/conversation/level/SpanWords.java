package org.peyvand.conversation.level;

import java.time.Duration;
import java.time.Instant;
import org.peyvand.web.Reader;

/** Spans of working time in words, to the minute: «۲ ساعت و ۱۰ دقیقهٔ کاری». */
public final class SpanWords {

    private static final int DAYS_ALONE = 3;

    private SpanWords() {}

    /** The span itself. */
    public static String of(Reader reader, Duration span) {
        return said(reader, "level.span", span);
    }

    /** How long somebody has waited, by the clock and not by working time: «۳ ساعت», «۱ روز و ۳ ساعت»; from three days on days alone. */
    public static String waited(Reader reader, Instant since) {
        var span = Duration.between(since, reader.now());
        var days = span.toDays();
        var hours = span.toHoursPart();
        if (days > 0 && days < DAYS_ALONE && hours > 0) {
            return reader.say(
                    "conversation.waited.and",
                    reader.count("conversation.waited.days", days),
                    reader.count("conversation.waited.hours", hours));
        }
        if (days > 0) return reader.count("conversation.waited.days", days);
        if (hours > 0) return reader.count("conversation.waited.hours", hours);
        return reader.count("conversation.waited.minutes", Math.max(1, span.toMinutes()));
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
