package org.peyvand.channel.chat;

import static org.peyvand.channel.db.Tables.TALK;

import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.peyvand.conversation.Ratings;
import org.peyvand.workspace.Acting;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The stars visitors gave at the end of their chats. */
@Component
class ChatRatings implements Ratings {

    private final DSLContext db;

    ChatRatings(DSLContext db) {
        this.db = db;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Rating> last(Collection<UUID> conversations) {
        return db.select(TALK.CONVERSATION_ID, TALK.STARS, TALK.RATED_AT)
                .from(TALK)
                .where(TALK.WORKSPACE_ID.eq(Acting.workspace()))
                .and(TALK.CONVERSATION_ID.eq(DSL.any(conversations.toArray(UUID[]::new))))
                .and(TALK.STARS.isNotNull())
                .orderBy(TALK.RATED_AT.desc())
                .limit(1)
                .fetchOptional(row ->
                        new Rating(row.value1(), row.value2(), row.value3().toInstant()));
    }
}
