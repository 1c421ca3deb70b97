package org.peyvand.customer;

import static org.peyvand.customer.db.Tables.CUSTOMER;
import static org.peyvand.customer.db.Tables.HANDLE;
import static org.peyvand.customer.db.Tables.STANDING;
import static org.peyvand.customer.db.Tables.TAG;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.OrderField;
import org.jooq.Record;
import org.jooq.ResultQuery;
import org.jooq.SelectConditionStep;
import org.jooq.SelectLimitStep;
import org.jooq.impl.DSL;
import org.peyvand.language.Fold;
import org.peyvand.web.Reader;
import org.peyvand.workspace.Acting;
import org.peyvand.workspace.Permission;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The customers, a page at a time, each order on an index of its own; no page counts them all. */
@Service
public class CustomerList {

    private static final int PAGE = 50;

    private static final double GIVEN_UP = 0.05;

    /** Less than this part of what a customer usually buys at once is as good as nothing. */
    private static final int NOTHING_BESIDE = 100;

    private static final int LOOKED_AT = 200;

    private final DSLContext db;
    private final Clock clock;
    private final KeptOrder expected;

    CustomerList(DSLContext db, Clock clock, KeptOrder expected) {
        this.db = db;
        this.clock = clock;
        this.expected = expected;
    }

    /**
     * The orders the list comes in. {@link #EXPECTED}: by the value of what they will buy, {@link #PURCHASES}: by how often they
     * will, {@link #STAYING}: who most likely still is a customer first, {@link #LOST}: who most likely is none any more.
     */
    public enum Sort {
        WORTH,
        EXPECTED,
        PURCHASES,
        STAYING,
        LOST,
        SEEN,
        LATE,
        NEWEST
    }

    /** What the list is narrowed to. */
    public record Filter(boolean lateOnly, Optional<Long> worthAtLeast, Optional<String> tag) {
        public static final Filter NONE = new Filter(false, Optional.empty(), Optional.empty());
    }

    /**
     * One line of the list.
     *
     * @param expected what they are expected to bring up to the horizon, in the smallest unit, where anything is
     * @param purchases how many are expected of them up to there, where that is known
     * @param alive probability that they still are a customer, 0 to 1, where it is known
     */
    public record Row(
            UUID id,
            String name,
            String city,
            Optional<Handle> handle,
            Standing standing,
            Optional<Long> expected,
            Optional<Double> purchases,
            Optional<Double> alive,
            Instant since) {

        /** Whether what is expected of them is nothing beside what they usually buy at once. */
        public boolean expectsNothing() {
            return expected.filter(amount -> amount < standing.averageOrder() / NOTHING_BESIDE)
                    .isPresent();
        }

        /** Whether they have been silent for so long that hardly any like them came back. */
        public boolean isGivenUp() {
            return isGivenUp(alive);
        }

        private static boolean isGivenUp(Optional<Double> alive) {
            return alive.filter(probability -> probability < GIVEN_UP).isPresent();
        }
    }

    /** A page of lines and where the next one begins; no cursor on the last page. */
    public record Slice(List<Row> rows, Optional<Cursor> next) {}

    /** The customers in this order, after the cursor if one is given. */
    @Transactional(readOnly = true)
    public Slice page(Sort sort, Filter filter, Optional<Cursor> after) {
        Acting.require(Permission.SEE_CUSTOMERS);
        var found = query(sort, filter, after).fetch();
        var shown = found.subList(0, Math.min(PAGE, found.size()));
        var next = found.size() > PAGE ? Optional.of(cursor(sort, shown.getLast())) : Optional.<Cursor>empty();
        return new Slice(withHandles(shown), next);
    }

    ResultQuery<Record> query(Sort sort, Filter filter, Optional<Cursor> after) {
        return inOrder(lines().and(matching(filter)), sort, after).limit(PAGE + 1);
    }

    /** The lines of these customers, in the order given; those joined to another are left out. */
    @Transactional(readOnly = true)
    public List<Row> of(List<UUID> ids) {
        var rows = byId(ids);
        return ids.stream().map(rows::get).filter(Objects::nonNull).toList();
    }

    /** The lines of these customers by their ids; those joined to another are left out. */
    @Transactional(readOnly = true)
    public Map<UUID, Row> byId(Collection<UUID> ids) {
        Acting.require(Permission.SEE_CUSTOMERS);
        if (ids.isEmpty()) return Map.of();
        var found = lines().and(STANDING.CUSTOMER_ID.eq(DSL.any(ids.toArray(UUID[]::new))));
        return withHandles(found.fetch()).stream().collect(Collectors.toMap(Row::id, Function.identity()));
    }

    /**
     * Those late against their own rhythm who are worth most, best first. Who is given up comes behind those who may still
     * be won back, as far as these are among the best {@value #LOOKED_AT}.
     */
    @Transactional(readOnly = true)
    public List<Row> lateAndWorthMost(int most) {
        Acting.require(Permission.SEE_CUSTOMERS);
        var best = lines().and(STANDING.LATE_FROM.le(now()))
                .and(STANDING.WORTH.gt(0L))
                .orderBy(STANDING.WORTH.desc(), STANDING.CUSTOMER_ID.desc())
                .limit(Math.max(most, LOOKED_AT))
                .fetch();
        return withHandles(Stream.concat(
                        best.stream().filter(line -> !isGivenUp(line)),
                        best.stream().filter(this::isGivenUp))
                .limit(most)
                .toList());
    }

    private boolean isGivenUp(Record line) {
        return Row.isGivenUp(alive(line));
    }

    private Optional<Double> alive(Record line) {
        return Optional.ofNullable(line.get(expected.alive()));
    }

    /** How many of those there are, counted to one more than that at the most. */
    @Transactional(readOnly = true)
    public int late(int most) {
        Acting.require(Permission.SEE_CUSTOMERS);
        return db.fetchCount(db.selectOne()
                .from(STANDING)
                .where(STANDING.WORKSPACE_ID.eq(Acting.workspace()), STANDING.LATE_FROM.le(now()))
                .and(STANDING.WORTH.gt(0L))
                .limit(most + 1));
    }

    /** What is to be said above the list while what customers bring is being counted. */
    @Transactional(readOnly = true)
    Optional<String> counting(Reader reader) {
        Acting.require(Permission.SEE_CUSTOMERS);
        return expected.counting().apply(reader);
    }

    private SelectConditionStep<Record> lines() {
        return db.select(STANDING.fields())
                .select(CUSTOMER.NAME, CUSTOMER.CITY, CUSTOMER.CREATED_AT)
                .select(expected.value(), expected.purchases(), expected.alive())
                .from(STANDING)
                .join(CUSTOMER)
                .on(CUSTOMER.WORKSPACE_ID.eq(STANDING.WORKSPACE_ID), CUSTOMER.CUSTOMER_ID.eq(STANDING.CUSTOMER_ID))
                .leftJoin(expected.table())
                .on(
                        expected.workspace().eq(STANDING.WORKSPACE_ID),
                        expected.customer().eq(STANDING.CUSTOMER_ID))
                .where(STANDING.WORKSPACE_ID.eq(Acting.workspace()), CUSTOMER.MERGED_INTO.isNull());
    }

    private Condition matching(Filter filter) {
        var condition = DSL.noCondition();
        if (filter.lateOnly()) condition = condition.and(STANDING.LATE_FROM.le(now()));
        if (filter.worthAtLeast().isPresent()) {
            condition = condition.and(STANDING.WORTH.ge(filter.worthAtLeast().get()));
        }
        if (filter.tag().isPresent())
            condition = condition.and(tagged(filter.tag().get()));
        return condition;
    }

    private Condition tagged(String label) {
        return DSL.exists(db.selectOne()
                .from(TAG)
                .where(TAG.WORKSPACE_ID.eq(STANDING.WORKSPACE_ID), TAG.CUSTOMER_ID.eq(STANDING.CUSTOMER_ID))
                .and(TAG.TAG_KEY.eq(Fold.spaceless(label))));
    }

    private SelectLimitStep<Record> inOrder(SelectConditionStep<Record> query, Sort sort, Optional<Cursor> after) {
        return switch (sort) {
            case WORTH ->
                after.map(from -> query.and(
                                DSL.row(STANDING.WORTH, STANDING.CUSTOMER_ID).lt(from.number(), from.id())))
                        .orElse(query)
                        .orderBy(STANDING.WORTH.desc(), STANDING.CUSTOMER_ID.desc());
            case EXPECTED ->
                after.map(from -> query.and(
                                DSL.row(expected.value(), expected.customer()).lt(from.number(), from.id())))
                        .orElse(query)
                        .and(isKnown(expected.value()))
                        .orderBy(expected.value().desc(), expected.customer().desc());
            case PURCHASES -> mostFirst(expected.purchases(), query, after);
            case STAYING -> mostFirst(expected.alive(), query, after);
            case LOST ->
                after.map(from -> query.and(
                                DSL.row(expected.alive(), expected.customer()).gt(from.fraction(), from.id())))
                        .orElse(query)
                        .and(isKnown(expected.alive()))
                        .orderBy(expected.alive(), expected.customer());
            case SEEN ->
                after.map(from -> query.and(DSL.row(STANDING.LAST_SEEN_AT, STANDING.CUSTOMER_ID)
                                .lt(from.time(), from.id())))
                        .orElse(query)
                        .and(STANDING.LAST_SEEN_AT.isNotNull())
                        .orderBy(STANDING.LAST_SEEN_AT.desc(), STANDING.CUSTOMER_ID.desc());
            case LATE ->
                after.map(from -> query.and(DSL.row(STANDING.LATE_FROM, STANDING.CUSTOMER_ID)
                                .gt(from.time(), from.id())))
                        .orElse(query)
                        .and(STANDING.LATE_FROM.isNotNull())
                        .orderBy(STANDING.LATE_FROM, STANDING.CUSTOMER_ID);
            case NEWEST ->
                after.map(from -> query.and(CUSTOMER.CUSTOMER_ID.lt(from.id())))
                        .orElse(query)
                        .orderBy(newest());
        };
    }

    private SelectLimitStep<Record> mostFirst(
            Field<Double> number, SelectConditionStep<Record> query, Optional<Cursor> after) {
        return after.map(from -> query.and(DSL.row(number, expected.customer()).lt(from.fraction(), from.id())))
                .orElse(query)
                .and(isKnown(number))
                .orderBy(number.desc(), expected.customer().desc());
    }

    /** Those of whom nothing is expected yet stand in no order by it. */
    private Condition isKnown(Field<?> number) {
        return expected.workspace().eq(Acting.workspace()).and(number.isNotNull());
    }

    private static OrderField<UUID> newest() {
        return CUSTOMER.CUSTOMER_ID.desc();
    }

    private Cursor cursor(Sort sort, Record last) {
        var id = last.get(STANDING.CUSTOMER_ID);
        return switch (sort) {
            case WORTH -> Cursor.of(last.get(STANDING.WORTH), id);
            case EXPECTED -> Cursor.of(last.get(expected.value()), id);
            case PURCHASES -> Cursor.ofFraction(last.get(expected.purchases()), id);
            case STAYING, LOST -> Cursor.ofFraction(last.get(expected.alive()), id);
            case SEEN -> Cursor.of(last.get(STANDING.LAST_SEEN_AT), id);
            case LATE -> Cursor.of(last.get(STANDING.LATE_FROM), id);
            case NEWEST -> Cursor.of(0L, id);
        };
    }

    private List<Row> withHandles(Collection<Record> lines) {
        var ids = lines.stream().map(line -> line.get(STANDING.CUSTOMER_ID)).toList();
        var handles = ids.isEmpty() ? Map.<UUID, Handle>of() : firstHandles(ids);
        return lines.stream()
                .map(line -> new Row(
                        line.get(STANDING.CUSTOMER_ID),
                        line.get(CUSTOMER.NAME),
                        line.get(CUSTOMER.CITY),
                        Optional.ofNullable(handles.get(line.get(STANDING.CUSTOMER_ID))),
                        Rows.standing(line.into(STANDING)),
                        Optional.ofNullable(line.get(expected.value())),
                        Optional.ofNullable(line.get(expected.purchases())),
                        alive(line),
                        line.get(CUSTOMER.CREATED_AT).toInstant()))
                .toList();
    }

    /** A mobile before a mail address before a telephone before a number in the shop. */
    private Map<UUID, Handle> firstHandles(Collection<UUID> ids) {
        var first = new HashMap<UUID, Handle>();
        db.selectFrom(HANDLE)
                .where(
                        HANDLE.WORKSPACE_ID.eq(Acting.workspace()),
                        HANDLE.CUSTOMER_ID.eq(DSL.any(ids.toArray(UUID[]::new))))
                .orderBy(
                        DSL.case_(HANDLE.KIND)
                                .when("mobile", 0)
                                .when("mail", 1)
                                .when("phone", 2)
                                .else_(3),
                        HANDLE.CREATED_AT)
                .forEach(row -> first.putIfAbsent(row.getCustomerId(), Rows.handle(row)));
        return first;
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
