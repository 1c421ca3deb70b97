package org.peyvand.knowledge;

import static org.peyvand.knowledge.db.Tables.ARTICLE;
import static org.peyvand.knowledge.db.Tables.CATEGORY;
import static org.peyvand.knowledge.db.Tables.TRANSLATION;
import static org.peyvand.knowledge.db.Tables.VERSION;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.peyvand.knowledge.article.PublishedText;
import org.peyvand.knowledge.article.Shelf;
import org.peyvand.knowledge.db.tables.records.TranslationRecord;
import org.peyvand.knowledge.search.TitleIndex;
import org.peyvand.web.Language;
import org.peyvand.web.Refused;
import org.peyvand.workspace.Acting;
import org.peyvand.workspace.Audit;
import org.peyvand.workspace.Permission;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Writes articles. Every save is a new version and none is ever changed or removed; the public reads the version that
 * was published last, while members write the next.
 */
@Service
public class Articles {

    private static final int ABSENT = 0;

    private final DSLContext db;
    private final Clock clock;
    private final Audit audit;
    private final Shelf shelf;
    private final PublishedText published;
    private final TitleIndex titles;

    Articles(DSLContext db, Clock clock, Audit audit, Shelf shelf, PublishedText published, TitleIndex titles) {
        this.db = db;
        this.clock = clock;
        this.audit = audit;
        this.shelf = shelf;
        this.published = published;
        this.titles = titles;
    }

    /** Writes a new article down, as a draft. */
    @Transactional
    public UUID create(Language language, ArticleText text, Optional<UUID> category) {
        return create(language, text, category, Optional.empty(), Optional.empty());
    }

    /**
     * As {@link #create(Language, ArticleText, Optional)}, of a file.
     *
     * @param source its path, by which it is known again
     * @param importedHash of its bytes
     */
    @Transactional
    public UUID create(
            Language language,
            ArticleText text,
            Optional<UUID> category,
            Optional<String> source,
            Optional<byte[]> importedHash) {
        Acting.require(Permission.CHANGE_KNOWLEDGE);
        category.ifPresent(this::refuseUnknownCategory);
        var id = UuidCreator.getTimeOrderedEpoch();
        db.insertInto(ARTICLE)
                .set(ARTICLE.WORKSPACE_ID, Acting.workspace())
                .set(ARTICLE.ARTICLE_ID, id)
                .set(ARTICLE.NUMBER, shelf.nextNumber())
                .set(ARTICLE.CATEGORY_ID, category.orElse(null))
                .set(ARTICLE.SOURCE, source.orElse(null))
                .set(ARTICLE.CREATED_AT, now())
                .execute();
        begin(id, language, text);
        write(id, language, 1, text, Optional.empty(), importedHash);
        audit.record("article.created", "article", id, Map.of("title", text.title()));
        return id;
    }

    /**
     * Saves the next version of an article in a language, or its first.
     *
     * @param base the number of the version the writer began from; 0 where there was none
     * @throws Refused with 409 when somebody else has saved a version since
     */
    @Transactional
    public void save(UUID article, Language language, int base, ArticleText text) {
        save(article, language, base, text, Optional.empty(), Optional.empty());
    }

    /**
     * As {@link #save(UUID, Language, int, ArticleText)}, of what was not typed.
     *
     * @param restoredFrom the number of an older version that stands again
     * @param importedHash of the file's bytes
     */
    @Transactional
    public void save(
            UUID article,
            Language language,
            int base,
            ArticleText text,
            Optional<Integer> restoredFrom,
            Optional<byte[]> importedHash) {
        Acting.require(Permission.CHANGE_KNOWLEDGE);
        lock(article);
        var present = row(article, language);
        if (present.map(TranslationRecord::getLatest).orElse(ABSENT) != base) throw changedMeanwhile();
        if (present.isEmpty()) begin(article, language, text);
        else if (same(article, present.get(), text)) return;
        write(article, language, base + 1, text, restoredFrom, importedHash);
        audit.record("article.saved", "article", article, Map.of("title", text.title()));
    }

    private static Refused changedMeanwhile() {
        return Refused.conflict("knowledge.refused.changedMeanwhile");
    }

    private boolean same(UUID article, TranslationRecord present, ArticleText text) {
        return db.fetchExists(
                VERSION,
                VERSION.WORKSPACE_ID
                        .eq(Acting.workspace())
                        .and(VERSION.ARTICLE_ID.eq(article))
                        .and(VERSION.LANGUAGE.eq(present.getLanguage()))
                        .and(VERSION.NUMBER.eq(present.getLatest()))
                        .and(VERSION.TITLE.eq(text.title()))
                        .and(VERSION.BODY.eq(text.body())));
    }

    /**
     * Goes back to an older version, by making its text the newest.
     *
     * @throws Refused when there is no such version
     */
    @Transactional
    public void restore(UUID article, Language language, int version) {
        Acting.require(Permission.CHANGE_KNOWLEDGE);
        lock(article);
        var present = row(article, language).orElseThrow(Refused::notFound);
        var old = db.fetchOptional(
                        VERSION,
                        VERSION.WORKSPACE_ID.eq(Acting.workspace()),
                        VERSION.ARTICLE_ID.eq(article),
                        VERSION.LANGUAGE.eq(language.code()),
                        VERSION.NUMBER.eq(version))
                .orElseThrow(Refused::notFound);
        var text = new ArticleText(old.getTitle(), old.getBody());
        save(article, language, present.getLatest(), text, Optional.of(version), Optional.empty());
    }

    /** Lets the public read the newest version. */
    @Transactional
    public void publish(UUID article, Language language) {
        var row = changeable(article, language);
        row.setState(ArticleState.PUBLISHED.code());
        row.setPublished(row.getLatest());
        row.setPublishedAt(now());
        row.update();
        published.show(article, language);
        audit.record("article.published", "article", article, Map.of("title", row.getTitle()));
    }

    /** Takes the article back from the public, to be worked on. */
    @Transactional
    public void withdraw(UUID article, Language language) {
        hide(article, language, ArticleState.DRAFT);
        audit.record("article.withdrawn", "article", article, Map.of("title", titleOf(article, language)));
    }

    /** Puts the article out of use; nothing of it is lost. */
    @Transactional
    public void archive(UUID article, Language language) {
        hide(article, language, ArticleState.ARCHIVED);
        audit.record("article.archived", "article", article, Map.of("title", titleOf(article, language)));
    }

    private void hide(UUID article, Language language, ArticleState state) {
        var row = changeable(article, language);
        row.setState(state.code());
        row.setPublished(null);
        row.setPublishedAt(null);
        row.update();
        published.hide(article, language);
    }

    private String titleOf(UUID article, Language language) {
        return row(article, language).orElseThrow().getTitle();
    }

    /** Puts the article into another category, or none. */
    @Transactional
    public void file(UUID article, Optional<UUID> category) {
        Acting.require(Permission.CHANGE_KNOWLEDGE);
        lock(article);
        category.ifPresent(this::refuseUnknownCategory);
        var moved = db.update(ARTICLE)
                .set(ARTICLE.CATEGORY_ID, category.orElse(null))
                .where(ARTICLE.WORKSPACE_ID.eq(Acting.workspace()), ARTICLE.ARTICLE_ID.eq(article))
                .and(ARTICLE.CATEGORY_ID.isDistinctFrom(category.orElse(null)))
                .execute();
        if (moved > 0) shelf.changed();
    }

    private TranslationRecord changeable(UUID article, Language language) {
        Acting.require(Permission.CHANGE_KNOWLEDGE);
        lock(article);
        return row(article, language).orElseThrow(Refused::notFound);
    }

    /** Lets one writer at a time at an article, so that of two who save at once the second is told. */
    private void lock(UUID article) {
        db.select(ARTICLE.ARTICLE_ID)
                .from(ARTICLE)
                .where(ARTICLE.WORKSPACE_ID.eq(Acting.workspace()), ARTICLE.ARTICLE_ID.eq(article))
                .forUpdate()
                .fetchOptional()
                .orElseThrow(Refused::notFound);
    }

    private Optional<TranslationRecord> row(UUID article, Language language) {
        return db.fetchOptional(
                TRANSLATION,
                TRANSLATION.WORKSPACE_ID.eq(Acting.workspace()),
                TRANSLATION.ARTICLE_ID.eq(article),
                TRANSLATION.LANGUAGE.eq(language.code()));
    }

    private void begin(UUID article, Language language, ArticleText text) {
        db.insertInto(TRANSLATION)
                .set(TRANSLATION.WORKSPACE_ID, Acting.workspace())
                .set(TRANSLATION.ARTICLE_ID, article)
                .set(TRANSLATION.LANGUAGE, language.code())
                .set(TRANSLATION.STATE, ArticleState.DRAFT.code())
                .set(TRANSLATION.LATEST, ABSENT)
                .set(TRANSLATION.TITLE, text.title())
                .set(TRANSLATION.CHANGED_AT, now())
                .set(TRANSLATION.CHANGED_BY, Acting.now().name())
                .execute();
    }

    private void write(
            UUID article,
            Language language,
            int number,
            ArticleText text,
            Optional<Integer> restoredFrom,
            Optional<byte[]> importedHash) {
        var by = Acting.now().name();
        db.insertInto(VERSION)
                .set(VERSION.WORKSPACE_ID, Acting.workspace())
                .set(VERSION.ARTICLE_ID, article)
                .set(VERSION.LANGUAGE, language.code())
                .set(VERSION.NUMBER, number)
                .set(VERSION.TITLE, text.title())
                .set(VERSION.BODY, text.body())
                .set(VERSION.WRITTEN_AT, now())
                .set(VERSION.WRITTEN_BY, by)
                .set(VERSION.RESTORED_FROM, restoredFrom.orElse(null))
                .set(VERSION.IMPORTED_HASH, importedHash.orElse(null))
                .execute();
        db.update(TRANSLATION)
                .set(TRANSLATION.LATEST, number)
                .set(TRANSLATION.TITLE, text.title())
                .set(TRANSLATION.CHANGED_AT, now())
                .set(TRANSLATION.CHANGED_BY, by)
                .where(TRANSLATION.WORKSPACE_ID.eq(Acting.workspace()), TRANSLATION.ARTICLE_ID.eq(article))
                .and(TRANSLATION.LANGUAGE.eq(language.code()))
                .execute();
        titles.renew(List.of(article));
    }

    private void refuseUnknownCategory(UUID category) {
        if (!db.fetchExists(
                CATEGORY, CATEGORY.WORKSPACE_ID.eq(Acting.workspace()), CATEGORY.CATEGORY_ID.eq(category))) {
            throw Refused.notFound();
        }
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
