package org.peyvand.commerce.woocommerce;

import java.net.URI;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * An online shop as it stands.
 *
 * @param address with http or https, without a slash at its end
 * @param problem what keeps it from being asked
 * @param problemDetail what was said, by whoever said it, or empty
 * @param failures how often in a row it could not be asked
 * @param webhookAt when it last told something by itself
 * @param wrongSignatures how many webhooks came with a signature that is not right
 */
public record Shop(
        UUID id,
        String address,
        State state,
        Optional<Trouble> problem,
        String problemDetail,
        Optional<Instant> problemSince,
        int failures,
        Optional<Instant> notBefore,
        Webhooks webhooks,
        Optional<Instant> webhookAt,
        int wrongSignatures,
        Optional<Instant> wrongSignatureAt) {

    /** How many failures in a row are more than a shop that is busy for a moment. */
    private static final int MANY_FAILURES = 3;

    /** Where it is in its life. */
    public enum State {
        /** Written down, nothing is fetched. */
        NEW,
        RUNNING,
        STOPPED,
        /** Its key is forgotten; what it told stays. */
        DISCONNECTED;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        static State of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }

    /** Who sees to it that the shop tells what changes. */
    public enum Webhooks {
        /** Not tried yet. */
        UNTRIED,
        MADE,
        /** The key may only read. */
        BY_HAND;

        String code() {
            return this == UNTRIED ? "" : name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static Webhooks of(String code) {
            return code.isEmpty()
                    ? UNTRIED
                    : valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }

    /** As people name it: the address without its scheme. */
    public String name() {
        return address.replaceFirst("^https?://", "");
    }

    /** The name of its server, in lower case. */
    public String host() {
        return URI.create(address).getHost().toLowerCase(Locale.ROOT);
    }

    /** Under which its orders are told. */
    public String source() {
        var source = "woocommerce:" + name();
        return source.length() <= 100 ? source : "woocommerce:" + id;
    }

    public boolean isRunning() {
        return state == State.RUNNING;
    }

    /** Whether somebody has to do something about it, now or since it does not pass by itself. */
    public boolean isBroken() {
        return isRunning()
                && problem.filter(one -> !one.passes() || failures >= MANY_FAILURES)
                        .isPresent();
    }
}
