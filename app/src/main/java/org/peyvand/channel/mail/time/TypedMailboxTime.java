package org.peyvand.channel.mail.time;

import java.util.Map;
import java.util.Optional;
import org.peyvand.calendar.OwnHours;
import org.peyvand.web.Reader;
import org.peyvand.web.Refused;
import org.peyvand.workspace.TypedWeek;

/**
 * The working time of a mailbox as it is typed, perhaps not fit to be kept.
 *
 * @param own whether it keeps hours of its own; else those of the week are only there to begin with
 */
public record TypedMailboxTime(
        boolean own, TypedWeek week, boolean specialDays, boolean acknowledges, String persian, String english) {

    static TypedMailboxTime of(Map<String, String> fields, Reader reader) {
        return new TypedMailboxTime(
                fields.getOrDefault("hours", "").equals("own"),
                TypedWeek.read(fields, reader),
                fields.containsKey("specialDays"),
                fields.containsKey("acknowledges"),
                fields.getOrDefault("persian", ""),
                fields.getOrDefault("english", ""));
    }

    /** Whether what of it counts could be read. */
    boolean isReadable() {
        return !own || week.isGood();
    }

    /** @throws Refused when it is never open, or tells too much, or nothing though it should */
    MailboxTime time() {
        var hours = Optional.of(new OwnHours(week.hours(), specialDays)).filter(_ -> own);
        return new MailboxTime(hours, acknowledges, persian, english);
    }
}
