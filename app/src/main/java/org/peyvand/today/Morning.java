package org.peyvand.today;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.peyvand.commerce.Import;
import org.peyvand.commerce.Sales;
import org.peyvand.commerce.ShopTroubles;
import org.peyvand.conversation.Inbox;
import org.peyvand.customer.CustomerList;
import org.peyvand.timeline.Entry;
import org.peyvand.worth.Acquisitions;
import org.peyvand.worth.Silences;

/**
 * What the day begins with.
 *
 * @param failed imports that failed or stand still, newest first
 * @param due promises to customers that are broken, or due today
 * @param stuck how many deliveries failed or perhaps did not arrive
 * @param unread how much that came in could not be read
 * @param shops online shops that cannot be asked
 * @param quietSince the last order, where that was long ago
 * @param late those late against their own rhythm who are worth most, best first, and behind them who is given up
 * @param allLate how many are late in all, counted to one more than {@link #MOST_COUNTED}
 * @param silent who fell silent, and what hangs on them
 * @param dear channels by which a customer costs more than they bring
 * @param sold since the start of yesterday
 * @param latest what happened last in the whole workspace
 * @param customers the lines of those it happened with
 */
public record Morning(
        List<Import> failed,
        Inbox.DueCounts due,
        long stuck,
        int unread,
        List<ShopTroubles.Broken> shops,
        Optional<Instant> quietSince,
        List<CustomerList.Row> late,
        int allLate,
        Silences.Summary silent,
        List<Acquisitions.Alarm> dear,
        Sales.Sold sold,
        List<Entry> latest,
        Map<UUID, CustomerList.Row> customers) {

    /** Beyond this "more" will do. */
    public static final int MOST_COUNTED = 1_000;

    /** Worth to date of those shown as late: what there is to lose. */
    public long atStake() {
        return late.stream().mapToLong(row -> row.standing().worth()).sum();
    }

    /** Whether there is nothing yet that a morning could be about. */
    public boolean isEmpty() {
        return late.isEmpty() && latest.isEmpty();
    }
}
