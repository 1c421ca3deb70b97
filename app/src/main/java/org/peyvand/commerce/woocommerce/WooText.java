package org.peyvand.commerce.woocommerce;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.peyvand.language.Digits;
import org.peyvand.language.Repair;
import tools.jackson.databind.JsonNode;

/**
 * Reads the fields of WooCommerce's JSON, which PHP wrote: numbers as texts, empty objects as empty lists, times without
 * their zone.
 */
final class WooText {

    private static final Instant FIRST_DAY =
            LocalDate.of(1921, 3, 21).atStartOfDay(ZoneOffset.UTC).toInstant();
    private static final Duration AHEAD = Duration.ofDays(1);
    private static final BigDecimal LARGEST = BigDecimal.valueOf(1_000_000_000_000_000L);

    private WooText() {}

    /** Repaired as imports repair, and cut to so many characters. */
    static String text(JsonNode node, int longest) {
        var text = Repair.of(node.asString("").replace("\0", "")).strip();
        return text.length() > longest ? text.substring(0, longest) : text;
    }

    /** The thing's own id. */
    static long id(JsonNode node) {
        var id = node.path("id").asLong(0);
        if (id <= 0) throw new NotTaken("noId", node.path("id").asString(""));
        return id;
    }

    /** A time in GMT, such as {@code 2025-03-21T10:30:00}; empty where there is none. */
    static Optional<Instant> time(JsonNode node) {
        var text = node.asString("").strip();
        if (text.isEmpty()) return Optional.empty();
        try {
            return Optional.of(
                    text.matches(".*(Z|[+-]\\d\\d:\\d\\d)")
                            ? OffsetDateTime.parse(text).toInstant()
                            : LocalDateTime.parse(text.replace(' ', 'T')).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            throw new NotTaken("noDate", text);
        }
    }

    /** When something happened: not tomorrow, and not before 1300 (1921). */
    static Instant when(JsonNode node, Instant now) {
        var at = time(node).orElseThrow(() -> new NotTaken("noDate", ""));
        if (at.isAfter(now.plus(AHEAD))) throw new NotTaken("dateAhead", node.asString(""));
        if (at.isBefore(FIRST_DAY)) throw new NotTaken("dateLongAgo", node.asString(""));
        return at;
    }

    /** An amount or a quantity, 0 where there is none. */
    static BigDecimal number(JsonNode node) {
        var text = Digits.toAscii(node.asString("")).strip();
        if (text.isEmpty()) return BigDecimal.ZERO;
        if (text.length() > 40 || !text.matches("[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d{1,2})?"))
            throw new NotTaken("badNumber", text);
        var number = new BigDecimal(text);
        if (number.abs().compareTo(LARGEST) > 0) throw new NotTaken("absurd", text);
        return number;
    }

    /** What a text with marks of HTML says. */
    static String plain(JsonNode node, int longest) {
        var text = Jsoup.parseBodyFragment(node.asString("").replace("\0", ""))
                .body()
                .wholeText()
                .strip();
        return text.length() > longest ? text.substring(0, longest) : text;
    }
}
