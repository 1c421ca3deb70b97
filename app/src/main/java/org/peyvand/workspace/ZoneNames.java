package org.peyvand.workspace;

import java.text.Collator;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.peyvand.web.Language;
import org.peyvand.web.Option;
import org.peyvand.web.Reader;

/** Time zones as people name them, and how far each is from UTC now. Names are CLDR's, those of cities our own where we have them. */
final class ZoneNames {

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

    private ZoneNames() {}

    /** «تهران، وقت ایران (UTC+۳:۳۰)»; "Tehran, Iran Time (UTC+3:30)". */
    static String of(Reader reader, ZoneId zone) {
        return reader.say("workspace.zone.named", place(reader, zone), offset(reader, zone));
    }

    private static String place(Reader reader, ZoneId zone) {
        var id = zone.getId();
        var name = zone.getDisplayName(TextStyle.FULL, reader.language().locale());
        var city = id.substring(id.lastIndexOf('/') + 1);
        if (id.equals("UTC")) return reader.say("workspace.zone.UTC");
        if (OFFERED.contains(id)) return reader.say("workspace.zone." + city) + reader.say("audit.and") + name;
        return reader.language() == Language.FA
                ? (name.startsWith(TIME_OF) ? name.substring(TIME_OF.length()) : name) + " · " + id
                : city.replace('_', ' ') + reader.say("audit.and") + name;
    }

    private static String offset(Reader reader, ZoneId zone) {
        var seconds = zone.getRules().getOffset(reader.now()).getTotalSeconds();
        var hours = "%d:%02d".formatted(Math.abs(seconds) / 3600, Math.abs(seconds) % 3600 / 60);
        return "UTC" + (seconds == 0 ? "" : (seconds < 0 ? "-" : "+") + reader.digits(hours));
    }

    /** UTC, then every zone that is named by a place, in the order of their names. */
    static List<Option> all(Reader reader) {
        var order = Collator.getInstance(reader.language().locale());
        var places = ZoneId.getAvailableZoneIds().stream()
                .filter(id -> id.contains("/") && !id.matches("(Etc|SystemV|US|Canada|Brazil|Chile|Mexico)/.*"))
                .map(id -> new Option(id, of(reader, ZoneId.of(id))))
                .sorted(Comparator.comparing(Option::label, order));
        return Stream.concat(Stream.of(new Option("UTC", of(reader, ZoneId.of("UTC")))), places)
                .toList();
    }
}
