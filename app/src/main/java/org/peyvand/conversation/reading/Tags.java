package org.peyvand.conversation.reading;

import static org.peyvand.conversation.db.Tables.TAG;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.peyvand.language.Fold;
import org.peyvand.language.Repair;
import org.peyvand.web.Refused;
import org.peyvand.workspace.Acting;
import org.springframework.stereotype.Component;

/** The tags of conversations; rights are checked by those who call. */
@Component
public class Tags {

    private static final int MOST = 20;
    private static final int LONGEST = 50;

    private final DSLContext db;

    Tags(DSLContext db) {
        this.db = db;
    }

    /** Of one conversation, in alphabetical order. */
    public List<String> of(UUID conversation) {
        return of(List.of(conversation)).getOrDefault(conversation, List.of());
    }

    /** Of those conversations that have any. */
    public Map<UUID, List<String>> of(Collection<UUID> conversations) {
        return db.selectFrom(TAG)
                .where(TAG.WORKSPACE_ID.eq(Acting.workspace()))
                .and(TAG.CONVERSATION_ID.eq(DSL.any(conversations.toArray(UUID[]::new))))
                .orderBy(TAG.LABEL)
                .fetchGroups(TAG.CONVERSATION_ID, TAG.LABEL);
    }

    /** That the conversation of that id has the tag, in any spelling. */
    public Condition have(Field<UUID> conversation, String label) {
        return DSL.exists(db.selectOne()
                .from(TAG)
                .where(TAG.WORKSPACE_ID.eq(Acting.workspace()))
                .and(TAG.CONVERSATION_ID.eq(conversation))
                .and(TAG.TAG_KEY.eq(Fold.spaceless(label))));
    }

    /** @throws Refused when it is no word, too long, or there are too many */
    public void add(UUID conversation, String label) {
        var word = Repair.of(label).strip();
        if (word.isEmpty() || word.length() > LONGEST || Fold.spaceless(word).isEmpty()) {
            throw Refused.because("customer.refused.tag");
        }
        if (of(conversation).size() >= MOST) throw Refused.because("customer.refused.manyTags", MOST);
        db.insertInto(TAG)
                .set(TAG.WORKSPACE_ID, Acting.workspace())
                .set(TAG.CONVERSATION_ID, conversation)
                .set(TAG.TAG_KEY, Fold.spaceless(word))
                .set(TAG.LABEL, word)
                .onConflictDoNothing()
                .execute();
    }

    /** In any spelling; one that is not there changes nothing. */
    public void remove(UUID conversation, String label) {
        db.deleteFrom(TAG)
                .where(TAG.WORKSPACE_ID.eq(Acting.workspace()), TAG.CONVERSATION_ID.eq(conversation))
                .and(TAG.TAG_KEY.eq(Fold.spaceless(label)))
                .execute();
    }
}
