package org.peyvand.conversation.note;

import static org.peyvand.conversation.db.Tables.CONVERSATION;
import static org.peyvand.conversation.db.Tables.INQUIRY;
import static org.peyvand.conversation.db.Tables.MESSAGE;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.ResultQuery;
import org.jooq.SelectJoinStep;
import org.jooq.SelectSelectStep;
import org.jooq.impl.DSL;
import org.peyvand.conversation.Conversation;
import org.peyvand.conversation.Inbox;
import org.peyvand.conversation.Inquiry;
import org.peyvand.conversation.reading.Rows;
import org.peyvand.conversation.reading.Visible;
import org.peyvand.conversation.writing.Writing;
import org.peyvand.customer.Cursor;
import org.peyvand.workspace.Acting;
import org.peyvand.workspace.Permission;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The questions that wait for whoever acts, and those they wait for themselves. */
@Service
class OpenInquiries {

    private static final int PAGE = 30;
    private static final UUID NOBODY = new UUID(0, 0);

    private final DSLContext db;
    private final Visible visible;
    private final Colleagues colleagues;

    OpenInquiries(DSLContext db, Visible visible, Colleagues colleagues) {
        this.db = db;
        this.visible = visible;
        this.colleagues = colleagues;
    }

    /** Which of them. */
    enum Side {
        /** Asked of oneself, or of a team one belongs to. */
        OF_ME,
        BY_ME
    }

    /** One of them, with the conversation it is about. */
    record Line(Inquiry question, Conversation conversation) {}

    /** A page of them, the newest first. */
    record Slice(List<Line> asked, Optional<Cursor> next) {}

    @Transactional(readOnly = true)
    public Slice page(Side side, Optional<Cursor> after) {
        Acting.require(Permission.SEE_CONVERSATIONS);
        var found = query(side, after)
                .fetch(row -> new Line(
                        Rows.question(row.into(INQUIRY), row.into(MESSAGE)),
                        Rows.conversation(row.into(CONVERSATION), List.of())));
        var shown = found.subList(0, Math.min(PAGE, found.size()));
        var next = found.size() > PAGE
                ? Optional.of(Cursor.of(
                        shown.getLast().question().at(),
                        shown.getLast().question().id()))
                : Optional.<Cursor>empty();
        return new Slice(shown, next);
    }

    private ResultQuery<Record> query(Side side, Optional<Cursor> after) {
        Condition older = after.map(cursor -> (Condition)
                        DSL.row(INQUIRY.ASKED_AT, INQUIRY.MESSAGE_ID).lt(cursor.time(), cursor.id()))
                .orElse(DSL.noCondition());
        return from(db.select())
                .where(open(side), visible.all(), older)
                .orderBy(INQUIRY.ASKED_AT.desc(), INQUIRY.MESSAGE_ID.desc())
                .limit(PAGE + 1);
    }

    private static <R extends Record> SelectJoinStep<R> from(SelectSelectStep<R> select) {
        return select.from(INQUIRY)
                .join(MESSAGE)
                .on(MESSAGE.WORKSPACE_ID.eq(INQUIRY.WORKSPACE_ID), MESSAGE.MESSAGE_ID.eq(INQUIRY.MESSAGE_ID))
                .join(CONVERSATION)
                .on(CONVERSATION.WORKSPACE_ID.eq(MESSAGE.WORKSPACE_ID))
                .and(CONVERSATION.CONVERSATION_ID.eq(MESSAGE.CONVERSATION_ID));
    }

    /** How many are asked of whoever acts, at most a hundred. */
    @Transactional(readOnly = true)
    public int ofMe() {
        Acting.require(Permission.SEE_CONVERSATIONS);
        return db.fetchCount(from(db.select(DSL.one()))
                .where(open(Side.OF_ME), visible.all())
                .limit(Inbox.MOST_COUNTED + 1));
    }

    private Condition open(Side side) {
        var me = Writing.member().orElse(NOBODY);
        var whose = switch (side) {
            case OF_ME -> INQUIRY.MEMBER_ID.eq(me).or(INQUIRY.TEAM_ID.in(colleagues.ownTeams()));
            case BY_ME -> INQUIRY.ASKED_BY.eq(me);
        };
        return INQUIRY.WORKSPACE_ID
                .eq(Acting.workspace())
                .and(INQUIRY.ANSWERED_AT.isNull())
                .and(INQUIRY.WITHDRAWN_AT.isNull())
                .and(whose);
    }
}
