package org.peyvand.knowledge.search;

import static org.peyvand.knowledge.db.Tables.TITLE_WORD;
import static org.peyvand.knowledge.db.Tables.TRANSLATION;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Row4;
import org.jooq.impl.DSL;
import org.peyvand.knowledge.db.tables.TitleWord;
import org.peyvand.language.SearchTokens;
import org.peyvand.workspace.Acting;
import org.springframework.stereotype.Component;

/** The words by which articles are found while a member types, in any spelling: a range of an index for each look-up. */
@Component
public class TitleIndex {

    private static final int MOST_PATHS = 8;

    private final DSLContext db;

    TitleIndex(DSLContext db) {
        this.db = db;
    }

    /** Makes the words of these articles anew, in the caller's transaction. */
    public void renew(Collection<UUID> articles) {
        var workspace = Acting.workspace();
        db.deleteFrom(TITLE_WORD)
                .where(TITLE_WORD.WORKSPACE_ID.eq(workspace), TITLE_WORD.ARTICLE_ID.in(articles))
                .execute();
        var rows = new ArrayList<Row4<UUID, String, UUID, String>>();
        db.select(TRANSLATION.ARTICLE_ID, TRANSLATION.LANGUAGE, TRANSLATION.TITLE)
                .from(TRANSLATION)
                .where(TRANSLATION.WORKSPACE_ID.eq(workspace), TRANSLATION.ARTICLE_ID.in(articles))
                .forEach(row -> SearchTokens.indexOf(row.value3())
                        .forEach(word -> rows.add(DSL.row(workspace, word, row.value1(), row.value2()))));
        if (rows.isEmpty()) return;
        db.insertInto(TITLE_WORD, TITLE_WORD.WORKSPACE_ID, TITLE_WORD.WORD, TITLE_WORD.ARTICLE_ID, TITLE_WORD.LANGUAGE)
                .valuesOfRows(rows)
                .execute();
    }

    /** At most so many articles whose title holds what is typed, the last word perhaps only begun. */
    public List<UUID> find(String typed, int most) {
        var found = new LinkedHashSet<UUID>();
        for (var path : SearchTokens.pathsOf(typed).stream().limit(MOST_PATHS).toList()) {
            if (found.size() < most) found.addAll(along(path, most));
        }
        return found.stream().limit(most).toList();
    }

    private List<UUID> along(List<String> path, int most) {
        var last = TITLE_WORD.as("last");
        var condition = last.WORKSPACE_ID
                .eq(Acting.workspace())
                .and(last.WORD.ge(path.getLast()))
                .and(last.WORD.lt(path.getLast() + Character.MAX_VALUE));
        for (var word : path.subList(0, path.size() - 1)) condition = condition.and(alsoHas(last, word));
        return db.select(last.ARTICLE_ID)
                .from(last)
                .where(condition)
                .orderBy(last.WORD, last.ARTICLE_ID.desc())
                .limit(most)
                .fetch(last.ARTICLE_ID);
    }

    private Condition alsoHas(TitleWord last, String word) {
        var other = TITLE_WORD.as("other");
        return DSL.exists(db.selectOne()
                .from(other)
                .where(other.WORKSPACE_ID.eq(last.WORKSPACE_ID), other.WORD.eq(word))
                .and(other.ARTICLE_ID.eq(last.ARTICLE_ID))
                .and(other.LANGUAGE.eq(last.LANGUAGE)));
    }
}
