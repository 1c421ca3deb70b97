package org.peyvand.channel.mail.time;

import java.time.Instant;
import java.util.Optional;
import org.peyvand.calendar.CalendarSystem;
import org.peyvand.calendar.DateText;
import org.peyvand.calendar.OwnHours;
import org.peyvand.calendar.WeeklyHours;
import org.peyvand.web.Language;
import org.peyvand.web.Reader;
import org.peyvand.web.Refused;

/**
 * When a mailbox is answered, and what it tells who writes at another time.
 *
 * @param own its hours; empty: the workspace's
 * @param acknowledges whether it tells them at all
 * @param persian what it tells those who write in Persian, with {@value #TIME_FA} where the time of the answer stands
 * @param english what it tells the others, with {@value #TIME_EN}; where one of the two is empty, the other serves both
 */
public record MailboxTime(Optional<OwnHours> own, boolean acknowledges, String persian, String english) {

    static final String TIME_FA = "{زمان}";
    static final String TIME_EN = "{time}";

    private static final int LONGEST = 2_000;

    /** @throws Refused when it is never open, or tells too much, or nothing though it should */
    public MailboxTime {
        persian = persian.strip();
        english = english.strip();
        if (own.filter(hours -> hours.week().equals(WeeklyHours.NEVER_OPEN)).isPresent())
            throw Refused.because("mailbox.time.refused.never");
        if (Math.max(persian.length(), english.length()) > LONGEST)
            throw Refused.because("mailbox.time.refused.long", LONGEST);
        if (acknowledges && persian.isEmpty() && english.isEmpty()) throw Refused.because("mailbox.time.refused.empty");
    }

    /**
     * What is told, in a language if it can be.
     *
     * @param opening when it is answered again; empty where that is not known
     */
    public String told(Reader reader, Optional<Instant> opening) {
        var wanted = reader.language() == Language.FA ? persian : english;
        var other = reader.language() == Language.FA ? english : persian;
        var when = opening.map(at -> when(reader, at)).orElseGet(() -> reader.say("mailbox.time.soon"));
        return (wanted.isEmpty() ? other : wanted).replace(TIME_FA, when).replace(TIME_EN, when);
    }

    /** The language it is told in to who writes in that one: the other's time would stand wrongly in the sentence. */
    public Language language(Language written) {
        var wanted = written == Language.FA ? persian : english;
        return wanted.isEmpty() ? written.other() : written;
    }

    /** Who writes in another language than Persian counts by the Gregorian calendar, whatever the business does. */
    private static String when(Reader reader, Instant at) {
        var persian = reader.language() == Language.FA;
        var dates = new DateText(
                reader.language().locale(), persian ? reader.calendar() : CalendarSystem.GREGORIAN, reader.zone());
        var local = at.atZone(reader.zone());
        return dates.full(local.toLocalDate()) + " " + dates.atTime(local.toLocalTime());
    }
}
