package org.peyvand.conversation.live;

import static org.peyvand.conversation.db.Tables.CONVERSATION;

import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.peyvand.conversation.db.tables.records.ConversationRecord;
import org.peyvand.workspace.Acting;
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
        send(new Change(Acting.workspace(), new UUID(0, 0), Change.What.TEAMS, Optional.empty()));
    }

    /** As {@link #tell(UUID)}, of a conversation whose row is at hand. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void tell(ConversationRecord row) {
        var team = Optional.ofNullable(row.getTeamId());
        send(new Change(row.getWorkspaceId(), row.getConversationId(), Change.What.CHANGED, team));
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void tell(UUID conversation, Change.What what) {
        var team = db.select(CONVERSATION.TEAM_ID)
                .from(CONVERSATION)
                .where(CONVERSATION.WORKSPACE_ID.eq(Acting.workspace()))
                .and(CONVERSATION.CONVERSATION_ID.eq(conversation))
                .fetchOptional(CONVERSATION.TEAM_ID);
        send(new Change(Acting.workspace(), conversation, what, team));
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
