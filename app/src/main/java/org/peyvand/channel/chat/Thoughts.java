package org.peyvand.channel.chat;

import static org.peyvand.channel.db.Tables.BOT_THOUGHT;

import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.peyvand.web.Language;
import org.peyvand.workspace.Acting;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What the bot of the workspace acted in is putting into words. It is kept, so that every node knows of it and what one that
 * ends was at is gone on with by another.
 */
@Service
class Thoughts {

    private final DSLContext db;
    private final ThoughtJobs.Later later;

    Thoughts(DSLContext db, ThoughtJobs.Later later) {
        this.db = db;
        this.later = later;
    }

    /**
     * A message that is being answered.
     *
     * @param number of the message in its conversation
     * @param upto number of the last message since then that asks nothing more; else the same
     * @param language in which the visitor reads the chat
     */
    record Thought(UUID conversation, int number, int upto, Language language) {}

    /** Whether a row has come to be by the statement that returns it. */
    private static final Field<Boolean> BEGUN = DSL.field("xmax = 0", Boolean.class);

    /**
     * Notes that a message is to be answered; false where an earlier one of the conversation is thought about, and this comes
     * next. In one statement, since the earlier one may be done with at the same time.
     */
    @Transactional
    public boolean begin(Thought thought) {
        var begun = db.insertInto(BOT_THOUGHT)
                .set(BOT_THOUGHT.WORKSPACE_ID, Acting.workspace())
                .set(BOT_THOUGHT.CONVERSATION_ID, thought.conversation())
                .set(BOT_THOUGHT.NUMBER, thought.number())
                .set(BOT_THOUGHT.UPTO, thought.upto())
                .set(BOT_THOUGHT.LANGUAGE, thought.language().code())
                .onConflict(BOT_THOUGHT.WORKSPACE_ID, BOT_THOUGHT.CONVERSATION_ID)
                .doUpdate()
                .set(BOT_THOUGHT.NUMBER, DSL.greatest(BOT_THOUGHT.NUMBER, DSL.excluded(BOT_THOUGHT.NUMBER)))
                .set(BOT_THOUGHT.UPTO, DSL.greatest(BOT_THOUGHT.UPTO, DSL.excluded(BOT_THOUGHT.UPTO)))
                .set(BOT_THOUGHT.LANGUAGE, DSL.excluded(BOT_THOUGHT.LANGUAGE))
                .returningResult(BEGUN)
                .fetchSingle(BEGUN);
        if (begun) later.goOn(thought.conversation());
        return begun;
    }

    /** The visitor said something more to which there is nothing to answer: what they asked before is answered all the same. */
    @Transactional
    public void heard(UUID conversation, int number) {
        db.update(BOT_THOUGHT)
                .set(BOT_THOUGHT.UPTO, number)
                .where(in(conversation), BOT_THOUGHT.UPTO.lt(number))
                .execute();
    }

    /** What is thought about in that conversation. */
    @Transactional(readOnly = true)
    public Optional<Thought> of(UUID conversation) {
        return db.fetchOptional(BOT_THOUGHT, in(conversation))
                .map(row -> new Thought(
                        conversation,
                        row.getNumber(),
                        row.getUpto(),
                        Language.of(row.getLanguage()).orElseThrow()));
    }

    /** It is said, or needs not be said any more; what came next stays. */
    @Transactional
    public void done(Thought thought) {
        db.deleteFrom(BOT_THOUGHT)
                .where(in(thought.conversation()), BOT_THOUGHT.NUMBER.eq(thought.number()))
                .and(BOT_THOUGHT.UPTO.eq(thought.upto()))
                .execute();
    }

    private static Condition in(UUID conversation) {
        return BOT_THOUGHT.WORKSPACE_ID.eq(Acting.workspace()).and(BOT_THOUGHT.CONVERSATION_ID.eq(conversation));
    }
}
