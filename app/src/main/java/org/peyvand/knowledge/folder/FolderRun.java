package org.peyvand.knowledge.folder;

import static org.peyvand.knowledge.db.Tables.ARTICLE;
import static org.peyvand.knowledge.db.Tables.FOLDER_IMPORT;
import static org.peyvand.knowledge.db.Tables.IMPORTED_FILE;
import static org.peyvand.knowledge.db.Tables.VERSION;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.peyvand.knowledge.ArticleText;
import org.peyvand.knowledge.Articles;
import org.peyvand.knowledge.Categories;
import org.peyvand.knowledge.Category;
import org.peyvand.knowledge.FolderImport;
import org.peyvand.knowledge.ImportedFile;
import org.peyvand.knowledge.ImportedFile.Outcome;
import org.peyvand.knowledge.article.ArticleList;
import org.peyvand.knowledge.text.Pictures;
import org.peyvand.language.Fold;
import org.peyvand.web.Language;
import org.peyvand.web.Refused;
import org.peyvand.workspace.Acting;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes a folder in, some files to a transaction, so that it can be stopped between them and goes on there after a
 * crash. A file is known again by its path: unchanged it changes nothing, and it never overwrites what a person wrote.
 */
@Component
public class FolderRun {

    private static final int BATCH = 40;

    private final DSLContext db;
    private final Articles articles;
    private final ArticleList list;
    private final Categories categories;
    private final Pictures pictures;
    private final TransactionTemplate transaction;

    FolderRun(
            DSLContext db,
            Articles articles,
            ArticleList list,
            Categories categories,
            Pictures pictures,
            PlatformTransactionManager transactions) {
        this.db = db;
        this.articles = articles;
        this.list = list;
        this.categories = categories;
        this.pictures = pictures;
        this.transaction = new TransactionTemplate(transactions);
    }

    private record Entry(String path, byte[] bytes) {}

    private record Order(byte[] packed, boolean publish, int done) {}

    /** Carries the import out to its end, or until it is stopped. */
    public void run(UUID id) {
        var order = transaction.execute(_ -> order(id));
        if (order.isEmpty()) return;
        try {
            carryOut(id, order.get());
        } catch (Refused refused) {
            transaction.executeWithoutResult(_ -> end(id, FolderImport.State.FAILED, Optional.of(refused.key())));
        }
    }

    private Optional<Order> order(UUID id) {
        return db.select(FOLDER_IMPORT.BYTES, FOLDER_IMPORT.PUBLISH, FOLDER_IMPORT.DONE)
                .from(FOLDER_IMPORT)
                .where(FOLDER_IMPORT.WORKSPACE_ID.eq(Acting.workspace()), FOLDER_IMPORT.IMPORT_ID.eq(id))
                .and(FOLDER_IMPORT.STATE.eq(FolderImport.State.RUNNING.code()))
                .fetchOptional(row -> new Order(row.value1(), row.value2(), row.value3()));
    }

    private void carryOut(UUID id, Order order) {
        var paths = new ArrayList<String>();
        var shown = new HashMap<String, UUID>();
        new Archive(order.packed()).each((path, bytes) -> {
            paths.add(path);
            if (Folder.isPicture(path)) keep(path, bytes, shown);
        });
        var taking = new Taking(id, order.publish(), Folder.of(paths), shown);
        var batch = new ArrayList<Entry>();
        var place = new int[1];
        new Archive(order.packed()).each((path, bytes) -> {
            if (place[0]++ >= order.done()) batch.add(new Entry(path, bytes));
            if (batch.size() == BATCH) taking.take(batch, place[0] - batch.size());
        });
        taking.take(batch, place[0] - batch.size());
        if (!taking.stopped) transaction.executeWithoutResult(_ -> end(id, FolderImport.State.DONE, Optional.empty()));
    }

    private void keep(String path, byte[] bytes, Map<String, UUID> shown) {
        try {
            shown.put(Folder.beside("", path), pictures.add(path.substring(path.lastIndexOf('/') + 1), bytes));
        } catch (Refused notAPicture) {
            // Told in the report, when its turn comes.
        }
    }

    private void end(UUID id, FolderImport.State state, Optional<String> failure) {
        db.update(FOLDER_IMPORT)
                .set(FOLDER_IMPORT.STATE, state.code())
                .set(FOLDER_IMPORT.FAILURE, failure.orElse(null))
                .where(FOLDER_IMPORT.WORKSPACE_ID.eq(Acting.workspace()), FOLDER_IMPORT.IMPORT_ID.eq(id))
                .execute();
    }

    private final class Taking {
        private final UUID id;
        private final boolean publish;
        private final Folder folder;
        private final Map<String, UUID> shown;
        private boolean stopped;

        Taking(UUID id, boolean publish, Folder folder, Map<String, UUID> shown) {
            this.id = id;
            this.publish = publish;
            this.folder = folder;
            this.shown = shown;
        }

        /** Takes some files, of which the first stands at that place in the folder, and forgets them. */
        void take(List<Entry> batch, int first) {
            if (!stopped) stopped = !transaction.execute(_ -> taken(batch, first));
            batch.clear();
        }

        private boolean taken(List<Entry> batch, int first) {
            if (order(id).isEmpty()) return false;
            for (int at = 0; at < batch.size(); at++) report(first + at, take(batch.get(at)));
            db.update(FOLDER_IMPORT)
                    .set(FOLDER_IMPORT.DONE, first + batch.size())
                    .where(FOLDER_IMPORT.WORKSPACE_ID.eq(Acting.workspace()), FOLDER_IMPORT.IMPORT_ID.eq(id))
                    .execute();
            return true;
        }

        private void report(int position, ImportedFile file) {
            db.insertInto(IMPORTED_FILE)
                    .set(IMPORTED_FILE.WORKSPACE_ID, Acting.workspace())
                    .set(IMPORTED_FILE.IMPORT_ID, id)
                    .set(IMPORTED_FILE.POSITION, position)
                    .set(
                            IMPORTED_FILE.PATH,
                            file.path().substring(0, Math.min(500, file.path().length())))
                    .set(IMPORTED_FILE.OUTCOME, file.outcome().code())
                    .set(IMPORTED_FILE.DETAIL, file.detail())
                    .set(IMPORTED_FILE.ARTICLE_ID, file.article().orElse(null))
                    .execute();
        }

        private ImportedFile take(Entry entry) {
            var path = folder.within(entry.path());
            if (Folder.isPicture(path)) {
                boolean kept = shown.containsKey(Folder.beside("", entry.path()));
                return ended(path, kept ? Outcome.PICTURE : Outcome.BAD_PICTURE);
            }
            if (!Folder.isMarkdown(path)) return ended(path, Outcome.NOT_MARKDOWN);
            var read = MarkdownFile.read(path, entry.bytes());
            if (read.isEmpty()) return ended(path, Outcome.NOT_TEXT);
            var file = read.get();
            if (file.body().isBlank()) return ended(path, Outcome.EMPTY);
            if (file.body().length() > ArticleText.LONGEST_BODY) {
                return new ImportedFile(
                        path, Outcome.TOO_LONG, String.valueOf(file.body().length()), Optional.empty());
            }
            var text = new ArticleText(file.title(), Folder.withPictures(file.body(), entry.path(), shown));
            return write(path, file, text, Pictures.sha256(entry.bytes()));
        }

        private ImportedFile write(String path, MarkdownFile file, ArticleText text, byte[] hash) {
            var known = db.select(ARTICLE.ARTICLE_ID)
                    .from(ARTICLE)
                    .where(ARTICLE.WORKSPACE_ID.eq(Acting.workspace()), ARTICLE.SOURCE.eq(path))
                    .fetchOptional(ARTICLE.ARTICLE_ID);
            return known.map(article -> renew(path, article, text, hash))
                    .orElseGet(() -> create(path, file, text, hash));
        }

        private ImportedFile create(String path, MarkdownFile file, ArticleText text, byte[] hash) {
            var article = articles.create(file.language(), text, category(file), Optional.of(path), Optional.of(hash));
            if (publish) articles.publish(article, file.language());
            return new ImportedFile(path, Outcome.CREATED, "", Optional.of(article));
        }

        private ImportedFile renew(String path, UUID article, ArticleText text, byte[] hash) {
            var last = db.select(VERSION.LANGUAGE, VERSION.NUMBER, VERSION.IMPORTED_HASH)
                    .from(VERSION)
                    .where(VERSION.WORKSPACE_ID.eq(Acting.workspace()), VERSION.ARTICLE_ID.eq(article))
                    .and(VERSION.IMPORTED_HASH.isNotNull())
                    .orderBy(VERSION.NUMBER.desc())
                    .limit(1)
                    .fetchSingle();
            var language = Language.of(last.value1()).orElseThrow();
            var latest = list.get(article).in(language).orElseThrow().latest().number();
            if (Arrays.equals(last.value3(), hash)) {
                return new ImportedFile(path, Outcome.UNCHANGED, "", Optional.of(article));
            }
            if (latest != last.value2()) {
                return new ImportedFile(path, Outcome.CHANGED_HERE, "", Optional.of(article));
            }
            articles.save(article, language, latest, text, Optional.empty(), Optional.of(hash));
            if (publish) articles.publish(article, language);
            return new ImportedFile(path, Outcome.CHANGED, "", Optional.of(article));
        }

        /** The category of that name in the file's language, made where there is none. */
        private Optional<UUID> category(MarkdownFile file) {
            var name = file.category().strip();
            if (name.isEmpty() || name.length() > 100) return Optional.empty();
            return categories.all().stream()
                    .filter(known -> Fold.spaceless(known.persian()).equals(Fold.spaceless(name))
                            || Fold.spaceless(known.english()).equals(Fold.spaceless(name)))
                    .map(Category::id)
                    .findFirst()
                    .or(() -> Optional.of(
                            name.codePoints().anyMatch(sign -> sign > 0x500)
                                    ? categories.add(name, "")
                                    : categories.add("", name)));
        }

        private static ImportedFile ended(String path, Outcome outcome) {
            return new ImportedFile(path, outcome, "", Optional.empty());
        }
    }
}
