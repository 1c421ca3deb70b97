package org.peyvand.conversation;

import static org.peyvand.conversation.db.Tables.CONVERSATION;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.OrderField;
import org.jooq.Record;
import org.jooq.ResultQuery;
import org.jooq.SelectLimitStep;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.peyvand.conversation.InboxView.Order;
import org.peyvand.conversation.InboxView.View;
import org.peyvand.conversation.db.tables.records.ConversationRecord;
import org.peyvand.conversation.reading.Rows;
import org.peyvand.conversation.reading.Tags;
import org.peyvand.conversation.reading.Visible;
import org.peyvand.customer.Cursor;
import org.peyvand.workspace.Acting;
import org.peyvand.workspace.Permission;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The lists of conversations, a page at a time, each view and order on an index of its own. What narrows a view, and what
 * is out of sight in it, is looked for among so many of its next conversations and no further; the next page goes on.
 */
@Service
public class Inbox {

    /** A view holding more than that is shown as «+۹۹». */
    public static final int MOST_COUNTED = 99;

    /** So many conversations of a view are looked through for a page of a narrowed one. */
    static final int LOOKED_THROUGH = 5_000;

    /** And so many to count it: where there are more, it may hold more than is said. */
    private static final int COUNTED_THROUGH = 1_000;

    private static final int PAGE = 50;

    private final DSLContext db;
    private final Tags tags;
    private final Visible visible;
    private final Clock clock;

    Inbox(DSLContext db, Tags tags, Visible visible, Clock clock) {
        this.db = db;
        this.tags = tags;
        this.visible = visible;
        this.clock = clock;
    }

    /** A page of conversations and where the next one begins; no cursor on the last page. */
    public record Slice(List<Conversation> conversations, Optional<Cursor> next) {}

    /** The conversations of a view, after its cursor if it has one. */
    @Transactional(readOnly = true)
    public Slice page(InboxView view) {
        Acting.require(Permission.SEE_CONVERSATIONS);
        var found = query(view).fetchInto(CONVERSATION);
        var shown = found.subList(0, Math.min(PAGE, found.size()));
        var next = found.size() > PAGE ? Optional.of(cursor(view.order(), shown.getLast())) : further(view);
        return new Slice(read(shown), next);
    }

    /**
     * Whether nobody has ever written here, nor has anybody been written to. It counts what is out of sight too, and so says only
     * that there is something, never what.
     */
    @Transactional(readOnly = true)
    public boolean isNew() {
        Acting.require(Permission.SEE_CONVERSATIONS);
        return !db.fetchExists(CONVERSATION, CONVERSATION.WORKSPACE_ID.eq(Acting.workspace()));
    }

    /** A page of a customer's conversations, the last one first, but for those joined to another. */
    @Transactional(readOnly = true)
    public Slice ofCustomer(UUID customer, Optional<Cursor> after) {
        Acting.require(Permission.SEE_CONVERSATIONS);
        var found = db.selectFrom(CONVERSATION)
                .where(visible.all(), CONVERSATION.CUSTOMER_ID.eq(customer), CONVERSATION.JOINED_INTO.isNull())
                .and(after.map(from -> after(Order.NEWEST, from)).orElse(DSL.noCondition()))
                .orderBy(order(CONVERSATION, Order.NEWEST))
                .limit(PAGE + 1)
                .fetch();
        var shown = found.subList(0, Math.min(PAGE, found.size()));
        var next = found.size() > PAGE ? Optional.of(cursor(Order.NEWEST, shown.getLast())) : Optional.<Cursor>empty();
        return new Slice(read(shown), next);
    }

    /** A page, read along the view's index. */
    ResultQuery<? extends Record> query(InboxView view) {
        var hidden = visible.hidden();
        if (view.filter().isNone() && hidden.isEmpty()) return along(view).limit(PAGE + 1);
        var next = along(view).limit(LOOKED_THROUGH).asTable("next");
        return db.select(next.fields())
                .from(next)
                .where(narrowed(next, view.filter(), hidden))
                .orderBy(order(next, view.order()))
                .limit(PAGE + 1);
    }

    private SelectLimitStep<ConversationRecord> along(InboxView view) {
        return db.selectFrom(CONVERSATION)
                .where(in(view.view()))
                .and(view.after().map(from -> after(view.order(), from)).orElse(DSL.noCondition()))
                .orderBy(order(CONVERSATION, view.order()));
    }

    /** Where a narrowed view was looked through as far as that and holds more. */
    private Optional<Cursor> further(InboxView view) {
        if (view.filter().isNone() && visible.hidden().isEmpty()) return Optional.empty();
        return along(view).limit(1).offset(LOOKED_THROUGH - 1).fetchOptional().map(last -> cursor(view.order(), last));
    }

    private List<Conversation> read(List<ConversationRecord> rows) {
        var labels =
                tags.of(rows.stream().map(ConversationRecord::getConversationId).toList());
        return rows.stream()
                .map(row -> Rows.conversation(row, labels.getOrDefault(row.getConversationId(), List.of())))
                .toList();
    }

    /** Written into the statement and not sent beside it, so that the planner sees which partial index will do. */
    private static Condition in(View view) {
        var active = CONVERSATION.STATE.in(DSL.inline(State.OPEN.code()), DSL.inline(State.WAITING.code()));
        var which = switch (view) {
            case MINE ->
                active.and(CONVERSATION.ASSIGNEE_ID.eq(Acting.now().id().orElse(new UUID(0, 0))));
            case UNASSIGNED -> active.and(CONVERSATION.ASSIGNEE_ID.isNull());
            case OPEN -> is(State.OPEN);
            case DUE -> CONVERSATION.DUE_AT.isNotNull();
            case WAITING -> is(State.WAITING);
            case SNOOZED -> is(State.SNOOZED);
            case ALL -> CONVERSATION.STATE.ne(DSL.inline(State.CLOSED.code()));
            case CLOSED -> is(State.CLOSED).and(CONVERSATION.JOINED_INTO.isNull());
        };
        return CONVERSATION.WORKSPACE_ID.eq(Acting.workspace()).and(which);
    }

    private static Condition is(State state) {
        return CONVERSATION.STATE.eq(DSL.inline(state.code()));
    }

    private Condition narrowed(Table<?> of, InboxFilter filter, Set<UUID> hidden) {
        var all = Visible.outside(of.field(CONVERSATION.TEAM_ID), hidden);
        if (filter.channel().isPresent())
            all = all.and(of.field(CONVERSATION.CHANNEL).eq(filter.channel().get()));
        if (filter.team().isPresent())
            all = all.and(of.field(CONVERSATION.TEAM_ID).eq(filter.team().get()));
        if (filter.owner().isPresent())
            all = all.and(of.field(CONVERSATION.ASSIGNEE_ID).eq(filter.owner().get()));
        if (filter.priority().isPresent()) {
            all = all.and(of.field(CONVERSATION.PRIORITY)
                    .eq((short) filter.priority().get().ordinal()));
        }
        return filter.tag().isPresent()
                ? all.and(tags.have(
                        of.field(CONVERSATION.CONVERSATION_ID), filter.tag().get()))
                : all;
    }

    private static Condition after(Order order, Cursor from) {
        return switch (order) {
            case NEWEST ->
                DSL.row(CONVERSATION.LAST_MESSAGE_AT, CONVERSATION.CONVERSATION_ID)
                        .lt(from.time(), from.id());
            case LONGEST ->
                DSL.row(CONVERSATION.SINCE, CONVERSATION.CONVERSATION_ID).gt(from.time(), from.id());
            case DUE ->
                DSL.row(CONVERSATION.DUE_AT, CONVERSATION.CONVERSATION_ID).gt(from.time(), from.id());
        };
    }

    private static List<OrderField<?>> order(Table<?> of, Order order) {
        var id = of.field(CONVERSATION.CONVERSATION_ID);
        return switch (order) {
            case NEWEST -> List.of(of.field(CONVERSATION.LAST_MESSAGE_AT).desc(), id.desc());
            case LONGEST -> List.of(of.field(CONVERSATION.SINCE).asc(), id.asc());
            case DUE -> List.of(of.field(CONVERSATION.DUE_AT).asc(), id.asc());
        };
    }

    private static Cursor cursor(Order order, ConversationRecord last) {
        var at = switch (order) {
            case NEWEST -> last.getLastMessageAt();
            case LONGEST -> last.getSince();
            case DUE -> last.getDueAt();
        };
        return Cursor.of(at.toInstant(), last.getConversationId());
    }

    /** As {@link #counts(InboxFilter)}, of whole views. */
    @Transactional(readOnly = true)
    public Map<View, Integer> counts() {
        return counts(InboxFilter.NONE);
    }

    /**
     * How many each view holds, none of them counted beyond {@value #MOST_COUNTED} + 1; closed ones are not counted, and
     * of those with a due time only those it is near for, or past.
     */
    @Transactional(readOnly = true)
    public Map<View, Integer> counts(InboxFilter filter) {
        Acting.require(Permission.SEE_CONVERSATIONS);
        var hidden = visible.hidden();
        var views =
                Arrays.stream(View.values()).filter(view -> view != View.CLOSED).toList();
        var row = db.select(
                        views.stream().map(view -> count(view, filter, hidden)).toList())
                .fetchSingle();
        var counts = new EnumMap<View, Integer>(View.class);
        for (int i = 0; i < views.size(); i++) counts.put(views.get(i), row.get(i, Integer.class));
        return counts;
    }

    private Field<Integer> count(View view, InboxFilter filter, Set<UUID> hidden) {
        var some = some(view, filter, hidden);
        var due = view == View.DUE
                ? some.field(CONVERSATION.WARN_AT).le(clock.instant().atOffset(ZoneOffset.UTC))
                : DSL.noCondition();
        return DSL.field(db.selectCount().from(some).where(due));
    }

    /** At most a hundred of a view; of those with a due time those due first. */
    private Table<?> some(View view, InboxFilter filter, Set<UUID> hidden) {
        var plain = filter.isNone() && hidden.isEmpty();
        var fields = plain ? new Field<?>[] {CONVERSATION.WARN_AT, CONVERSATION.DUE_AT} : CONVERSATION.fields();
        var inView = db.select(fields).from(CONVERSATION).where(in(view));
        var ordered = view == View.DUE ? inView.orderBy(order(CONVERSATION, Order.DUE)) : inView;
        if (plain) return ordered.limit(MOST_COUNTED + 1).asTable("some");
        var looked = ordered.limit(COUNTED_THROUGH).asTable("looked");
        return db.select(looked.field(CONVERSATION.WARN_AT), looked.field(CONVERSATION.DUE_AT))
                .from(looked)
                .where(narrowed(looked, filter, hidden))
                .limit(MOST_COUNTED + 1)
                .asTable("some");
    }

    /** How many promises are broken by now, and how many are due until then, together at most {@value #MOST_COUNTED} + 1. */
    public record DueCounts(int broken, int until) {}

    /** What the time until then still asks for. */
    @Transactional(readOnly = true)
    public DueCounts due(Instant until) {
        Acting.require(Permission.SEE_CONVERSATIONS);
        var some = some(View.DUE, InboxFilter.NONE, visible.hidden());
        var due = some.field(CONVERSATION.DUE_AT);
        var broken = due.lt(clock.instant().atOffset(ZoneOffset.UTC));
        var row = db.select(
                        DSL.count().filterWhere(broken),
                        DSL.count().filterWhere(broken.not().and(due.lt(until.atOffset(ZoneOffset.UTC)))))
                .from(some)
                .fetchSingle();
        return new DueCounts(row.value1(), row.value2());
    }
}
