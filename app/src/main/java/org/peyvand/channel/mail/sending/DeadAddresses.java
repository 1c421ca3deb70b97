package org.peyvand.channel.mail.sending;

import java.time.Clock;
import java.util.Optional;
import java.util.regex.Pattern;
import org.peyvand.customer.HandleKind;
import org.peyvand.customer.Handles;
import org.springframework.stereotype.Component;

/** Addresses at which nothing arrives: not written to until somebody writes from there, or takes the mark away. */
@Component
class DeadAddresses {

    /** The status of an address that does not exist, or no more (RFC 3463: 5.1.x). */
    private static final Pattern NO_SUCH_ADDRESS = Pattern.compile("\\b5\\.1\\.(1|2|3|6|10)\\b");

    private final Handles handles;
    private final Clock clock;

    DeadAddresses(Handles handles, Clock clock) {
        this.handles = handles;
        this.clock = clock;
    }

    /** What was said when something came back from there; empty where mail arrives, as far as is known. */
    Optional<String> whyNothingArrives(String address) {
        return handles.whyUndeliverable(HandleKind.MAIL, key(address));
    }

    /** A server refused the address; only where it says so in so many words, it is marked. */
    void refused(String address, String said) {
        if (NO_SUCH_ADDRESS.matcher(said).find()) {
            handles.undeliverable(HandleKind.MAIL, key(address), clock.instant(), said);
        }
    }

    private static String key(String address) {
        return HandleKind.MAIL.read(address, "").map(handle -> handle.key()).orElse(address);
    }
}
