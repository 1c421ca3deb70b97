package org.peyvand.conversation;

import static org.peyvand.conversation.db.Tables.CONVERSATION;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.OrderField;
import org.jooq.Record1;
import org.jooq.ResultQuery;
import org.jooq.Select;
import org.jooq.impl.DSL;
import org.peyvand.conversation.InboxView.Order;
import org.peyvand.conversation.InboxView.View;
import org.peyvand.conversation.db.tables.records.ConversationRecord;
import org.peyvand.customer.Cursor;
import org.peyvand.workspace.Acting;
import org.peyvand.workspace.Permission;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The lists of conversations, a page at a time, each view and order on an index of its own. */
@Service
public class Inbox {

    /** A view holding more than that is shown as «+۹۹». */
    public static final int MOST_COUNTED = 99;

    private static final int PAGE = 50;

    private final DSLContext db;
    private final Tags tags;
    private final Clock clock;

    Inbox(DSLContext db, Tags tags, Clock clock) {
        this.db = db;
        this.tags = tags;
        this.clock = clock;
    }

    /** A page of conversations and where the next one begins; no cursor on the last page. */
    public record Slice(List<Conversation> conversations, Optional<Cursor> next) {}

    /** The conversations of a view, after its cursor if it has one. */
    @Transactional(readOnly = true)
    public Slice page(InboxView view) {
        Acting.require(Permission.SEE_CONVERSATIONS);
        var found = query(view).fetch();
        var shown = found.subList(0, Math.min(PAGE, found.size()));
        var next = found.size() > PAGE ? Optional.of(cursor(view.order(), shown.getLast())) : Optional.<Cursor>empty();
        return new Slice(read(shown), next);
    }

    ResultQuery<ConversationRecord> query(InboxView view) {
        return db.selectFrom(CONVERSATION)
                .where(in(view.view()))
                .and(view.after().map(from -> after(view.order(), from)).orElse(DSL.noCondition()))
                .orderBy(order(view.order()))
                .limit(PAGE + 1);
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
            case CLOSED -> is(State.CLOSED);
        };
        return CONVERSATION.WORKSPACE_ID.eq(Acting.workspace()).and(which);
    }

    private static Condition is(State state) {
        return CONVERSATION.STATE.eq(DSL.inline(state.code()));
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

    private static List<OrderField<?>> order(Order order) {
        return switch (order) {
            case NEWEST -> List.of(CONVERSATION.LAST_MESSAGE_AT.desc(), CONVERSATION.CONVERSATION_ID.desc());
            case LONGEST -> List.of(CONVERSATION.SINCE.asc(), CONVERSATION.CONVERSATION_ID.asc());
            case DUE -> List.of(CONVERSATION.DUE_AT.asc(), CONVERSATION.CONVERSATION_ID.asc());
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

    /**
     * How many each view holds, none of them counted beyond {@value #MOST_COUNTED} + 1; closed ones are not counted, and
     * of those with a due time only those it is near for, or past.
     */
    @Transactional(readOnly = true)
    public Map<View, Integer> counts() {
        Acting.require(Permission.SEE_CONVERSATIONS);
        var views =
                Arrays.stream(View.values()).filter(view -> view != View.CLOSED).toList();
        var row = db.select(views.stream().map(this::count).toList()).fetchSingle();
        var counts = new EnumMap<View, Integer>(View.class);
        for (int i = 0; i < views.size(); i++) counts.put(views.get(i), row.get(i, Integer.class));
        return counts;
    }

    private Field<Integer> count(View view) {
        if (view == View.DUE) return count(dueFirst(CONVERSATION.WARN_AT), CONVERSATION.WARN_AT, clock.instant());
        var some = db.select(DSL.one()).from(CONVERSATION).where(in(view)).limit(MOST_COUNTED + 1);
        return DSL.field(db.selectCount().from(some.asTable("some")));
    }

    /** Of those due first, which so many are looked at. */
    private Select<Record1<OffsetDateTime>> dueFirst(Field<OffsetDateTime> time) {
        return db.select(time)
                .from(CONVERSATION)
                .where(in(View.DUE))
                .orderBy(order(Order.DUE))
                .limit(MOST_COUNTED + 1);
    }

    private Field<Integer> count(Select<Record1<OffsetDateTime>> some, Field<OffsetDateTime> time, Instant until) {
        var looked = some.asTable("some");
        return DSL.field(db.selectCount().from(looked).where(looked.field(time).le(until.atOffset(ZoneOffset.UTC))));
    }

    /** How many promises are broken by now, and how many are due until then, both at most {@value #MOST_COUNTED} + 1. */
    public record DueCounts(int broken, int until) {}

    /** What the day still asks for. */
    @Transactional(readOnly = true)
    public DueCounts due(Instant until) {
        Acting.require(Permission.SEE_CONVERSATIONS);
        var row = db.select(
                        count(dueFirst(CONVERSATION.DUE_AT), CONVERSATION.DUE_AT, clock.instant()),
                        count(dueFirst(CONVERSATION.DUE_AT), CONVERSATION.DUE_AT, until))
                .fetchSingle();
        return new DueCounts(row.value1(), row.value2() - row.value1());
    }
}
