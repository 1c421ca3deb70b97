package org.peyvand.commerce.woocommerce;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A shop for its page.
 *
 * @param waiting webhooks still to be worked off
 * @param refused what could not be taken, newest first
 * @param strangers reviews whose writers are not known
 */
public record ShopView(
        Shop shop,
        List<Progress> progress,
        int waiting,
        List<RefusedNotice> refused,
        int strangers,
        List<StatusLine> statuses,
        String webhookAddress,
        String webhookSecret) {

    /**
     * How far one kind of thing has come.
     *
     * @param kind {@code customer}, {@code order} or {@code review}
     * @param whole whether all there was has been fetched once
     */
    public record Progress(String kind, long done, long total, boolean whole, Optional<Instant> caughtUp) {

        static Progress of(Flow flow) {
            var whole = flow.passes() > 0;
            var done = whole ? Math.max(flow.done(), flow.total()) : flow.done();
            return new Progress(flow.kind().code(), done, Math.max(done, flow.total()), whole, flow.caughtUp());
        }

        /** From 0 to 1; 1 only once all was fetched. */
        public double share() {
            if (whole) return 1;
            return total == 0 ? 0 : Math.min(0.99, (double) done / total);
        }
    }

    /** Whether the past is still being fetched. */
    public boolean isFilling() {
        return shop.isRunning() && progress.stream().anyMatch(one -> !one.whole());
    }
}
