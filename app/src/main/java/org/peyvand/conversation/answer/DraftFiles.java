package org.peyvand.conversation.answer;

import static org.peyvand.conversation.db.Tables.DRAFT_FILE;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.peyvand.conversation.NewAttachment;
import org.peyvand.conversation.writing.Writing;
import org.peyvand.workspace.Acting;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The files of an answer the acting member has taken back: beside its text until the next answer is sent. */
@Component
public class DraftFiles {

    private static final UUID NOBODY = new UUID(0, 0);

    private final DSLContext db;

    DraftFiles(DSLContext db) {
        this.db = db;
    }

    /** One of them, without what is in it. */
    public record DraftFile(UUID id, String name, long size) {}

    @Transactional(propagation = Propagation.MANDATORY)
    public void keep(UUID conversation, List<NewAttachment> files) {
        Writing.member().ifPresent(member -> files.forEach(file -> insert(conversation, member, file)));
    }

    private void insert(UUID conversation, UUID member, NewAttachment file) {
        db.insertInto(DRAFT_FILE)
                .set(DRAFT_FILE.WORKSPACE_ID, Acting.workspace())
                .set(DRAFT_FILE.FILE_ID, UuidCreator.getTimeOrderedEpoch())
                .set(DRAFT_FILE.CONVERSATION_ID, conversation)
                .set(DRAFT_FILE.MEMBER_ID, member)
                .set(DRAFT_FILE.NAME, file.name())
                .set(DRAFT_FILE.TYPE, file.type())
                .set(DRAFT_FILE.SIZE, (long) file.bytes().length)
                .set(DRAFT_FILE.BYTES, file.bytes())
                .execute();
    }

    @Transactional(readOnly = true)
    public List<DraftFile> of(UUID conversation) {
        return db.select(DRAFT_FILE.FILE_ID, DRAFT_FILE.NAME, DRAFT_FILE.SIZE)
                .from(DRAFT_FILE)
                .where(mine(conversation))
                .orderBy(DRAFT_FILE.FILE_ID)
                .fetch(row -> new DraftFile(row.value1(), row.value2(), row.value3()));
    }

    /** Those of them that go along after all. */
    @Transactional(readOnly = true)
    public List<NewAttachment> chosen(UUID conversation, Collection<UUID> ids) {
        return db.selectFrom(DRAFT_FILE)
                .where(mine(conversation), DRAFT_FILE.FILE_ID.eq(DSL.any(ids.toArray(UUID[]::new))))
                .orderBy(DRAFT_FILE.FILE_ID)
                .fetch(row -> new NewAttachment(row.getName(), row.getType(), row.getBytes()));
    }

    /** Forgets them all: an answer was sent, with or without them. */
    @Transactional
    public void drop(UUID conversation) {
        db.deleteFrom(DRAFT_FILE).where(mine(conversation)).execute();
    }

    private static Condition mine(UUID conversation) {
        return DRAFT_FILE
                .WORKSPACE_ID
                .eq(Acting.workspace())
                .and(DRAFT_FILE.CONVERSATION_ID.eq(conversation))
                .and(DRAFT_FILE.MEMBER_ID.eq(Writing.member().orElse(NOBODY)));
    }
}
