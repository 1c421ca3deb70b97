package org.peyvand.knowledge.article;

import static org.peyvand.knowledge.db.Tables.ARTICLE;
import static org.peyvand.knowledge.db.Tables.TRANSLATION;
import static org.peyvand.knowledge.db.Tables.VERSION;

import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.peyvand.knowledge.ArticleState;
import org.peyvand.knowledge.ArticleText;
import org.peyvand.knowledge.search.TitleIndex;
import org.peyvand.web.Language;
import org.peyvand.web.Refused;
import org.peyvand.workspace.Acting;
import org.peyvand.workspace.Permission;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads articles as members see them, in every state and with their history. */
@Service
public class ArticleList {

    private static final int PAGE = 50;
    private static final int MOST_VERSIONS = 200;

    private final DSLContext db;
    private final TitleIndex titles;

    ArticleList(DSLContext db, TitleIndex titles) {
        this.db = db;
        this.titles = titles;
    }

    /** What the list is narrowed to. */
    public record Filter(Optional<ArticleState> state, Optional<UUID> category) {
        /** All articles. */
        public static final Filter NONE = new Filter(Optional.empty(), Optional.empty());
    }

    /** A page of the list, and the number the next one begins below. */
    public record Slice(List<Article> articles, Optional<Long> next) {}

    /** Articles with a smaller number than that, the newest first. */
    @Transactional(readOnly = true)
    public Slice page(Filter filter, Optional<Long> below) {
        Acting.require(Permission.SEE_KNOWLEDGE);
        var found = db.select(ARTICLE.ARTICLE_ID, ARTICLE.NUMBER)
                .from(ARTICLE)
                .where(ARTICLE.WORKSPACE_ID.eq(Acting.workspace()))
                .and(below.map(ARTICLE.NUMBER::lt).orElse(DSL.noCondition()))
                .and(matching(filter))
                .orderBy(ARTICLE.NUMBER.desc())
                .limit(PAGE + 1)
                .fetch();
        var shown = found.subList(0, Math.min(PAGE, found.size()));
        var next = found.size() > PAGE ? Optional.of(shown.getLast().value2()) : Optional.<Long>empty();
        return new Slice(of(shown.stream().map(row -> row.value1()).toList()), next);
    }

    private Condition matching(Filter filter) {
        var category = filter.category().map(ARTICLE.CATEGORY_ID::eq).orElse(DSL.noCondition());
        return filter.state()
                .map(state -> category.and(DSL.exists(db.selectOne()
                        .from(TRANSLATION)
                        .where(TRANSLATION.WORKSPACE_ID.eq(ARTICLE.WORKSPACE_ID))
                        .and(TRANSLATION.ARTICLE_ID.eq(ARTICLE.ARTICLE_ID))
                        .and(TRANSLATION.STATE.eq(state.code())))))
                .orElse(category);
    }

    /** At most 50 articles with what is typed in their title, in any spelling. */
    @Transactional(readOnly = true)
    public List<Article> find(String typed) {
        Acting.require(Permission.SEE_KNOWLEDGE);
        return of(titles.find(typed, PAGE));
    }

    /**
     * One article.
     *
     * @throws Refused when there is none of that id
     */
    @Transactional(readOnly = true)
    public Article get(UUID id) {
        Acting.require(Permission.SEE_KNOWLEDGE);
        return of(List.of(id)).stream().findFirst().orElseThrow(Refused::notFound);
    }

    /** The newest 200 versions of an article in a language, the newest first. */
    @Transactional(readOnly = true)
    public List<Version> versions(UUID article, Language language) {
        Acting.require(Permission.SEE_KNOWLEDGE);
        return db.selectFrom(VERSION)
                .where(VERSION.WORKSPACE_ID.eq(Acting.workspace()), VERSION.ARTICLE_ID.eq(article))
                .and(VERSION.LANGUAGE.eq(language.code()))
                .orderBy(VERSION.NUMBER.desc())
                .limit(MOST_VERSIONS)
                .fetch(ArticleList::version);
    }

    private List<Article> of(List<UUID> ids) {
        var translations = translations(ids);
        return db
                .selectFrom(ARTICLE)
                .where(ARTICLE.WORKSPACE_ID.eq(Acting.workspace()), ARTICLE.ARTICLE_ID.in(ids))
                .fetch(row -> new Article(
                        row.getArticleId(),
                        row.getNumber(),
                        Optional.ofNullable(row.getCategoryId()),
                        translations.get(row.getArticleId())))
                .stream()
                .sorted(Comparator.comparingInt(article -> ids.indexOf(article.id())))
                .toList();
    }

    private Map<UUID, Map<Language, Translation>> translations(Collection<UUID> ids) {
        var found = new HashMap<UUID, Map<Language, Translation>>();
        db.select(TRANSLATION.fields())
                .select(VERSION.fields())
                .from(TRANSLATION)
                .join(VERSION)
                .on(VERSION.WORKSPACE_ID.eq(TRANSLATION.WORKSPACE_ID), VERSION.ARTICLE_ID.eq(TRANSLATION.ARTICLE_ID))
                .and(VERSION.LANGUAGE.eq(TRANSLATION.LANGUAGE))
                .and(VERSION.NUMBER.eq(TRANSLATION.LATEST))
                .where(TRANSLATION.WORKSPACE_ID.eq(Acting.workspace()), TRANSLATION.ARTICLE_ID.in(ids))
                .forEach(row -> found.computeIfAbsent(
                                row.get(TRANSLATION.ARTICLE_ID), _ -> new EnumMap<>(Language.class))
                        .put(language(row), translation(row)));
        return found;
    }

    private static Language language(Record row) {
        return Language.of(row.get(TRANSLATION.LANGUAGE)).orElseThrow();
    }

    private static Translation translation(Record row) {
        return new Translation(
                language(row),
                ArticleState.of(row.get(TRANSLATION.STATE)),
                version(row),
                Optional.ofNullable(row.get(TRANSLATION.PUBLISHED)),
                row.get(TRANSLATION.CHANGED_AT).toInstant(),
                row.get(TRANSLATION.CHANGED_BY),
                row.get(TRANSLATION.USEFUL),
                row.get(TRANSLATION.USELESS));
    }

    private static Version version(Record row) {
        return new Version(
                row.get(VERSION.NUMBER),
                new ArticleText(row.get(VERSION.TITLE), row.get(VERSION.BODY)),
                row.get(VERSION.WRITTEN_AT).toInstant(),
                row.get(VERSION.WRITTEN_BY),
                Optional.ofNullable(row.get(VERSION.RESTORED_FROM)));
    }
}
