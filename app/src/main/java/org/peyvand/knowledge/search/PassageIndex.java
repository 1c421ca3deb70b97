package org.peyvand.knowledge.search;

import static org.peyvand.knowledge.db.Tables.EXTENT;
import static org.peyvand.knowledge.db.Tables.PASSAGE;
import static org.peyvand.knowledge.db.Tables.WORD;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Row6;
import org.jooq.impl.DSL;
import org.peyvand.knowledge.ArticleText;
import org.peyvand.knowledge.text.Passages;
import org.peyvand.web.Language;
import org.peyvand.workspace.Acting;
import org.springframework.stereotype.Component;

/** Keeps the words of published passages, behind the wall, in byte order so that a look-up is a range of the key. */
@Component
public class PassageIndex {

    private static final int BATCH = 5000;

    private final DSLContext db;

    PassageIndex(DSLContext db) {
        this.db = db;
    }

    /** Takes up an article in a language that has no passages yet, in the caller's transaction. */
    public void add(UUID article, Language language, ArticleText text) {
        var rows = new ArrayList<Row6<UUID, String, String, UUID, Float, Integer>>();
        var passages = Passages.of(text.body());
        if (passages.isEmpty()) passages = List.of(new Passages.Passage("", "", ""));
        long words = 0;
        for (int position = 0; position < passages.size(); position++) {
            var passage = passages.get(position);
            var id = write(article, language, position, text.title(), passage);
            var terms = Terms.of(text.title(), passage);
            var length = terms.length();
            words += length;
            terms.weights()
                    .forEach((word, weight) ->
                            rows.add(DSL.row(Acting.workspace(), language.code(), word, id, weight, length)));
        }
        writeWords(rows);
        count(language, passages.size(), words);
    }

    private UUID write(UUID article, Language language, int position, String title, Passages.Passage passage) {
        var id = UuidCreator.getTimeOrderedEpoch();
        db.insertInto(PASSAGE)
                .set(PASSAGE.WORKSPACE_ID, Acting.workspace())
                .set(PASSAGE.PASSAGE_ID, id)
                .set(PASSAGE.ARTICLE_ID, article)
                .set(PASSAGE.LANGUAGE, language.code())
                .set(PASSAGE.POSITION, position)
                .set(PASSAGE.TITLE, title)
                .set(PASSAGE.HEADING, passage.heading())
                .set(PASSAGE.ANCHOR, passage.anchor())
                .set(PASSAGE.BODY, passage.text())
                .execute();
        return id;
    }

    private void writeWords(List<Row6<UUID, String, String, UUID, Float, Integer>> rows) {
        for (int from = 0; from < rows.size(); from += BATCH) {
            db.insertInto(WORD, WORD.WORKSPACE_ID, WORD.LANGUAGE, WORD.WORD_, WORD.PASSAGE_ID, WORD.WEIGHT, WORD.LENGTH)
                    .valuesOfRows(rows.subList(from, Math.min(rows.size(), from + BATCH)))
                    .execute();
        }
    }

    /** Takes an article in a language out, in the caller's transaction. */
    public void remove(UUID article, Language language) {
        var of = PASSAGE.WORKSPACE_ID
                .eq(Acting.workspace())
                .and(PASSAGE.ARTICLE_ID.eq(article))
                .and(PASSAGE.LANGUAGE.eq(language.code()));
        var ids = db.select(PASSAGE.PASSAGE_ID).from(PASSAGE).where(of).fetch(PASSAGE.PASSAGE_ID);
        if (ids.isEmpty()) return;
        var lengths = db.selectDistinct(WORD.PASSAGE_ID, WORD.LENGTH)
                .from(WORD)
                .where(WORD.WORKSPACE_ID.eq(Acting.workspace()), WORD.PASSAGE_ID.in(ids))
                .fetch(WORD.LENGTH);
        db.deleteFrom(PASSAGE).where(of).execute();
        count(
                language,
                -ids.size(),
                -lengths.stream().mapToLong(Integer::longValue).sum());
    }

    private void count(Language language, long passages, long words) {
        db.insertInto(EXTENT)
                .set(EXTENT.WORKSPACE_ID, Acting.workspace())
                .set(EXTENT.LANGUAGE, language.code())
                .set(EXTENT.PASSAGES, passages)
                .set(EXTENT.WORDS, words)
                .onConflict(EXTENT.WORKSPACE_ID, EXTENT.LANGUAGE)
                .doUpdate()
                .set(EXTENT.PASSAGES, EXTENT.PASSAGES.plus(passages))
                .set(EXTENT.WORDS, EXTENT.WORDS.plus(words))
                .execute();
    }
}
