package org.peyvand.channel.chat;

import static org.peyvand.channel.db.Tables.CHAT;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.peyvand.web.Refused;
import org.peyvand.workspace.Acting;
import org.peyvand.workspace.Audit;
import org.peyvand.workspace.Changes;
import org.peyvand.workspace.Encryption;
import org.peyvand.workspace.Permission;
import org.peyvand.workspace.Remembered;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** The chat of the workspace acted in. */
@Service
public class Chats {

    private static final int KEY_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final DSLContext db;
    private final Audit audit;
    private final Encryption encryption;
    private final TransactionTemplate reading;
    private final Remembered<Chat> chat = new Remembered<>();

    Chats(DSLContext db, Audit audit, Encryption encryption, PlatformTransactionManager transactions) {
        this.db = db;
        this.audit = audit;
        this.encryption = encryption;
        this.reading = new TransactionTemplate(transactions);
        reading.setReadOnly(true);
    }

    /** The key with which the business's site says who its visitors are; empty until one is made. */
    @Transactional(readOnly = true)
    public Optional<String> siteKey() {
        return db.select(CHAT.SITE_KEY)
                .from(CHAT)
                .where(CHAT.WORKSPACE_ID.eq(Acting.workspace()), CHAT.SITE_KEY.isNotNull())
                .fetchOptional(CHAT.SITE_KEY)
                .map(encryption::decrypt);
    }

    /** Makes a new site key; tokens made with the one before are good no more. */
    @Transactional
    public void renewSiteKey() {
        Acting.require(Permission.CHANGE_SETTINGS);
        var bytes = new byte[KEY_BYTES];
        RANDOM.nextBytes(bytes);
        var key = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        var changed = db.update(CHAT)
                .set(CHAT.SITE_KEY, encryption.encrypt(key))
                .where(CHAT.WORKSPACE_ID.eq(Acting.workspace()))
                .execute();
        if (changed == 0) throw Refused.because("chat.refused.keyBeforeChat");
        audit.record("chat.changed", "chat", Acting.workspace(), Map.of());
    }

    /** As it was set up; closed where it never was. */
    public Chat get() {
        return chat.get(() -> reading.execute(_ -> stored()));
    }

    private Chat stored() {
        return db.fetchOptional(CHAT, CHAT.WORKSPACE_ID.eq(Acting.workspace()))
                .map(row -> new Chat(
                        row.getOpen(),
                        row.getTitle(),
                        row.getGreeting(),
                        row.getColour(),
                        Chat.sites(row.getSites()),
                        row.getBot()))
                .orElse(Chat.CLOSED);
    }

    @Transactional
    public void change(Chat chat) {
        Acting.require(Permission.CHANGE_SETTINGS);
        var changes = changes(stored(), chat);
        var row = db.newRecord(CHAT);
        row.setWorkspaceId(Acting.workspace());
        row.setOpen(chat.open());
        row.setTitle(chat.title().strip());
        row.setGreeting(chat.greeting().strip());
        row.setColour(chat.colour());
        row.setSites(String.join("\n", chat.sites()));
        row.setBot(chat.bot());
        db.insertInto(CHAT)
                .set(row)
                .onConflict(CHAT.WORKSPACE_ID)
                .doUpdate()
                .set(row)
                .execute();
        this.chat.forget();
        audit.record("chat.changed", "chat", Acting.workspace(), Map.of(), changes);
    }

    private static Changes changes(Chat before, Chat now) {
        return Changes.none()
                .changed("open", before.open(), now.open())
                .changed("title", before.title(), now.title().strip())
                .changed("greeting", before.greeting(), now.greeting().strip())
                .changed("colour", before.colour(), now.colour())
                .changed("sites", before.sites(), now.sites())
                .changed("bot", before.bot(), now.bot());
    }
}
