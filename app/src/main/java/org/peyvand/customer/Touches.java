package org.peyvand.customer;

import static org.peyvand.customer.db.Tables.ORIGIN;
import static org.peyvand.customer.db.Tables.TOUCH;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SelectOnConditionStep;
import org.jooq.impl.DSL;
import org.peyvand.web.Refused;
import org.peyvand.workspace.Acting;
import org.peyvand.workspace.Audit;
import org.peyvand.workspace.Permission;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What brought customers: links they clicked, codes they used, what they answered when asked. Whoever tells a touch tells
 * it under a source and a reference of their own, and may tell it as often as they like. Which of them won the customer
 * is said by {@link Won}.
 */
@Service
public class Touches {

    /** The source of what is written down by hand on the customer's page. */
    public static final String DESK = "desk";

    /** The most touches told at once. */
    public static final int MOST = 10_000;

    private static final int SHOWN = 100;
    private static final int LONGEST = 200;
    private static final Instant FIRST = Instant.parse("1921-03-21T00:00:00Z");
    private static final org.peyvand.customer.db.tables.Origin CAMPAIGN = ORIGIN.as("campaign");

    private final DSLContext db;
    private final Clock clock;
    private final Audit audit;
    private final Customers customers;
    private final Origins origins;
    private final Standings standings;
    private final ApplicationEventPublisher events;

    Touches(
            DSLContext db,
            Clock clock,
            Audit audit,
            Customers customers,
            Origins origins,
            Standings standings,
            ApplicationEventPublisher events) {
        this.db = db;
        this.clock = clock;
        this.audit = audit;
        this.customers = customers;
        this.origins = origins;
        this.standings = standings;
        this.events = events;
    }

    /**
     * Writes touches down and has the customers counted anew. One told before with the same contents is left alone; other
     * contents replace it. What tells nothing is passed over.
     *
     * @return the customers of whom something is new
     * @throws Refused when there are too many, a customer is unknown, or a time lies ahead or before 1300 (1921)
     */
    @Transactional
    public Set<UUID> record(List<NewTouch> told) {
        told.forEach(touch -> check(touch.at()));
        var changed = file(told);
        changed(changed);
        return changed;
    }

    private void check(Instant at) {
        if (at.isBefore(FIRST) || at.isAfter(clock.instant().plus(Duration.ofDays(1))))
            throw Refused.because("origin.refused.time");
    }

    private void changed(Set<UUID> whose) {
        if (whose.isEmpty()) return;
        standings.lock(whose);
        events.publishEvent(new TouchesChanged(whose));
    }

    /**
     * As {@link #record}, for who has the customers counted anew in the same transaction, and judges times for themselves.
     *
     * @return the customers of whom something is new
     */
    @Transactional
    public Set<UUID> file(List<NewTouch> told) {
        Acting.require(Permission.CHANGE_CUSTOMERS);
        if (told.size() > MOST) throw Refused.because("origin.refused.many", MOST);
        var clear = told.stream().filter(touch -> !touch.clue().isBlank()).toList();
        if (clear.isEmpty()) return Set.of();
        clear.forEach(Touches::checkNames);
        return write(clear);
    }

    private static void checkNames(NewTouch touch) {
        boolean fits = !touch.source().isBlank()
                && !touch.reference().isBlank()
                && touch.source().length() <= LONGEST
                && touch.reference().length() <= LONGEST;
        if (!fits) throw Refused.because("origin.refused.reference", LONGEST);
    }

    /** A touch to be written, of the customer who stands now. */
    private record Row(UUID customer, NewTouch told, Origin origin) {
        UUID filedOn() {
            return told.order().map(NewTouch.WithOrder::filedOn).orElse(customer);
        }
    }

    private Set<UUID> write(List<NewTouch> told) {
        var survivors =
                customers.survivors(told.stream().map(NewTouch::customer).collect(Collectors.toSet()));
        if (told.stream().anyMatch(touch -> !survivors.containsKey(touch.customer())))
            throw Refused.because("origin.refused.customer");
        var found = origins.told(told.stream().map(NewTouch::clue).distinct().toList());
        var byName = new HashMap<List<String>, Row>();
        for (var touch : told) {
            var row = new Row(survivors.get(touch.customer()), touch, found.get(touch.clue()));
            byName.put(List.of(touch.source(), touch.reference()), row);
        }
        var rows = new ArrayList<>(byName.values());
        rows.sort(Comparator.comparing((Row row) -> row.told().source())
                .thenComparing(row -> row.told().reference()));
        var whose = new HashSet<>(losing(rows));
        whose.addAll(upsert(rows));
        return whose;
    }

    private static final String LOSING = """
            select distinct t.customer_id from unnest(?::text[], ?::text[], ?::uuid[]) as told(source, reference, customer)
            join customer.touch t on t.workspace_id = ? and t.source = told.source and t.reference = told.reference
            where t.customer_id <> told.customer""";

    /** Customers to whom a touch belonged that is told of another now. */
    private Set<UUID> losing(List<Row> rows) {
        return db.resultQuery(
                        LOSING,
                        texts(rows, row -> row.told().source()),
                        texts(rows, row -> row.told().reference()),
                        rows.stream().map(Row::customer).toArray(UUID[]::new),
                        Acting.workspace())
                .fetchSet(0, UUID.class);
    }

    private static final String UPSERT = """
            insert into customer.touch as known (workspace_id, told_at, touch_id, customer_id, original_customer_id, at,
                channel_key, campaign_key, how, code, source, reference, order_number)
            select ?::uuid, ?::timestamptz, t.id, t.customer, t.filed_on, t.at, t.channel, t.campaign, t.how, t.code,
                t.source, t.reference, t.order_number
            from unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::timestamptz[], ?::text[], ?::text[], ?::text[], ?::text[],
                ?::text[], ?::text[], ?::text[])
                as t(id, customer, filed_on, at, channel, campaign, how, code, source, reference, order_number)
            on conflict (workspace_id, source, reference) do update
            set original_customer_id = case when known.customer_id = excluded.customer_id
                    then known.original_customer_id else excluded.original_customer_id end,
                customer_id = excluded.customer_id, at = excluded.at, channel_key = excluded.channel_key,
                campaign_key = excluded.campaign_key, how = excluded.how, code = excluded.code,
                order_number = excluded.order_number, told_at = excluded.told_at
            where (known.customer_id, known.at, known.channel_key, known.campaign_key, known.how, known.code)
                is distinct from (excluded.customer_id, excluded.at, excluded.channel_key, excluded.campaign_key,
                    excluded.how, excluded.code)
            returning customer_id""";

    private Set<UUID> upsert(List<Row> rows) {
        return db.resultQuery(
                        UPSERT,
                        Acting.workspace(),
                        now(),
                        rows.stream()
                                .map(_ -> UuidCreator.getTimeOrderedEpoch())
                                .toArray(UUID[]::new),
                        rows.stream().map(Row::customer).toArray(UUID[]::new),
                        rows.stream().map(Row::filedOn).toArray(UUID[]::new),
                        rows.stream()
                                .map(row -> row.told().at().atOffset(ZoneOffset.UTC))
                                .toArray(OffsetDateTime[]::new),
                        texts(rows, row -> row.origin().channel()),
                        texts(rows, row -> row.origin().campaign()),
                        texts(rows, row -> row.told().clue().how()),
                        texts(rows, row -> row.told().clue().code()),
                        texts(rows, row -> row.told().source()),
                        texts(rows, row -> row.told().reference()),
                        texts(rows, row -> row.told().orderNumber()))
                .fetchSet(0, UUID.class);
    }

    private static String[] texts(List<Row> rows, Function<Row, String> column) {
        return rows.stream().map(column).toArray(String[]::new);
    }

    /** The customer's touches, oldest first; at most {@value #SHOWN}. */
    @Transactional(readOnly = true)
    public List<Touch> of(UUID customer) {
        Acting.require(Permission.SEE_CUSTOMERS);
        return select().where(TOUCH.WORKSPACE_ID.eq(Acting.workspace()), TOUCH.CUSTOMER_ID.eq(customer))
                .orderBy(TOUCH.AT, TOUCH.TOUCH_ID)
                .limit(SHOWN)
                .fetch(Touches::read);
    }

    private SelectOnConditionStep<Record> select() {
        return db.select(TOUCH.fields())
                .select(ORIGIN.NAME.as("channel"), CAMPAIGN.NAME.as("campaign"))
                .from(TOUCH)
                .join(ORIGIN)
                .on(ORIGIN.WORKSPACE_ID.eq(TOUCH.WORKSPACE_ID), ORIGIN.CHANNEL_KEY.eq(TOUCH.CHANNEL_KEY))
                .and(ORIGIN.CAMPAIGN_KEY.eq(""))
                .join(CAMPAIGN)
                .on(CAMPAIGN.WORKSPACE_ID.eq(TOUCH.WORKSPACE_ID), CAMPAIGN.CHANNEL_KEY.eq(TOUCH.CHANNEL_KEY))
                .and(CAMPAIGN.CAMPAIGN_KEY.eq(TOUCH.CAMPAIGN_KEY));
    }

    private static Touch read(Record row) {
        var origin = new Origin(row.get(TOUCH.CHANNEL_KEY), row.get(TOUCH.CAMPAIGN_KEY));
        return new Touch(
                row.get(TOUCH.TOUCH_ID),
                row.get(TOUCH.AT).toInstant(),
                origin,
                row.get("channel", String.class),
                origin.campaign().isEmpty() ? "" : row.get("campaign", String.class),
                row.get(TOUCH.HOW),
                row.get(TOUCH.CODE),
                row.get(TOUCH.SOURCE),
                !row.get(TOUCH.ORDER_NUMBER).isEmpty());
    }

    /**
     * What won customers for their first purchase.
     *
     * @param firstDays the day of it, in the zone
     * @return who is missing is {@link Won#UNKNOWN}
     */
    @Transactional(readOnly = true)
    public Map<UUID, Won> won(Map<UUID, LocalDate> firstDays, ZoneId zone) {
        Acting.require(Permission.SEE_CUSTOMERS);
        if (firstDays.isEmpty()) return Map.of();
        var touches = new HashMap<UUID, List<Won.By>>();
        db.select(TOUCH.CUSTOMER_ID, TOUCH.TOUCH_ID, TOUCH.AT, TOUCH.CHANNEL_KEY, TOUCH.CAMPAIGN_KEY, TOUCH.HOW)
                .from(TOUCH)
                .where(TOUCH.WORKSPACE_ID.eq(Acting.workspace()))
                .and(TOUCH.CUSTOMER_ID.eq(DSL.any(firstDays.keySet().toArray(UUID[]::new))))
                .forEach(row -> {
                    var day = row.value3().atZoneSameInstant(zone).toLocalDate();
                    if (day.isAfter(firstDays.get(row.value1()))) return;
                    var origin = new Origin(row.value4(), row.value5());
                    touches.computeIfAbsent(row.value1(), _ -> new ArrayList<>())
                            .add(new Won.By(row.value2(), row.value3().toInstant(), row.value6(), origin));
                });
        var won = new HashMap<UUID, Won>();
        touches.forEach((customer, all) -> won.put(customer, Won.by(all)));
        return won;
    }

    private static final String FORGET = """
            delete from customer.touch t where t.workspace_id = ? and t.source = ? and t.order_number = any(?::text[])
                and t.order_number <> '' and t.reference <> all(?::text[])
            returning t.customer_id""";

    /**
     * Takes back touches that came with orders, for who has the customers counted anew in the same transaction.
     *
     * @param kept references of those that stay
     * @return whose they were
     */
    @Transactional
    public Set<UUID> forget(String source, Collection<String> orders, Collection<String> kept) {
        Acting.require(Permission.CHANGE_CUSTOMERS);
        return db.resultQuery(
                        FORGET, Acting.workspace(), source, orders.toArray(String[]::new), kept.toArray(String[]::new))
                .fetchSet(0, UUID.class);
    }

    private static final String FOLLOW = """
            update customer.touch t set customer_id = told.customer, at = told.at,
                original_customer_id = case when t.customer_id = told.customer
                    then t.original_customer_id else told.customer end
            from unnest(?::text[], ?::uuid[], ?::timestamptz[]) as told(order_number, customer, at)
            where t.workspace_id = ? and t.source = ? and t.order_number = told.order_number and t.order_number <> ''
                and (t.customer_id, t.at) is distinct from (told.customer, told.at)""";

    /** An order as it stands now: whose it is, and when it was placed. */
    public record OrderNow(String number, UUID customer, Instant at) {}

    /** Touches that came with orders follow these, for who has their customers counted anew in the same transaction. */
    @Transactional
    public void follow(String source, List<OrderNow> orders) {
        Acting.require(Permission.CHANGE_CUSTOMERS);
        db.execute(
                FOLLOW,
                orders.stream().map(OrderNow::number).toArray(String[]::new),
                orders.stream().map(OrderNow::customer).toArray(UUID[]::new),
                orders.stream()
                        .map(order -> order.at().atOffset(ZoneOffset.UTC))
                        .toArray(OffsetDateTime[]::new),
                Acting.workspace(),
                source);
    }

    /**
     * Takes back what was written down by hand.
     *
     * @throws Refused when the customer has no such touch, or it was not written down by hand
     */
    @Transactional
    public void remove(UUID id, UUID touch) {
        Acting.require(Permission.CHANGE_CUSTOMERS);
        var customer = customers.survivor(id).orElseThrow(Refused::notFound);
        int removed = db.deleteFrom(TOUCH)
                .where(TOUCH.WORKSPACE_ID.eq(Acting.workspace()), TOUCH.TOUCH_ID.eq(touch))
                .and(TOUCH.CUSTOMER_ID.eq(customer))
                .and(TOUCH.SOURCE.eq(DESK))
                .execute();
        if (removed == 0) throw Refused.notFound();
        audit.record("origin.touchRemoved", "customer", customer, Map.of());
        changed(Set.of(customer));
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
