package org.peyvand.worth.tally;

import static org.peyvand.worth.db.Tables.SOURCE;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.peyvand.customer.Origin;
import org.peyvand.customer.Touches;
import org.peyvand.customer.Won;
import org.peyvand.workspace.Acting;
import org.springframework.stereotype.Component;

/** What won each customer, as the sums count it. */
@Component
public class Sources {

    private final DSLContext db;
    private final Touches touches;

    Sources(DSLContext db, Touches touches) {
        this.db = db;
        this.touches = touches;
    }

    /** What won a customer, by the first and by the last touch. */
    public record Source(Origin first, Origin last, boolean referred) {

        /** Of customers of whom it is not known. */
        public static final Source UNKNOWN = new Source(Origin.UNKNOWN, Origin.UNKNOWN, false);

        boolean isKnown() {
            return first.isKnown();
        }

        private static Source of(Won won) {
            return new Source(won.first(), won.last(), won.referred());
        }
    }

    /** As they are written down; who is missing is unknown. */
    public Map<UUID, Source> of(Collection<UUID> customers) {
        var found = new HashMap<UUID, Source>();
        db.selectFrom(SOURCE)
                .where(SOURCE.WORKSPACE_ID.eq(Acting.workspace()))
                .and(SOURCE.CUSTOMER_ID.eq(DSL.any(customers.toArray(UUID[]::new))))
                .forEach(row -> found.put(
                        row.getCustomerId(),
                        new Source(
                                new Origin(row.getFirstChannel(), row.getFirstCampaign()),
                                new Origin(row.getLastChannel(), row.getLastCampaign()),
                                row.getReferred())));
        return found;
    }

    /** As the touches of this moment say it of customers who bought. */
    public Map<UUID, Source> now(Collection<Past> pasts, Book book) {
        var firstDays = new HashMap<UUID, LocalDate>();
        pasts.stream().filter(past -> past.days() > 0).forEach(past -> firstDays.put(past.customer(), past.first()));
        var found = new HashMap<UUID, Source>();
        touches.won(firstDays, book.zone()).forEach((customer, won) -> found.put(customer, Source.of(won)));
        return found;
    }

    private static final String WRITE = """
            insert into worth.source (workspace_id, customer_id, first_channel, first_campaign, last_channel,
                last_campaign, referred)
            select ?::uuid, t.* from unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[], ?::boolean[]) as t
            on conflict (workspace_id, customer_id) do update
            set first_channel = excluded.first_channel, first_campaign = excluded.first_campaign,
                last_channel = excluded.last_channel, last_campaign = excluded.last_campaign,
                referred = excluded.referred""";

    /** Writes down what differs from what stood there. */
    public void write(Map<UUID, Source> before, Map<UUID, Source> after) {
        var gone = before.keySet().stream().filter(id -> !after.containsKey(id)).toArray(UUID[]::new);
        if (gone.length > 0) {
            db.deleteFrom(SOURCE)
                    .where(SOURCE.WORKSPACE_ID.eq(Acting.workspace()), SOURCE.CUSTOMER_ID.eq(DSL.any(gone)))
                    .execute();
        }
        var news = after.entrySet().stream()
                .filter(one -> !one.getValue().equals(before.get(one.getKey())))
                .toList();
        if (news.isEmpty()) return;
        db.execute(
                WRITE,
                Acting.workspace(),
                news.stream().map(Map.Entry::getKey).toArray(UUID[]::new),
                news.stream().map(one -> one.getValue().first().channel()).toArray(String[]::new),
                news.stream().map(one -> one.getValue().first().campaign()).toArray(String[]::new),
                news.stream().map(one -> one.getValue().last().channel()).toArray(String[]::new),
                news.stream().map(one -> one.getValue().last().campaign()).toArray(String[]::new),
                news.stream().map(one -> one.getValue().referred()).toArray(Boolean[]::new));
    }
}
