package org.peyvand.conversation.search;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.peyvand.calendar.DateOrder;
import org.peyvand.calendar.DateReader;
import org.peyvand.calendar.DateReading;
import org.peyvand.customer.Cursor;
import org.peyvand.language.SearchTokens;
import org.peyvand.web.Reader;

/**
 * What is searched for in the messages, as the address carries it.
 *
 * @param typed as typed; what stands in quotation marks must stand so in the message
 * @param from {@code customer}, {@code us}, the id of a member, or empty for everyone
 * @param channel the word of a channel, or empty for all
 * @param tag of the conversation, in any spelling, or empty
 * @param since the first day, as typed; understood in either calendar
 * @param until the last day, as typed
 */
public record SearchQuery(
        String typed,
        String from,
        String channel,
        String tag,
        String since,
        String until,
        Optional<Instant> begins,
        Optional<Instant> ends,
        Optional<Cursor> after) {

    private static final Pattern PHRASE = Pattern.compile("[\"«“]([^\"»”]+)[\"»”]");
    private static final int LONGEST = 200;

    static SearchQuery asked(Map<String, String> parameters, Reader reader) {
        var typed = parameters.getOrDefault("find", "");
        var since = parameters.getOrDefault("since", "");
        var until = parameters.getOrDefault("until", "");
        return new SearchQuery(
                typed.length() > LONGEST ? typed.substring(0, LONGEST) : typed,
                parameters.getOrDefault("from", ""),
                parameters.getOrDefault("channel", "").strip(),
                parameters.getOrDefault("tag", "").strip(),
                since,
                until,
                day(since, reader).map(day -> start(day, reader)),
                day(until, reader).map(day -> start(day.plusDays(1), reader)),
                Cursor.parse(parameters.getOrDefault("after", "")));
    }

    private static Instant start(LocalDate day, Reader reader) {
        return day.atStartOfDay(reader.zone()).toInstant();
    }

    private static Optional<LocalDate> day(String typed, Reader reader) {
        if (typed.isBlank()) return Optional.empty();
        return switch (new DateReader(reader.calendar(), DateOrder.YMD, reader.today()).read(typed)) {
            case DateReading.Read read -> Optional.of(LocalDate.ofInstant(read.instant(reader.zone()), reader.zone()));
            case DateReading.Impossible _, DateReading.NotADate _ -> Optional.empty();
        };
    }

    /** Whether a day was typed that is none. */
    public boolean hasBadDay() {
        return (!since.isBlank() && begins.isEmpty()) || (!until.isBlank() && ends.isEmpty());
    }

    /** Whether some messages with the words are not meant. */
    boolean isNarrowed() {
        return !from.isEmpty() || !channel.isEmpty() || !tag.isEmpty();
    }

    /** The phrases that must stand in the message as they are, spelling apart. */
    List<String> phrases() {
        var phrases = new ArrayList<String>();
        PHRASE.matcher(typed).results().forEach(found -> phrases.add(found.group(1)));
        return phrases;
    }

    /** The member whose messages are meant, if one is. */
    Optional<UUID> member() {
        try {
            return Optional.of(UUID.fromString(from));
        } catch (IllegalArgumentException notAMember) {
            return Optional.empty();
        }
    }

    /** The ways to look it up; none for a blank. */
    List<List<String>> paths() {
        return SearchTokens.pathsOf(typed);
    }

    /** The address of the page after this one. */
    public String more(Cursor next) {
        return "/inbox?find=" + encoded(typed) + "&from=" + encoded(from) + "&channel=" + encoded(channel) + "&tag="
                + encoded(tag) + "&since=" + encoded(since) + "&until=" + encoded(until) + "&after=" + next;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
