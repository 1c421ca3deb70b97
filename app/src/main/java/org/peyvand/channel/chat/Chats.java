package org.peyvand.channel.chat;

import static org.peyvand.channel.db.Tables.CHAT;

import java.util.Map;
import org.jooq.DSLContext;
import org.peyvand.workspace.Acting;
import org.peyvand.workspace.Audit;
import org.peyvand.workspace.Permission;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The chat of the workspace acted in. */
@Service
public class Chats {

    private final DSLContext db;
    private final Audit audit;

    Chats(DSLContext db, Audit audit) {
        this.db = db;
        this.audit = audit;
    }

    /** As it was set up; closed where it never was. */
    @Transactional(readOnly = true)
    public Chat get() {
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
        audit.record("chat.changed", "chat", Acting.workspace(), Map.of());
    }
}
