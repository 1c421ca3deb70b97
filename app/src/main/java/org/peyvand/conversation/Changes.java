package org.peyvand.conversation;

import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.peyvand.workspace.Acting;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Tells all nodes that a conversation changed, as soon as the caller's transaction is through and not before. */
@Component
class Changes {

    static final String TOPIC = "conversation_changes";

    private final DSLContext db;

    Changes(DSLContext db) {
        this.db = db;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void tell(UUID conversation) {
        notify(conversation, Change.What.CHANGED);
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void typing(UUID conversation) {
        notify(conversation, Change.What.TYPING);
    }

    private void notify(UUID conversation, Change.What what) {
        var change = new Change(Acting.workspace(), conversation, what);
        db.fetch("select pg_notify({0}, {1})", DSL.val(TOPIC), DSL.val(change.toString()));
    }
}
