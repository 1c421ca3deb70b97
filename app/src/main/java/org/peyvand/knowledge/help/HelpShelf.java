package org.peyvand.knowledge.help;

import static org.peyvand.knowledge.db.Tables.ARTICLE;
import static org.peyvand.knowledge.db.Tables.TRANSLATION;
import static org.peyvand.knowledge.db.Tables.VERSION;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SelectConditionStep;
import org.jooq.SelectField;
import org.jooq.impl.DSL;
import org.peyvand.knowledge.ArticleState;
import org.peyvand.knowledge.Categories;
import org.peyvand.knowledge.Category;
import org.peyvand.web.Language;
import org.peyvand.workspace.Acting;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the public reads: published versions and nothing else. Asks no permission, as everyone has it. */
@Service
public class HelpShelf {

    private static final int ON_FRONT = 6;
    private static final int MOST_IN_CATEGORY = 500;
    private static final int MOST_IN_SITEMAP = 50_000;

    private final DSLContext db;
    private final Categories categories;

    HelpShelf(DSLContext db, Categories categories) {
        this.db = db;
        this.categories = categories;
    }

    /** A published article by name. */
    public record Title(long number, Language language, String title, Instant publishedAt) {}

    /** A category with its newest articles; no category for those filed under none. */
    public record Board(Optional<Category> category, List<Title> titles, long articles) {}

    /** A published article. */
    public record Reading(
            UUID article, Title title, String body, Optional<Category> category, boolean inOtherLanguage) {}

    /** The categories that have published articles in the language, each with its first six. */
    @Transactional(readOnly = true)
    public List<Board> front(Language language) {
        var place = DSL.rowNumber()
                .over(DSL.partitionBy(ARTICLE.CATEGORY_ID).orderBy(ARTICLE.NUMBER))
                .as("place");
        var count = DSL.count().over(DSL.partitionBy(ARTICLE.CATEGORY_ID)).as("articles");
        var all =
                published(language, List.of(ARTICLE.CATEGORY_ID, place, count)).asTable("ranked");
        var titles = new LinkedHashMap<Optional<UUID>, List<Record>>();
        db.selectFrom(all)
                .where(all.field(place).le(ON_FRONT))
                .orderBy(all.field(ARTICLE.NUMBER))
                .forEach(row -> titles.computeIfAbsent(
                                Optional.ofNullable(row.get(ARTICLE.CATEGORY_ID)), _ -> new ArrayList<>())
                        .add(row));
        var boards = new ArrayList<Board>();
        for (var category : categories.all()) {
            board(Optional.of(category), titles, language).ifPresent(boards::add);
        }
        board(Optional.empty(), titles, language).ifPresent(boards::add);
        return boards;
    }

    private static Optional<Board> board(
            Optional<Category> category, Map<Optional<UUID>, List<Record>> titles, Language language) {
        return Optional.ofNullable(titles.get(category.map(Category::id)))
                .map(rows -> new Board(
                        category,
                        rows.stream().map(row -> title(row, language)).toList(),
                        rows.getFirst().get("articles", Long.class)));
    }

    /** The published articles of a category, the oldest first; empty if it has none. */
    @Transactional(readOnly = true)
    public Optional<Board> category(UUID id, Language language) {
        var titles = published(language, List.of())
                .and(ARTICLE.CATEGORY_ID.eq(id))
                .orderBy(ARTICLE.NUMBER)
                .limit(MOST_IN_CATEGORY)
                .fetch(row -> title(row, language));
        return categories.all().stream()
                .filter(category -> category.id().equals(id) && !titles.isEmpty())
                .map(category -> new Board(Optional.of(category), titles, titles.size()))
                .findFirst();
    }

    /** A published article by its number. */
    @Transactional(readOnly = true)
    public Optional<Reading> article(long number, Language language) {
        return published(language, List.of(ARTICLE.ARTICLE_ID, ARTICLE.CATEGORY_ID, VERSION.BODY))
                .and(ARTICLE.NUMBER.eq(number))
                .fetchOptional(row -> new Reading(
                        row.get(ARTICLE.ARTICLE_ID),
                        title(row, language),
                        row.get(VERSION.BODY),
                        categories.all().stream()
                                .filter(category -> category.id().equals(row.get(ARTICLE.CATEGORY_ID)))
                                .findFirst(),
                        isIn(row.get(ARTICLE.ARTICLE_ID), language.other())));
    }

    private boolean isIn(UUID article, Language language) {
        return db.fetchExists(
                TRANSLATION,
                TRANSLATION
                        .WORKSPACE_ID
                        .eq(Acting.workspace())
                        .and(TRANSLATION.ARTICLE_ID.eq(article))
                        .and(TRANSLATION.LANGUAGE.eq(language.code()))
                        .and(TRANSLATION.STATE.eq(ArticleState.PUBLISHED.code())));
    }

    /** Whether anything is published in the language. */
    @Transactional(readOnly = true)
    public boolean speaks(Language language) {
        return db.fetchExists(published(language, List.of()));
    }

    /** Every published article, at most 50,000, which is what a sitemap may hold. */
    @Transactional(readOnly = true)
    public List<Title> all() {
        var titles = new ArrayList<Title>();
        for (var language : Language.values()) {
            titles.addAll(published(language, List.of())
                    .orderBy(ARTICLE.NUMBER)
                    .limit(MOST_IN_SITEMAP - titles.size())
                    .fetch(row -> title(row, language)));
        }
        return titles;
    }

    private SelectConditionStep<Record> published(Language language, List<? extends SelectField<?>> further) {
        return db.select(ARTICLE.NUMBER, VERSION.TITLE, TRANSLATION.PUBLISHED_AT)
                .select(further)
                .from(TRANSLATION)
                .join(ARTICLE)
                .on(ARTICLE.WORKSPACE_ID.eq(TRANSLATION.WORKSPACE_ID), ARTICLE.ARTICLE_ID.eq(TRANSLATION.ARTICLE_ID))
                .join(VERSION)
                .on(VERSION.WORKSPACE_ID.eq(TRANSLATION.WORKSPACE_ID), VERSION.ARTICLE_ID.eq(TRANSLATION.ARTICLE_ID))
                .and(VERSION.LANGUAGE.eq(TRANSLATION.LANGUAGE))
                .and(VERSION.NUMBER.eq(TRANSLATION.PUBLISHED))
                .where(isPublished(language));
    }

    private static Condition isPublished(Language language) {
        return TRANSLATION
                .WORKSPACE_ID
                .eq(Acting.workspace())
                .and(TRANSLATION.LANGUAGE.eq(language.code()))
                .and(TRANSLATION.STATE.eq(DSL.inline(ArticleState.PUBLISHED.code())));
    }

    private static Title title(Record row, Language language) {
        return new Title(
                row.get(ARTICLE.NUMBER),
                language,
                row.get(VERSION.TITLE),
                row.get(TRANSLATION.PUBLISHED_AT).toInstant());
    }
}
