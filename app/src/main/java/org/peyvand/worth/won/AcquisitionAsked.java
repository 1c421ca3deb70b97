package org.peyvand.worth.won;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.peyvand.customer.Origin;
import org.peyvand.worth.tally.SourceTally.Grouping;

/**
 * What the page of acquisition is asked for.
 *
 * @param touch {@code first} or {@code last}
 * @param months how many that are over, 0 for all
 * @param channel the key of the one looked into, or ""
 */
public record AcquisitionAsked(String touch, int months, String channel) {

    /** The choices of months. */
    public static final List<Integer> MONTHS = List.of(3, 6, 12, 24, 0);

    static AcquisitionAsked of(String touch, int months, String channel) {
        return new AcquisitionAsked(
                touch.equals("last") ? "last" : "first", MONTHS.contains(months) ? months : 12, channel);
    }

    Grouping grouping() {
        return touch.equals("last") ? Grouping.LAST : Grouping.FIRST;
    }

    private String query() {
        return "?touch=" + touch + "&months=" + months;
    }

    private String here() {
        return channel.isEmpty()
                ? AcquisitionPages.PATH + query()
                : AcquisitionPages.PATH + "/channel" + query() + "&channel=" + encoded(channel);
    }

    /** The same page by the other touch. */
    public String by(String other) {
        return new AcquisitionAsked(other, months, channel).here();
    }

    /** The same page over another time. */
    public String over(int other) {
        return new AcquisitionAsked(touch, other, channel).here();
    }

    /** The page of all channels. */
    public String back() {
        return new AcquisitionAsked(touch, months, "").here();
    }

    /** The page of one channel, by its key. */
    public String inside(String key) {
        return new AcquisitionAsked(touch, months, key).here();
    }

    String people(Origin origin, boolean campaign, LocalDate from, LocalDate to) {
        return WonAsked.between(grouping(), origin, campaign, from, to).href();
    }

    /** A table of the page as a file. */
    public String download(String key) {
        return AcquisitionPages.PATH + "/figures" + query() + "&key=" + key + "&channel=" + encoded(channel);
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
