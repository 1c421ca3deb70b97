package org.peyvand.customer;

/**
 * Where customers come from, by keys: a channel of the business and a campaign in it. Names are at {@link Origins}.
 *
 * @param channel "" where it is not known
 * @param campaign "" for the channel as such
 */
public record Origin(String channel, String campaign) {

    /** Of customers of whom nobody knows what brought them. */
    public static final Origin UNKNOWN = new Origin("", "");

    public boolean isKnown() {
        return !channel.isEmpty();
    }

    /** The channel without the campaign. */
    public Origin whole() {
        return new Origin(channel, "");
    }
}
