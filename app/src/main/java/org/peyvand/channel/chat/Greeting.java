package org.peyvand.channel.chat;

import java.util.Locale;
import org.peyvand.web.Refused;

/**
 * Words for visitors who have not written yet.
 *
 * @param page what stands in the address of the page; empty: on any page
 * @param afterSeconds how long they have been on the page when it is said, up to 600; 0: only once they open the chat
 */
public record Greeting(String page, Guests guests, Hours hours, int afterSeconds, String text) {

    private static final int LONGEST = 500;
    private static final int LONGEST_PAGE = 200;
    private static final int LATEST = 600;

    /** Whom it is for. */
    public enum Guests {
        ALL,
        NEW,
        RETURNING;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** At what times. */
    public enum Hours {
        ANY,
        OPEN,
        CLOSED;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** @throws Refused when it says nothing, or a text is too long */
    public Greeting {
        page = page.strip();
        text = text.strip();
        if (text.isEmpty() || text.length() > LONGEST || page.length() > LONGEST_PAGE) {
            throw Refused.because("chat.refused.greeting", LONGEST, LONGEST_PAGE);
        }
        afterSeconds = Math.clamp(afterSeconds, 0, LATEST);
    }

    boolean fits(String address, boolean returning, boolean open) {
        return address.toLowerCase(Locale.ROOT).contains(page.toLowerCase(Locale.ROOT))
                && (guests == Guests.ALL || guests == (returning ? Guests.RETURNING : Guests.NEW))
                && (hours == Hours.ANY || hours == (open ? Hours.OPEN : Hours.CLOSED));
    }
}
