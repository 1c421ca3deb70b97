package org.peyvand.channel;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.peyvand.customer.Clue;

/**
 * How somebody outside came, as far as their browser or they themselves tell: it is believed no more than that.
 *
 * @param source utm_source of the link they came by, or empty; medium and campaign alike
 * @param how what they answered when asked how they found the business, or empty
 * @param at when they came by that link, in milliseconds since 1970, by their own clock; 0 where nobody says
 */
public record Landing(String source, String medium, String campaign, String how, Long at) {

    public static final Landing UNKNOWN = new Landing("", "", "", "", 0L);

    private static final Duration REMEMBERED = Duration.ofDays(90);

    public Landing {
        source = Objects.requireNonNullElse(source, "");
        medium = Objects.requireNonNullElse(medium, "");
        campaign = Objects.requireNonNullElse(campaign, "");
        how = Objects.requireNonNullElse(how, "");
        at = Objects.requireNonNullElse(at, 0L);
    }

    List<Clue> clues() {
        return Stream.<Clue>of(new Clue.Utm(source, medium, campaign), new Clue.Asked(how))
                .filter(clue -> !clue.isBlank())
                .toList();
    }

    /** The time they came, within ninety days before they wrote; else that they wrote. */
    Instant before(Instant written) {
        var came = Instant.ofEpochMilli(at);
        return came.isAfter(written) || came.isBefore(written.minus(REMEMBERED)) ? written : came;
    }
}
