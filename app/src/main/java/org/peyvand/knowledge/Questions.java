package org.peyvand.knowledge;

import static org.peyvand.knowledge.db.Tables.QUESTION;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.peyvand.language.Fold;
import org.peyvand.language.Repair;
import org.peyvand.web.Language;
import org.peyvand.workspace.Acting;
import org.peyvand.workspace.Permission;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What was asked of the articles, counted by the question however it is spelled. Who asked is never known here. At most
 * 5,000 different questions are kept; beyond, those asked once and longest ago make room.
 */
@Service
public class Questions {

    private static final int LONGEST = 200;
    private static final int MOST = 5_000;
    private static final int ROOM = 500;
    private static final int SHOWN = 100;

    private final DSLContext db;
    private final Clock clock;

    Questions(DSLContext db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /**
     * A question nobody could find an answer to.
     *
     * @param key names it in forms
     * @param hits how many answers there were the last time, none of which was opened
     */
    public record Unanswered(Language language, String key, String text, int asked, int hits, Instant lastAskedAt) {}

    /** Counts a question that was asked, and how many sure answers it had. */
    @Transactional
    public void asked(Language language, String question, int hits) {
        var text = clean(question);
        var key = key(text);
        if (key.isEmpty()) return;
        var known = db.update(QUESTION)
                .set(QUESTION.ASKED, QUESTION.ASKED.plus(1))
                .set(QUESTION.HITS, hits)
                .set(QUESTION.LAST_ASKED_AT, now())
                .set(QUESTION.SETTLED_AT, hits == 0 ? DSL.val((OffsetDateTime) null) : QUESTION.SETTLED_AT)
                .where(QUESTION.WORKSPACE_ID.eq(Acting.workspace()), QUESTION.LANGUAGE.eq(language.code()))
                .and(QUESTION.QUESTION_KEY.eq(key))
                .execute();
        if (known == 0) write(language, text, key, hits);
    }

    private void write(Language language, String text, String key, int hits) {
        makeRoom();
        db.insertInto(QUESTION)
                .set(QUESTION.WORKSPACE_ID, Acting.workspace())
                .set(QUESTION.LANGUAGE, language.code())
                .set(QUESTION.QUESTION_KEY, key)
                .set(QUESTION.QUESTION_, text)
                .set(QUESTION.ASKED, 1)
                .set(QUESTION.HITS, hits)
                .set(QUESTION.LAST_ASKED_AT, now())
                .onConflictDoNothing()
                .execute();
    }

    private void makeRoom() {
        if (db.fetchCount(QUESTION, QUESTION.WORKSPACE_ID.eq(Acting.workspace())) < MOST) return;
        var oldest = db.select(QUESTION.LANGUAGE, QUESTION.QUESTION_KEY)
                .from(QUESTION)
                .where(QUESTION.WORKSPACE_ID.eq(Acting.workspace()))
                .orderBy(QUESTION.ASKED, QUESTION.LAST_ASKED_AT)
                .limit(ROOM);
        db.deleteFrom(QUESTION)
                .where(QUESTION.WORKSPACE_ID.eq(Acting.workspace()))
                .and(DSL.row(QUESTION.LANGUAGE, QUESTION.QUESTION_KEY).in(oldest))
                .execute();
    }

    /** Counts that an article was opened from the answers to a question. */
    @Transactional
    public void opened(Language language, String question) {
        var key = key(clean(question));
        if (key.isEmpty()) return;
        db.update(QUESTION)
                .set(QUESTION.OPENED, QUESTION.OPENED.plus(1))
                .where(QUESTION.WORKSPACE_ID.eq(Acting.workspace()), QUESTION.LANGUAGE.eq(language.code()))
                .and(QUESTION.QUESTION_KEY.eq(key))
                .execute();
    }

    /** Counts a question that was answered then and there, without an article having to be opened. */
    @Transactional
    public void answered(Language language, String question) {
        asked(language, question, 1);
        opened(language, question);
    }

    /** An answer given then and there did not help whoever asked: it counts as none. */
    @Transactional
    public void notHelped(Language language, String question) {
        db.update(QUESTION)
                .set(QUESTION.OPENED, DSL.greatest(QUESTION.OPENED.minus(1), DSL.inline(0)))
                .setNull(QUESTION.SETTLED_AT)
                .where(QUESTION.WORKSPACE_ID.eq(Acting.workspace()), QUESTION.LANGUAGE.eq(language.code()))
                .and(QUESTION.QUESTION_KEY.eq(key(clean(question))))
                .execute();
    }

    /** The hundred asked most of those that had no answer, or none that anybody opened. */
    @Transactional(readOnly = true)
    public List<Unanswered> unanswered() {
        Acting.require(Permission.SEE_KNOWLEDGE);
        return db.selectFrom(QUESTION)
                .where(QUESTION.WORKSPACE_ID.eq(Acting.workspace()))
                .and(QUESTION.OPENED.eq(DSL.inline(0)))
                .and(QUESTION.SETTLED_AT.isNull())
                .orderBy(QUESTION.ASKED.desc(), QUESTION.QUESTION_KEY)
                .limit(SHOWN)
                .fetch(row -> new Unanswered(
                        Language.of(row.getLanguage()).orElseThrow(),
                        row.getQuestionKey(),
                        row.getQuestion(),
                        row.getAsked(),
                        row.getHits(),
                        row.getLastAskedAt().toInstant()));
    }

    /** Takes a question off the list, until it is asked again without an answer. */
    @Transactional
    public void settle(Language language, String key) {
        Acting.require(Permission.CHANGE_KNOWLEDGE);
        db.update(QUESTION)
                .set(QUESTION.SETTLED_AT, now())
                .where(QUESTION.WORKSPACE_ID.eq(Acting.workspace()), QUESTION.LANGUAGE.eq(language.code()))
                .and(QUESTION.QUESTION_KEY.eq(key))
                .execute();
    }

    private static String clean(String question) {
        var text = Repair.of(question).replaceAll("\\s+", " ").strip();
        return text.substring(0, Math.min(LONGEST, text.length()));
    }

    private static String key(String text) {
        return Fold.of(text);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
