package org.peyvand.knowledge.help;

import static org.peyvand.knowledge.db.Tables.TRANSLATION;
import static org.peyvand.knowledge.db.Tables.VOTE;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.peyvand.web.Language;
import org.peyvand.workspace.Acting;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Whether articles were of use. A vote is known again by an id of its own, which the voter's browser shows for that
 * article alone, so they can change their mind and are followed nowhere.
 */
@Component
class Votes {

    private final DSLContext db;
    private final Clock clock;

    Votes(DSLContext db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /**
     * Casts a vote, or changes the one cast before.
     *
     * @param earlier the id of a vote the browser shows
     * @return the vote's id, to be shown the next time
     */
    @Transactional
    public UUID cast(UUID article, Language language, boolean useful, Optional<UUID> earlier) {
        var before = earlier.flatMap(id -> before(id, article, language));
        if (before.isEmpty()) return add(article, language, useful);
        if (before.get() != useful) {
            db.update(VOTE)
                    .set(VOTE.USEFUL, useful)
                    .where(VOTE.WORKSPACE_ID.eq(Acting.workspace()), VOTE.VOTE_ID.eq(earlier.get()))
                    .execute();
            count(article, language, useful, 1);
            count(article, language, !useful, -1);
        }
        return earlier.get();
    }

    private Optional<Boolean> before(UUID id, UUID article, Language language) {
        return db.select(VOTE.USEFUL)
                .from(VOTE)
                .where(VOTE.WORKSPACE_ID.eq(Acting.workspace()), VOTE.VOTE_ID.eq(id), VOTE.ARTICLE_ID.eq(article))
                .and(VOTE.LANGUAGE.eq(language.code()))
                .forUpdate()
                .fetchOptional(VOTE.USEFUL);
    }

    private UUID add(UUID article, Language language, boolean useful) {
        var id = UUID.randomUUID();
        db.insertInto(VOTE)
                .set(VOTE.WORKSPACE_ID, Acting.workspace())
                .set(VOTE.VOTE_ID, id)
                .set(VOTE.ARTICLE_ID, article)
                .set(VOTE.LANGUAGE, language.code())
                .set(VOTE.USEFUL, useful)
                .set(VOTE.VOTED_AT, clock.instant().atOffset(ZoneOffset.UTC))
                .execute();
        count(article, language, useful, 1);
        return id;
    }

    private void count(UUID article, Language language, boolean useful, int by) {
        Field<Integer> counter = useful ? TRANSLATION.USEFUL : TRANSLATION.USELESS;
        db.update(TRANSLATION)
                .set(counter, counter.plus(by))
                .where(TRANSLATION.WORKSPACE_ID.eq(Acting.workspace()), TRANSLATION.ARTICLE_ID.eq(article))
                .and(TRANSLATION.LANGUAGE.eq(language.code()))
                .execute();
    }
}
