package org.peyvand.channel;

import static org.peyvand.channel.db.Tables.HELD;
import static org.peyvand.channel.db.Tables.MAIL_THREAD;

import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.peyvand.conversation.Conversation;
import org.peyvand.conversation.Conversations;
import org.peyvand.customer.Handle;
import org.peyvand.customer.HandleKind;
import org.peyvand.web.Refused;
import org.peyvand.workspace.Acting;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Conversations by the address they are held under: mails to and from it, forms sent with it, chats in which it was proven.
 * Whoever proves an address sees these and no others of the same customer, whom it may have been added to by anyone's form.
 */
@Service
public class Held {

    private static final int SHOWN = 20;

    private final DSLContext db;
    private final Conversations conversations;

    Held(DSLContext db, Conversations conversations) {
        this.db = db;
        this.conversations = conversations;
    }

    /** Notes that a conversation is held under an address; whether that was not known. */
    @Transactional
    public boolean add(Handle address, UUID conversation) {
        return db.insertInto(HELD)
                        .set(HELD.WORKSPACE_ID, Acting.workspace())
                        .set(HELD.KIND, address.kind().code())
                        .set(HELD.KEY, address.key())
                        .set(HELD.CONVERSATION_ID, conversation)
                        .onConflictDoNothing()
                        .execute()
                == 1;
    }

    /** The last conversations under an address, the latest first; at most 20. */
    @Transactional(readOnly = true)
    public List<Conversation> under(Handle address) {
        return ids(address).stream()
                .flatMap(id -> conversations.find(id).stream())
                .toList();
    }

    /** Ids are made in the order of time. */
    private List<UUID> ids(Handle address) {
        var held = DSL.select(HELD.CONVERSATION_ID)
                .from(HELD)
                .where(
                        HELD.WORKSPACE_ID.eq(Acting.workspace()),
                        HELD.KIND.eq(address.kind().code()))
                .and(HELD.KEY.eq(address.key()));
        var mails = DSL.select(MAIL_THREAD.CONVERSATION_ID)
                .from(MAIL_THREAD)
                .where(MAIL_THREAD.WORKSPACE_ID.eq(Acting.workspace()))
                .and(DSL.val(address.kind() == HandleKind.MAIL))
                .and(DSL.lower(MAIL_THREAD.TO_ADDRESS).eq(address.key()));
        var all = held.union(mails).asTable("under");
        var id = all.field(HELD.CONVERSATION_ID);
        return db.select(id).from(all).orderBy(id.desc()).limit(SHOWN).fetch(id);
    }

    /** @throws Refused when the conversation is not held under that address */
    @Transactional(readOnly = true)
    public UUID require(Handle address, UUID conversation) {
        if (!ids(address).contains(conversation)) throw Refused.notFound();
        return conversation;
    }
}
