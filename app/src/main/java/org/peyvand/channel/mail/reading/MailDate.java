package org.peyvand.channel.mail.reading;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The date of a mail (RFC 5322, 4.3 too), forgiving of what stands around it, two digits of a year and named zones. */
final class MailDate {

    private static final Pattern DATE = Pattern.compile(
            "(\\d{1,2})[\\s-]+([A-Za-z]{3})[a-z]*[\\s,-]+(\\d{2,4})\\s+(\\d{1,2})[:.](\\d{2})(?:[:.](\\d{2}))?(?:\\.\\d+)?\\s*(?:([+-])(\\d{2}):?(\\d{2})|([A-Za-z]{1,5}))?");
    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
    private static final Map<String, Integer> ZONES =
            Map.of("est", -5, "edt", -4, "cst", -6, "cdt", -5, "mst", -7, "mdt", -6, "pst", -8, "pdt", -7);
    private static final int FARTHEST_ZONE = 18 * 60;

    private MailDate() {}

    /** Empty where it is none. */
    static Optional<Instant> read(String text) {
        var date = DATE.matcher(text);
        try {
            return date.find()
                    ? Optional.of(local(date).minusMinutes(offset(date)).toInstant(ZoneOffset.UTC))
                    : Optional.empty();
        } catch (DateTimeException | NumberFormatException none) {
            return Optional.empty();
        }
    }

    private static LocalDateTime local(Matcher date) {
        var month = MONTHS.indexOf(date.group(2).toLowerCase(Locale.ROOT)) + 1;
        var second = date.group(6) == null ? 0 : Math.min(59, Integer.parseInt(date.group(6)));
        return LocalDateTime.of(
                year(Integer.parseInt(date.group(3))),
                month,
                Integer.parseInt(date.group(1)),
                Integer.parseInt(date.group(4)),
                Integer.parseInt(date.group(5)),
                second);
    }

    /** Two digits are of 1950 to 2049, three count from 1900 (RFC 5322, 4.3). */
    private static int year(int written) {
        if (written >= 1000) return written;
        return written < 50 ? written + 2000 : written + 1900;
    }

    private static int offset(Matcher date) {
        if (date.group(7) == null)
            return 60
                    * Optional.ofNullable(date.group(10))
                            .map(zone -> ZONES.getOrDefault(zone.toLowerCase(Locale.ROOT), 0))
                            .orElse(0);
        var minutes = Integer.parseInt(date.group(8)) * 60 + Integer.parseInt(date.group(9));
        if (minutes > FARTHEST_ZONE) return 0;
        return date.group(7).equals("-") ? -minutes : minutes;
    }
}
