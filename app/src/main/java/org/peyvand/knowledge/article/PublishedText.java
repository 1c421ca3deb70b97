package org.peyvand.knowledge.article;

import static org.peyvand.knowledge.db.Tables.PICTURE;
import static org.peyvand.knowledge.db.Tables.PICTURE_USE;
import static org.peyvand.knowledge.db.Tables.TRANSLATION;
import static org.peyvand.knowledge.db.Tables.VERSION;

import java.util.UUID;
import org.jooq.DSLContext;
import org.peyvand.knowledge.ArticleText;
import org.peyvand.knowledge.search.PassageIndex;
import org.peyvand.knowledge.text.Markdown;
import org.peyvand.web.Language;
import org.peyvand.workspace.Acting;
import org.springframework.stereotype.Component;

/** What follows from an article's being published: its passages can be found, its pictures are public. */
@Component
public class PublishedText {

    private final DSLContext db;
    private final Shelf shelf;
    private final PassageIndex passages;

    PublishedText(DSLContext db, Shelf shelf, PassageIndex passages) {
        this.db = db;
        this.shelf = shelf;
        this.passages = passages;
    }

    /** Puts the version just published in the place of the one before, in the caller's transaction. */
    public void show(UUID article, Language language) {
        remove(article, language);
        var text = db.select(VERSION.TITLE, VERSION.BODY)
                .from(TRANSLATION)
                .join(VERSION)
                .on(VERSION.WORKSPACE_ID.eq(TRANSLATION.WORKSPACE_ID), VERSION.ARTICLE_ID.eq(TRANSLATION.ARTICLE_ID))
                .and(VERSION.LANGUAGE.eq(TRANSLATION.LANGUAGE))
                .and(VERSION.NUMBER.eq(TRANSLATION.PUBLISHED))
                .where(TRANSLATION.WORKSPACE_ID.eq(Acting.workspace()), TRANSLATION.ARTICLE_ID.eq(article))
                .and(TRANSLATION.LANGUAGE.eq(language.code()))
                .fetchSingle(row -> new ArticleText(row.value1(), row.value2()));
        passages.add(article, language, text);
        showPictures(article, language, text);
        shelf.changed();
    }

    private void showPictures(UUID article, Language language, ArticleText text) {
        var workspace = Acting.workspace();
        var known = db.select(PICTURE.PICTURE_ID)
                .from(PICTURE)
                .where(PICTURE.WORKSPACE_ID.eq(workspace))
                .and(PICTURE.PICTURE_ID.in(Markdown.pictures(text.body())))
                .fetch(PICTURE.PICTURE_ID);
        for (var picture : known) {
            db.insertInto(PICTURE_USE)
                    .set(PICTURE_USE.WORKSPACE_ID, workspace)
                    .set(PICTURE_USE.PICTURE_ID, picture)
                    .set(PICTURE_USE.ARTICLE_ID, article)
                    .set(PICTURE_USE.LANGUAGE, language.code())
                    .execute();
        }
    }

    /** Takes what was published from the public, in the caller's transaction. */
    public void hide(UUID article, Language language) {
        remove(article, language);
        shelf.changed();
    }

    private void remove(UUID article, Language language) {
        passages.remove(article, language);
        db.deleteFrom(PICTURE_USE)
                .where(PICTURE_USE.WORKSPACE_ID.eq(Acting.workspace()), PICTURE_USE.ARTICLE_ID.eq(article))
                .and(PICTURE_USE.LANGUAGE.eq(language.code()))
                .execute();
    }
}
