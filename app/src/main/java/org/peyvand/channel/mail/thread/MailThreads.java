package org.peyvand.channel.mail.thread;

import static org.peyvand.channel.db.Tables.MAIL_REFERENCE;
import static org.peyvand.channel.db.Tables.MAIL_THREAD;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.peyvand.workspace.Acting;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The threads of mail of the workspace acted in: one to each conversation whose channel is mail. */
@Service
public class MailThreads {

    private static final int LONGEST_ID = 250;

    private final DSLContext db;

    MailThreads(DSLContext db) {
        this.db = db;
    }

    /** Where a Message-ID leads. */
    record Reference(UUID conversation, Optional<UUID> message, boolean sent) {}

    /** Empty where the conversation came by another channel. */
    @Transactional(readOnly = true)
    public Optional<MailThread> of(UUID conversation) {
        return db.fetchOptional(MAIL_THREAD, thread(conversation))
                .map(row -> new MailThread(
                        conversation,
                        row.getMailboxId(),
                        row.getSubject(),
                        row.getToAddress(),
                        List.of(row.getMessageIds())));
    }

    /** Begins the thread of a conversation, in the transaction that began the conversation. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void begin(UUID conversation, UUID mailbox, String subject, String to) {
        db.insertInto(MAIL_THREAD)
                .set(MAIL_THREAD.WORKSPACE_ID, Acting.workspace())
                .set(MAIL_THREAD.CONVERSATION_ID, conversation)
                .set(MAIL_THREAD.MAILBOX_ID, mailbox)
                .set(MAIL_THREAD.SUBJECT, subject)
                .set(MAIL_THREAD.TO_ADDRESS, to)
                .onConflictDoNothing()
                .execute();
    }

    /** Notes the Message-ID under which one of our messages went out. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void sent(UUID conversation, UUID message, String messageId) {
        note(conversation, Optional.of(message), messageId, true);
    }

    /** Notes the Message-ID of a mail that came in; proves nothing by itself when somebody refers to it. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void came(UUID conversation, UUID message, String messageId) {
        note(conversation, Optional.of(message), messageId, false);
    }

    /** The last of a thread's Message-IDs, oldest first, each once; too long a one is not among them. */
    private static final String REMEMBER = """
            update channel.mail_thread t
            set message_ids = case when told.id = any (t.message_ids) or told.length > %1$d then t.message_ids
                else (t.message_ids || told.id)[greatest(1, cardinality(t.message_ids) + 2 - %2$d):] end
            from (values (?::text, ?::int)) as told (id, length)
            where t.workspace_id = ? and t.conversation_id = ?
            returning t.mailbox_id""".formatted(LONGEST_ID, MailThread.MOST);

    private void note(UUID conversation, Optional<UUID> message, String messageId, boolean sent) {
        var mailbox = db.resultQuery(REMEMBER, messageId, messageId.length(), Acting.workspace(), conversation)
                .fetchSingle(0, UUID.class);
        db.insertInto(MAIL_REFERENCE)
                .set(MAIL_REFERENCE.WORKSPACE_ID, Acting.workspace())
                .set(MAIL_REFERENCE.MAILBOX_ID, mailbox)
                .set(MAIL_REFERENCE.MESSAGE_ID_KEY, key(messageId))
                .set(MAIL_REFERENCE.CONVERSATION_ID, conversation)
                .set(MAIL_REFERENCE.MESSAGE_ID, message.orElse(null))
                .set(MAIL_REFERENCE.SENT, sent)
                .onConflictDoNothing()
                .execute();
    }

    /** Messages went from one conversation to another: so do their Message-IDs, and what begins a thread begins it there. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void moved(UUID from, UUID to, List<UUID> messages) {
        var old = of(from).orElse(null);
        if (old == null) return;
        begin(to, old.mailbox(), old.subject(), old.to());
        var keys = db.update(MAIL_REFERENCE)
                .set(MAIL_REFERENCE.CONVERSATION_ID, to)
                .where(MAIL_REFERENCE.WORKSPACE_ID.eq(Acting.workspace()))
                .and(MAIL_REFERENCE.MESSAGE_ID.eq(DSL.any(messages.toArray(UUID[]::new))))
                .returning(MAIL_REFERENCE.MESSAGE_ID_KEY)
                .fetchSet(MAIL_REFERENCE.MESSAGE_ID_KEY);
        var went =
                old.references().stream().filter(id -> keys.contains(key(id))).toList();
        refer(from, old.references().stream().filter(id -> !went.contains(id)).toList());
        var there = new ArrayList<>(went);
        of(to).orElseThrow().references().stream()
                .filter(id -> !went.contains(id))
                .forEach(there::add);
        refer(to, there);
    }

    private void refer(UUID conversation, List<String> ids) {
        db.update(MAIL_THREAD)
                .set(
                        MAIL_THREAD.MESSAGE_IDS,
                        ids.subList(Math.max(0, ids.size() - MailThread.MOST), ids.size())
                                .toArray(String[]::new))
                .where(thread(conversation))
                .execute();
    }

    /** Where a Message-ID leads in that mailbox, if it is known there. */
    @Transactional(readOnly = true)
    Optional<Reference> find(UUID mailbox, String messageId) {
        return db.selectFrom(MAIL_REFERENCE)
                .where(MAIL_REFERENCE.WORKSPACE_ID.eq(Acting.workspace()), MAIL_REFERENCE.MAILBOX_ID.eq(mailbox))
                .and(MAIL_REFERENCE.MESSAGE_ID_KEY.eq(key(messageId)))
                .fetchOptional(row ->
                        new Reference(row.getConversationId(), Optional.ofNullable(row.getMessageId()), row.getSent()));
    }

    /** The form that is compared: as it is, or a hash of one longer than an index holds. */
    public static String key(String messageId) {
        if (messageId.length() <= LONGEST_ID) return messageId;
        return "sha256:" + HexFormat.of().formatHex(Hashes.sha256(messageId.getBytes(StandardCharsets.UTF_8)));
    }

    private static Condition thread(UUID conversation) {
        return MAIL_THREAD.WORKSPACE_ID.eq(Acting.workspace()).and(MAIL_THREAD.CONVERSATION_ID.eq(conversation));
    }
}
