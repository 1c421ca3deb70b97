package org.peyvand.knowledge.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.peyvand.PeyvandTest;
import org.peyvand.TestDatabase;
import org.peyvand.knowledge.ArticleText;
import org.peyvand.knowledge.Articles;
import org.peyvand.knowledge.KnowledgeSearch;
import org.peyvand.web.Language;
import org.peyvand.workspace.TestWorkspace;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

/**
 * How well questions find the paragraph that answers them, measured on PersianQA's test set (93 paragraphs, 930
 * questions, of which 279 have no answer) beside PostgreSQL's own text search in the configuration {@code simple}.
 */
@PeyvandTest
class RetrievalTest {

    private record Question(String text, int paragraph, boolean answerable) {}

    private record Paragraph(String title, String text) {}

    private record Score(double first, double amongFive) {}

    @Autowired
    private Articles articles;

    @Autowired
    private KnowledgeSearch search;

    private final List<Paragraph> paragraphs = new ArrayList<>();
    private final List<Question> questions = new ArrayList<>();

    @Test
    void paragraphsAreFoundBetterThanByPlainTextSearch() throws IOException {
        assumeTrue(System.getProperty("peyvand.data") != null, "peyvand.data is not set");
        read();
        var shop = TestWorkspace.create();
        var places = new HashMap<UUID, Integer>();
        shop.run(() -> publish(places));
        var ours = score(question -> shop.acting(() -> found(question, places)));
        var plain = new Score[2];
        TestDatabase.owner().execute(connection -> {
            fill(connection);
            plain[0] = score(question -> plain(connection, question, " | "));
            plain[1] = score(question -> plain(connection, question, " & "));
        });
        print("ours, BM25 of folded words", ours);
        print("PostgreSQL simple, any word, ts_rank", plain[0]);
        print("PostgreSQL simple, all words", plain[1]);
        shop.run(this::printRefusals);
        assertThat(ours.first()).isGreaterThanOrEqualTo(plain[0].first()).isGreaterThanOrEqualTo(plain[1].first());
        assertThat(ours.amongFive()).isGreaterThanOrEqualTo(plain[0].amongFive());
    }

    private void read() throws IOException {
        var file = Path.of(System.getProperty("peyvand.data"), "persian/persianqa_test.json");
        for (var topic : new JsonMapper().readTree(Files.readString(file)).path("data")) {
            for (var paragraph : topic.path("paragraphs")) {
                paragraphs.add(new Paragraph(
                        topic.path("title").asString(),
                        paragraph.path("context").asString()));
                for (var question : paragraph.path("qas")) {
                    questions.add(new Question(
                            question.path("question").asString(),
                            paragraphs.size() - 1,
                            !question.path("is_impossible").asBoolean()));
                }
            }
        }
    }

    private void publish(Map<UUID, Integer> places) {
        for (int place = 0; place < paragraphs.size(); place++) {
            var paragraph = paragraphs.get(place);
            var text = new ArticleText(paragraph.title(), paragraph.text());
            var id = articles.create(Language.FA, text, Optional.empty());
            articles.publish(id, Language.FA);
            places.put(id, place);
        }
    }

    private Score score(Function<Question, List<Integer>> finding) {
        var answerable = questions.stream().filter(Question::answerable).toList();
        int first = 0;
        int amongFive = 0;
        for (var question : answerable) {
            var found = finding.apply(question);
            int place = found.indexOf(question.paragraph());
            if (place == 0) first++;
            if (place >= 0) amongFive++;
        }
        return new Score(first / (double) answerable.size(), amongFive / (double) answerable.size());
    }

    private List<Integer> found(Question question, Map<UUID, Integer> places) {
        return search.find(question.text(), Language.FA, 5).hits().stream()
                .map(hit -> places.get(hit.article()))
                .toList();
    }

    private void fill(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("create temporary table plain (place int, words tsvector)");
        }
        try (var insert = connection.prepareStatement("insert into plain values (?, to_tsvector('simple', ?))")) {
            for (int place = 0; place < paragraphs.size(); place++) {
                insert.setInt(1, place);
                insert.setString(
                        2,
                        paragraphs.get(place).title() + " "
                                + paragraphs.get(place).text());
                insert.execute();
            }
        }
    }

    private static List<Integer> plain(Connection connection, Question question, String joined) {
        var query = "select place from plain, (select replace(plainto_tsquery('simple', ?)::text, ' & ', '" + joined
                + "')::tsquery as q) asked where words @@ q order by ts_rank(words, q) desc, place limit 5";
        try (var select = connection.prepareStatement(query)) {
            select.setString(1, question.text());
            var found = new ArrayList<Integer>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) found.add(rows.getInt(1));
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void print(String name, Score score) {
        System.out.printf(
                Locale.ROOT,
                "%-38s found first %5.1f %%, among five %5.1f %%%n",
                name,
                score.first() * 100,
                score.amongFive() * 100);
    }

    /** What is refused at the confidence the product asks for: of questions with an answer, and of those without. */
    private void printRefusals() {
        for (boolean answerable : new boolean[] {true, false}) {
            var asked = questions.stream()
                    .filter(question -> question.answerable() == answerable)
                    .toList();
            var refused = asked.stream()
                    .filter(question ->
                            !search.find(question.text(), Language.FA, 1).isConfident())
                    .count();
            System.out.printf(
                    Locale.ROOT,
                    "%s: refused %.1f %% of %d%n",
                    answerable ? "answerable" : "unanswerable",
                    refused * 100.0 / asked.size(),
                    asked.size());
        }
    }
}
