package org.peyvand.conversation.live;

import static org.peyvand.conversation.db.Tables.CONVERSATION;

import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record2;
import org.peyvand.conversation.db.tables.records.ConversationRecord;
import org.peyvand.workspace.Acting;
import org.peyvand.workspace.MemberChanged;
import org.peyvand.workspace.TeamsChanged;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Tells all nodes that a conversation changed, as soon as the caller's transaction is through and not before. */
@Component
public class Changes {

    static final String TOPIC = "conversation_changes";

    private final DSLContext db;
    private final Notifier notifier;

    Changes(DSLContext db, Notifier notifier) {
        this.db = db;
        this.notifier = notifier;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void tell(UUID conversation) {
        tell(conversation, Change.What.CHANGED);
    }

    /** Who may see what has changed: every open screen asks for its rights anew. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void tell(TeamsChanged changed) {
        tellOfRights();
    }

    /** As {@link #tell(TeamsChanged)}. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void tell(MemberChanged changed) {
        tellOfRights();
    }

    private void tellOfRights() {
        send(new Change(Acting.workspace(), new UUID(0, 0), Change.What.TEAMS, Optional.empty(), Optional.empty()));
    }

    /** As {@link #tell(UUID)}, of a conversation whose row is at hand. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void tell(ConversationRecord row) {
        var team = Optional.ofNullable(row.getTeamId());
        var customer = Optional.ofNullable(row.getCustomerId());
        send(new Change(row.getWorkspaceId(), row.getConversationId(), Change.What.CHANGED, team, customer));
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void tell(UUID conversation, Change.What what) {
        var found = db.select(CONVERSATION.TEAM_ID, CONVERSATION.CUSTOMER_ID)
                .from(CONVERSATION)
                .where(CONVERSATION.WORKSPACE_ID.eq(Acting.workspace()))
                .and(CONVERSATION.CONVERSATION_ID.eq(conversation))
                .fetchOptional();
        var team = found.map(Record2::value1);
        send(new Change(Acting.workspace(), conversation, what, team, found.map(Record2::value2)));
    }

    private void send(Change change) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                notifier.tell(change);
            }
        });
    }
}
