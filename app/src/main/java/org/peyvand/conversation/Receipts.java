package org.peyvand.conversation;

import static org.peyvand.conversation.db.Tables.CONVERSATION;
import static org.peyvand.conversation.db.Tables.SEEN;

import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.TableField;
import org.jooq.impl.DSL;
import org.peyvand.conversation.db.tables.records.SeenRecord;
import org.peyvand.conversation.live.Change;
import org.peyvand.conversation.live.Changes;
import org.peyvand.conversation.reading.Visible;
import org.peyvand.workspace.Acting;
import org.peyvand.workspace.Permission;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * How far each side has seen a conversation, told as it happens. Only what stood on a screen somebody looked at counts;
 * it never goes back.
 */
@Service
public class Receipts {

    private final DSLContext db;
    private final Visible visible;
    private final Changes changes;

    Receipts(DSLContext db, Visible visible, Changes changes) {
        this.db = db;
        this.visible = visible;
        this.changes = changes;
    }

    /** The numbers of the last messages seen; 0 where nothing was. */
    public record Seen(int byCustomer, int byUs) {

        static final Seen NOTHING = new Seen(0, 0);
    }

    /** How far a conversation has been seen. */
    @Transactional(readOnly = true)
    public Seen of(UUID conversation) {
        Acting.require(Permission.SEE_CONVERSATIONS);
        return db.fetchOptional(SEEN, SEEN.WORKSPACE_ID.eq(Acting.workspace()), SEEN.CONVERSATION_ID.eq(conversation))
                .map(row -> new Seen(row.getByCustomer(), row.getByUs()))
                .orElse(Seen.NOTHING);
    }

    /** The customer has seen the messages up to that number. */
    @Transactional
    public void seenByCustomer(UUID conversation, int number) {
        Acting.require(Permission.SEE_CONVERSATIONS);
        if (see(SEEN.BY_CUSTOMER, conversation, number)) changes.tell(conversation, Change.What.SEEN);
    }

    /** A member who may answer has seen the messages up to that number. */
    @Transactional
    public void seenByUs(UUID conversation, int number) {
        Acting.require(Permission.ANSWER_CONVERSATIONS);
        if (see(SEEN.BY_US, conversation, number)) changes.tell(conversation, Change.What.READ);
    }

    /** Nobody has seen more than there is; whether that is news. */
    private boolean see(TableField<SeenRecord, Integer> by, UUID conversation, int number) {
        var upTo = DSL.least(DSL.val(number), CONVERSATION.MESSAGES);
        return db.insertInto(SEEN, SEEN.WORKSPACE_ID, SEEN.CONVERSATION_ID, by)
                        .select(DSL.select(CONVERSATION.WORKSPACE_ID, CONVERSATION.CONVERSATION_ID, upTo)
                                .from(CONVERSATION)
                                .where(visible.of(conversation))
                                .and(upTo.gt(0)))
                        .onConflict(SEEN.WORKSPACE_ID, SEEN.CONVERSATION_ID)
                        .doUpdate()
                        .set(by, DSL.excluded(by))
                        .where(by.lt(DSL.excluded(by)))
                        .execute()
                > 0;
    }
}
