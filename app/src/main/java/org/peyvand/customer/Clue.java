package org.peyvand.customer;

import java.util.Locale;
import org.peyvand.language.Repair;

/** What tells how a customer found the business. Texts are as they came; what is longer than 100 characters is cut. */
public sealed interface Clue {

    int LONGEST = 100;

    /** The marks of a link, as links carry them: utm_source, utm_medium and utm_campaign; each may be empty. */
    record Utm(String linkSource, String medium, String campaign) implements Clue {
        public Utm {
            linkSource = tidy(linkSource);
            medium = tidy(medium);
            campaign = tidy(campaign);
        }
    }

    /** The code of a coupon that was used. */
    record Coupon(String code) implements Clue {
        public Coupon {
            code = tidy(code);
        }
    }

    /** The code of the customer who recommended the business. */
    record Referral(String code) implements Clue {
        public Referral {
            code = tidy(code);
        }
    }

    /** What they answered when asked how they found the business. */
    record Asked(String answer) implements Clue {
        public Asked {
            answer = tidy(answer);
        }
    }

    /** A channel of the business by its name, and a campaign in it or "". */
    record Told(String channel, String campaign) implements Clue {
        public Told {
            channel = tidy(channel);
            campaign = tidy(campaign);
        }
    }

    /** The word stored, and that of its messages. */
    default String how() {
        return getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }

    /** The code of a referral or coupon, or the answer, as it came; else "". */
    default String code() {
        return switch (this) {
            case Coupon coupon -> coupon.code;
            case Referral referral -> referral.code;
            case Asked asked -> asked.answer;
            case Utm utm ->
                String.join(" / ", utm.linkSource, utm.medium, utm.campaign).strip();
            case Told _ -> "";
        };
    }

    /** Whether it tells nothing. */
    default boolean isBlank() {
        return switch (this) {
            case Utm utm -> utm.linkSource.isEmpty() && utm.medium.isEmpty();
            case Told told -> told.channel.isEmpty();
            case Coupon coupon -> coupon.code.isEmpty();
            case Referral referral -> referral.code.isEmpty();
            case Asked asked -> asked.answer.isEmpty();
        };
    }

    private static String tidy(String text) {
        var line = Repair.of(text).replaceAll("\\s+", " ").strip();
        if (line.length() <= LONGEST) return line;
        return line.substring(0, Character.isHighSurrogate(line.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST)
                .strip();
    }
}
