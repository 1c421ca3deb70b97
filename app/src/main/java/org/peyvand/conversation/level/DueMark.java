package org.peyvand.conversation.level;

import java.time.Instant;
import org.peyvand.calendar.WorkingTime;
import org.peyvand.conversation.Due;
import org.peyvand.web.Reader;
import org.peyvand.web.Tone;

/**
 * A due time as a page shows it: how much working time is left or has passed, in words.
 *
 * @param exact the due time itself
 */
public record DueMark(String text, String exact, Tone tone) {

    public static DueMark of(Due due, WorkingTime hours, Reader reader) {
        var now = reader.now();
        var nearness = due.nearness(now);
        var past = nearness == Due.Nearness.BROKEN;
        var span = past ? hours.between(due.at(), now) : hours.between(now, due.at());
        return new DueMark(
                SpanWords.said(reader, past ? "level.past" : "level.left", span),
                exact(reader, due.at()),
                tone(nearness));
    }

    private static String exact(Reader reader, Instant at) {
        return reader.say("level.dueAt", at);
    }

    private static Tone tone(Due.Nearness nearness) {
        return switch (nearness) {
            case AHEAD -> Tone.NEUTRAL;
            case SOON -> Tone.WARNING;
            case BROKEN -> Tone.BAD;
        };
    }
}
