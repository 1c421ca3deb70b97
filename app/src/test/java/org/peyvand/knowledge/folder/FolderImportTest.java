package org.peyvand.knowledge.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.peyvand.PeyvandTest;
import org.peyvand.knowledge.ArticleState;
import org.peyvand.knowledge.ArticleText;
import org.peyvand.knowledge.Articles;
import org.peyvand.knowledge.Categories;
import org.peyvand.knowledge.Category;
import org.peyvand.knowledge.FolderImport;
import org.peyvand.knowledge.FolderImports;
import org.peyvand.knowledge.ImportedFile;
import org.peyvand.knowledge.ImportedFile.Outcome;
import org.peyvand.knowledge.KnowledgeBelongings;
import org.peyvand.knowledge.KnowledgeSearch;
import org.peyvand.knowledge.article.ArticleList;
import org.peyvand.web.Language;
import org.peyvand.web.Refused;
import org.peyvand.workspace.TestWorkspace;
import org.springframework.beans.factory.annotation.Autowired;

/** Folders of Markdown become articles, are known again, and never overwrite what a person wrote. */
@PeyvandTest
class FolderImportTest {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    @Autowired
    private FolderImports imports;

    @Autowired
    private ArticleList list;

    @Autowired
    private Articles articles;

    @Autowired
    private Categories categories;

    @Autowired
    private KnowledgeSearch search;

    private TestWorkspace shop;

    @BeforeEach
    void open() {
        shop = TestWorkspace.create();
    }

    @Test
    void filesBecomeArticlesWithTitleLanguageCategoryAndPictures() {
        shop.run(() -> {
            var done = take(
                    zip(Map.of(
                            "docs/ارسال/cost.md", "# هزینهٔ ارسال\n\nرایگان است. ![جعبه](../img/box.gif)",
                            "docs/returns/how-to.md", "---\ntitle: \"How to return\"\n---\nSend it back.",
                            "docs/img/box.gif", KnowledgeBelongings.DOT)),
                    true);
            assertThat(done.of(Outcome.CREATED)).isEqualTo(2);
            assertThat(done.of(Outcome.PICTURE)).isEqualTo(1);
            var cost = list.find("هزینه").getFirst().in(Language.FA).orElseThrow();
            assertThat(cost.state()).isEqualTo(ArticleState.PUBLISHED);
            assertThat(cost.latest().text().body())
                    .contains("رایگان است")
                    .contains("](picture:")
                    .doesNotContain("#");
            assertThat(list.find("return").getFirst().in(Language.EN)).isPresent();
            assertThat(categories.all()).extracting(Category::persian).contains("ارسال");
            assertThat(categories.all()).extracting(Category::english).contains("returns");
        });
    }

    @Test
    void theSameFolderAgainChangesNothing() {
        shop.run(() -> {
            var folder = zip(Map.of("a.md", "# الف\n\nیک", "b.md", "# ب\n\nدو"));
            take(folder, false);
            var again = take(folder, false);
            assertThat(again.outcomes()).containsExactly(Map.entry(Outcome.UNCHANGED, 2));
            assertThat(list.versions(list.find("الف").getFirst().id(), Language.FA))
                    .hasSize(1);
        });
    }

    @Test
    void aChangedFileIsANewVersionUnlessSomebodyChangedTheArticleHere() {
        shop.run(() -> {
            take(zip(Map.of("a.md", "# الف\n\nیک", "b.md", "# ب\n\nدو")), false);
            var own = list.find("ب").getFirst().id();
            articles.save(own, Language.FA, 1, new ArticleText("ب", "به دست ما"));
            var done = take(zip(Map.of("a.md", "# الف\n\nیک تازه", "b.md", "# ب\n\nدو تازه")), false);
            assertThat(done.of(Outcome.CHANGED)).isEqualTo(1);
            assertThat(imports.notTaken(done.id(), 10))
                    .singleElement()
                    .satisfies(file -> assertThat(file.outcome()).isEqualTo(Outcome.CHANGED_HERE));
            assertThat(body(own)).isEqualTo("به دست ما");
        });
    }

    private String body(UUID article) {
        return list.get(article).in(Language.FA).orElseThrow().latest().text().body();
    }

    @Test
    void whatCannotBeTakenIsToldWithItsReason() {
        shop.run(() -> {
            var done = take(
                    zip(Map.of(
                            "ok.md", "# خوب\n\nمتن",
                            "empty.md", "# تنها عنوان",
                            "long.md", "a".repeat(200_001),
                            "binary.md", new byte[] {(byte) 0xff, (byte) 0xfe, 0},
                            "fake.png", "<svg onload=alert(1)>",
                            "../../etc/passwd", "root")),
                    false);
            assertThat(imports.notTaken(done.id(), 10))
                    .extracting(ImportedFile::outcome)
                    .containsExactlyInAnyOrder(
                            Outcome.EMPTY,
                            Outcome.TOO_LONG,
                            Outcome.NOT_TEXT,
                            Outcome.BAD_PICTURE,
                            Outcome.NOT_MARKDOWN);
            assertThat(done.of(Outcome.CREATED)).isEqualTo(1);
        });
    }

    @Test
    void whatIsNoArchiveIsRefused() {
        for (var nonsense : List.of("", "PK\u0003\u0004 broken", "hello", "\u001f\u008b\u0008xxx")) {
            var bytes = nonsense.getBytes(StandardCharsets.ISO_8859_1);
            shop.run(() -> assertThatThrownBy(() -> imports.begin("x.zip", bytes, false))
                    .as(nonsense)
                    .isInstanceOf(Refused.class));
        }
    }

    @Test
    void aBombIsRefusedBeforeItFillsTheMemory() {
        var files = new HashMap<String, Object>();
        for (int i = 0; i < 45; i++) files.put(i + ".md", new byte[10_000_001]);
        var bomb = zip(files);
        assertThat(bomb.length).isLessThan(1_000_000);
        shop.run(() ->
                assertThatThrownBy(() -> imports.begin("bomb.zip", bomb, false)).isInstanceOf(Refused.class));
    }

    @Test
    void theHelpCentreOfARealCompanyGoesInWholeAndTwiceChangesNothing() throws IOException {
        assumeTrue(System.getProperty("peyvand.data") != null, "peyvand.data is not set");
        var folder = Files.readAllBytes(Path.of(System.getProperty("peyvand.data"), "help-centre/liara_docs.tar.gz"));
        shop.run(() -> {
            var done = take(folder, true);
            System.out.println("liara_docs: " + done.outcomes() + ", not taken " + imports.notTaken(done.id(), 20));
            assertThat(done.of(Outcome.CREATED)).isEqualTo(1140);
            assertThat(done.of(Outcome.NOT_MARKDOWN)).isEqualTo(2);
            assertThat(done.outcomes()).hasSize(2);
            assertThat(list.find("نقش‌های یک تیم")).isNotEmpty();
            assertThat(search.find("چطور یک عضو را از تیم حذف کنم؟", Language.FA, 5)
                            .hits())
                    .isNotEmpty();
            assertThat(take(folder, true).of(Outcome.UNCHANGED)).isEqualTo(1140);
        });
    }

    private FolderImport take(byte[] folder, boolean publish) {
        var id = imports.begin("docs.zip", folder, publish);
        var end = Instant.now().plus(PATIENCE);
        while (imports.get(id).isRunning()) {
            assertThat(Instant.now()).isBefore(end);
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        var done = imports.get(id);
        assertThat(done.state()).as(done.failure().toString()).isEqualTo(FolderImport.State.DONE);
        assertThat(done.done()).isEqualTo(done.files());
        return done;
    }

    private static byte[] zip(Map<String, ?> files) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(
                        file.getValue() instanceof byte[] content
                                ? content
                                : ((String) file.getValue()).getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
