package org.peyvand.workspace.time;

import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.peyvand.language.Alphabet;
import org.peyvand.language.Bidi;
import org.peyvand.web.Language;
import org.peyvand.web.Option;
import org.peyvand.web.Reader;

/** Time zones as people name them, and how far each is from UTC now. Names are CLDR's, those of cities our own where we have them. */
public final class ZoneNames {

    /** Those whose city has its word in the bundles, as the first set-up offers them. */
    static final List<String> OFFERED = List.of(
            "Asia/Tehran",
            "Asia/Kabul",
            "Asia/Dubai",
            "Asia/Baghdad",
            "Europe/Istanbul",
            "Europe/London",
            "Europe/Berlin",
            "America/New_York",
            "America/Los_Angeles",
            "UTC");

    /** With this word CLDR's Persian names begin, so that no list in their order could be searched by typing. */
    private static final String TIME_OF = "وقت ";

    private static final String NO_PLACES = "(Etc|SystemV|US|Canada|Brazil|Chile|Mexico)/.*|Australia/(ACT|LHI|NSW)";
    private static final ZoneId UTC = ZoneId.of("UTC");

    private ZoneNames() {}

    /** «تهران، وقت ایران (UTC+۳:۳۰)»; "Tehran, Iran Time (UTC+3:30)". Begins with the letter one types to find it in a list. */
    public static String of(Reader reader, ZoneId zone) {
        return zone.equals(UTC)
                ? reader.say("workspace.zone.UTC")
                : place(reader, zone) + " (" + Bidi.leftToRight(offset(reader, zone)) + ")";
    }

    /** The city, and whose time it keeps where that is not its own. */
    private static String place(Reader reader, ZoneId zone) {
        var id = zone.getId();
        var name = zone.getDisplayName(TextStyle.FULL, reader.language().locale());
        var word = id.substring(id.lastIndexOf('/') + 1);
        if (OFFERED.contains(id)) return joined(reader, reader.say("workspace.zone." + word), name);
        return reader.language() == Language.FA
                ? (name.startsWith(TIME_OF) ? name.substring(TIME_OF.length()) : name) + " · " + Bidi.leftToRight(id)
                : joined(reader, word.replace('_', ' '), name);
    }

    private static String joined(Reader reader, String city, String name) {
        return name.contains(city) ? city : city + reader.say("audit.and") + name;
    }

    private static String offset(Reader reader, ZoneId zone) {
        var seconds = zone.getRules().getOffset(reader.now()).getTotalSeconds();
        var hours = "%d:%02d".formatted(Math.abs(seconds) / 3600, Math.abs(seconds) % 3600 / 60);
        return "UTC" + (seconds == 0 ? "" : (seconds < 0 ? "-" : "+") + reader.digits(hours));
    }

    /** UTC, then every zone that is named by a place, in the order of their names. */
    public static List<Option> all(Reader reader) {
        var order = Alphabet.of(reader.language().locale());
        var places = ZoneId.getAvailableZoneIds().stream()
                .filter(id -> id.contains("/") && !id.matches(NO_PLACES))
                .map(ZoneId::of)
                .sorted(Comparator.comparing(zone -> place(reader, zone), order));
        return Stream.concat(Stream.of(UTC), places)
                .map(zone -> new Option(zone.getId(), of(reader, zone)))
                .toList();
    }
}
