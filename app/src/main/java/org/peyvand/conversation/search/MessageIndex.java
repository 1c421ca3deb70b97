package org.peyvand.conversation.search;

import static org.peyvand.conversation.db.Tables.WORD;

import java.time.ZoneOffset;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.peyvand.conversation.Message;
import org.peyvand.conversation.db.tables.Word;
import org.peyvand.language.SearchTokens;
import org.peyvand.workspace.Acting;
import org.peyvand.workspace.Pipeline;
import org.springframework.stereotype.Component;

/** Keeps the words by which each message is found. A message never changes, so neither do its words while it is there. */
@Component
public class MessageIndex {

    private static final String ADD = """
            insert into conversation.word (workspace_id, token, at, message_id)
            select ?::uuid, token, ?::timestamptz, ?::uuid from unnest(?::text[]) as t(token)
            on conflict do nothing""";

    private final DSLContext db;
    private final Pipeline pipeline;

    MessageIndex(DSLContext db, Pipeline pipeline) {
        this.pipeline = pipeline;
        this.db = db;
    }

    /** Adds the words of a message just written, in the caller's transaction. */
    public void add(Message message) {
        var words = SearchTokens.indexOf(message.text()).toArray(String[]::new);
        if (words.length == 0) return;
        pipeline.later(ADD, Acting.workspace(), message.at().atOffset(ZoneOffset.UTC), message.id(), words);
    }

    /** Removes the words of a message about to be removed. */
    public void remove(Message message) {
        var words = SearchTokens.indexOf(message.text()).toArray(String[]::new);
        db.deleteFrom(WORD)
                .where(WORD.WORKSPACE_ID.eq(Acting.workspace()), WORD.TOKEN.eq(DSL.any(words)))
                .and(WORD.AT.eq(message.at().atOffset(ZoneOffset.UTC)))
                .and(WORD.MESSAGE_ID.eq(message.id()))
                .execute();
    }

    /** The table of the words, for the search. */
    static Word words(String alias) {
        return WORD.as(alias);
    }
}
