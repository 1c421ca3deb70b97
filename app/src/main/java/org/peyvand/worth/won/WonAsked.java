package org.peyvand.worth.won;

import static org.peyvand.worth.won.AcquisitionAsked.encoded;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import org.peyvand.customer.Cursor;
import org.peyvand.customer.Origin;
import org.peyvand.web.Refused;
import org.peyvand.worth.tally.SourceTally.Grouping;

/**
 * Whom a figure counts: those who bought first, won by something.
 *
 * @param by what they are put together by
 * @param key of the channel, or "" where it is unknown; the code of the product; {@code yes} or "" for a recommendation
 * @param campaign empty for all of the channel
 * @param bought the months of their first purchase; empty for all
 */
public record WonAsked(Grouping by, String key, Optional<String> campaign, Optional<Between> bought) {

    private static final String PATH = AcquisitionPages.PATH + "/customers";

    /** Two months, both included. */
    public record Between(LocalDate from, LocalDate to) {}

    static WonAsked between(Grouping by, Origin origin, boolean campaign, LocalDate from, LocalDate to) {
        return new WonAsked(by, origin.channel(), campaignOf(origin, campaign), Optional.of(new Between(from, to)));
    }

    /** Whenever they bought first. */
    static WonAsked ever(Grouping by, Origin origin, boolean campaign) {
        return new WonAsked(by, origin.channel(), campaignOf(origin, campaign), Optional.empty());
    }

    private static Optional<String> campaignOf(Origin origin, boolean campaign) {
        return campaign ? Optional.of(origin.campaign()) : Optional.empty();
    }

    /** @throws Refused when customers are not put together by that */
    static Grouping by(String word) {
        return Arrays.stream(Grouping.values())
                .filter(grouping -> grouping.code().equals(word))
                .findFirst()
                .orElseThrow(Refused::notFound);
    }

    Origin origin() {
        return new Origin(key, campaign.orElse(""));
    }

    private String query() {
        return "?touch=" + by.code() + "&channel=" + encoded(key)
                + campaign.map(one -> "&campaign=" + encoded(one)).orElse("")
                + bought.map(months -> "&from=" + months.from() + "&to=" + months.to())
                        .orElse("");
    }

    /** The words of who they are, as a key of the bundles. */
    public String words() {
        return switch (by) {
            case FIRST, LAST -> "worth.won.people";
            case REFERRED -> "worth.won.who";
            case PRODUCT -> "worth.won.begun";
        };
    }

    /** The page of their names. */
    public String href() {
        return PATH + query();
    }

    /** The lines behind a cursor. */
    public String more(Cursor after) {
        return PATH + query() + "&after=" + after;
    }

    /** Their names as a file. */
    public String file() {
        return PATH + "/file" + query();
    }
}
