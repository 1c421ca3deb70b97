package org.peyvand.knowledge;

import static org.peyvand.knowledge.db.Tables.ARTICLE;
import static org.peyvand.knowledge.db.Tables.EXTENT;
import static org.peyvand.knowledge.db.Tables.PASSAGE;
import static org.peyvand.knowledge.db.Tables.WORD;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.peyvand.knowledge.search.Stems;
import org.peyvand.knowledge.search.Terms;
import org.peyvand.web.Language;
import org.peyvand.workspace.Acting;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Finds the passages of published articles that answer a free question, and says how sure it is. Ranked by BM25
 * (Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond", 2009), with the idf of Lucene, which
 * is never negative.
 */
@Service
public class KnowledgeSearch {

    private static final double SATURATION = 1.2;
    private static final double BY_LENGTH = 0.75;
    private static final int MOST_WORDS = 40;
    private static final int MOST_ENDINGS = 30;

    private final DSLContext db;

    KnowledgeSearch(DSLContext db) {
        this.db = db;
    }

    /**
     * A passage and why it was found.
     *
     * @param number of its article
     * @param heading it stands below, or ""
     * @param anchor of that heading on the article's page, or ""
     * @param score comparable within one answer only
     */
    public record Hit(
            UUID article,
            long number,
            Language language,
            String title,
            String heading,
            String anchor,
            String text,
            double score) {

        /** Where the public reads it, in a help centre with that word in its address. */
        public String path(String slug) {
            return "/help/" + slug + "/" + language.code() + "/" + number + (anchor.isEmpty() ? "" : "#" + anchor);
        }
    }

    /**
     * What was found.
     *
     * @param hits the best first
     * @param confidence from 0 up, seldom over 1: how much of the question, rare words counting more, the best passage
     *     says, against one that says a single rare word as strongly as can be; by the root of the question's length
     */
    public record Answer(List<Hit> hits, double confidence) {

        /**
         * Under this confidence the honest answer is that nobody has written it down. Chosen on one half of a set of
         * questions so that a tenth of those with an answer are refused; what it does on the other is in decision 9.
         */
        public static final double ENOUGH = 0.42;

        /** Whether the best passage may be given as an answer. */
        public boolean isConfident() {
            return confidence >= ENOUGH;
        }
    }

    private record Extent(long passages, double averageLength) {}

    /**
     * The passages nearest to a question in words.
     *
     * @param most at most so many hits
     */
    @Transactional(readOnly = true)
    public Answer find(String question, Language language, int most) {
        var words = Terms.of(question).stream().distinct().limit(MOST_WORDS).toList();
        return ranked(words.stream().map(List::of).toList(), language, most);
    }

    /** As {@link #find}, for a question of which the last word may still be being typed. */
    @Transactional(readOnly = true)
    public Answer complete(String typed, Language language, int most) {
        var places = new ArrayList<>(Terms.of(typed).stream()
                .distinct()
                .limit(MOST_WORDS)
                .map(List::of)
                .toList());
        var last = Terms.last(typed);
        if (typed.endsWith(" ") || last.isEmpty()) return ranked(places, language, most);
        var begun = endings(last, language);
        var stem = List.of(Stems.of(last));
        if (places.remove(stem) || begun.size() > 1) {
            places.add(Stream.concat(begun.stream(), stem.stream()).distinct().toList());
        }
        return ranked(places, language, most);
    }

    /** The words that begin so, itself among them. */
    private List<String> endings(String beginning, Language language) {
        var found = db.selectDistinct(WORD.WORD_)
                .from(WORD)
                .where(WORD.WORKSPACE_ID.eq(Acting.workspace()), WORD.LANGUAGE.eq(language.code()))
                .and(WORD.WORD_.ge(beginning))
                .and(WORD.WORD_.lt(beginning + Character.MAX_VALUE))
                .orderBy(WORD.WORD_)
                .limit(MOST_ENDINGS)
                .fetch(WORD.WORD_);
        return found.isEmpty() ? List.of(beginning) : found;
    }

    /** Each place of the question is one word, or several of which any will do. */
    private Answer ranked(List<List<String>> places, Language language, int most) {
        var extent = extent(language);
        if (places.isEmpty() || extent.passages() == 0) return new Answer(List.of(), 0);
        var scores = new HashMap<UUID, Double>();
        for (var place : places) {
            var said = said(place, language);
            var rarity = rarity(said.size(), extent.passages());
            said.forEach((passage, word) ->
                    scores.merge(passage, rarity * strength(word, extent.averageLength()), Double::sum));
        }
        var best = scores.entrySet().stream()
                .sorted(Map.Entry.<UUID, Double>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .limit(most)
                .toList();
        var strongest = rarity(1, extent.passages()) * (SATURATION + 1) * Math.sqrt(places.size() + 1);
        var confidence = best.isEmpty() ? 0 : best.getFirst().getValue() / strongest;
        var found = best.stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        return new Answer(hits(found, language), confidence);
    }

    private record Said(double weight, int length) {}

    private Map<UUID, Said> said(Collection<String> words, Language language) {
        var found = new HashMap<UUID, Said>();
        db.select(WORD.PASSAGE_ID, WORD.WEIGHT, WORD.LENGTH)
                .from(WORD)
                .where(WORD.WORKSPACE_ID.eq(Acting.workspace()), WORD.LANGUAGE.eq(language.code()))
                .and(WORD.WORD_.in(words))
                .forEach(row -> found.merge(
                        row.value1(),
                        new Said(row.value2(), row.value3()),
                        (one, other) -> new Said(one.weight() + other.weight(), one.length())));
        return found;
    }

    private static double rarity(int saying, long passages) {
        return Math.log(1 + (passages - saying + 0.5) / (saying + 0.5));
    }

    private static double strength(Said word, double averageLength) {
        var longer = 1 - BY_LENGTH + BY_LENGTH * word.length() / averageLength;
        return word.weight() * (SATURATION + 1) / (word.weight() + SATURATION * longer);
    }

    private Extent extent(Language language) {
        return db.selectFrom(EXTENT)
                .where(EXTENT.WORKSPACE_ID.eq(Acting.workspace()), EXTENT.LANGUAGE.eq(language.code()))
                .fetchOptional(row -> new Extent(
                        row.getPassages(), Math.max(1, row.getWords() / (double) Math.max(1, row.getPassages()))))
                .orElseGet(() -> new Extent(0, 1));
    }

    private List<Hit> hits(Map<UUID, Double> scores, Language language) {
        return db
                .select(PASSAGE.fields())
                .select(ARTICLE.NUMBER)
                .from(PASSAGE)
                .join(ARTICLE)
                .on(ARTICLE.WORKSPACE_ID.eq(PASSAGE.WORKSPACE_ID), ARTICLE.ARTICLE_ID.eq(PASSAGE.ARTICLE_ID))
                .where(PASSAGE.WORKSPACE_ID.eq(Acting.workspace()), PASSAGE.PASSAGE_ID.in(scores.keySet()))
                .orderBy(PASSAGE.PASSAGE_ID)
                .fetch(row -> new Hit(
                        row.get(PASSAGE.ARTICLE_ID),
                        row.get(ARTICLE.NUMBER),
                        language,
                        row.get(PASSAGE.TITLE),
                        row.get(PASSAGE.HEADING),
                        row.get(PASSAGE.ANCHOR),
                        row.get(PASSAGE.BODY),
                        scores.get(row.get(PASSAGE.PASSAGE_ID))))
                .stream()
                .sorted(Comparator.comparingDouble(hit -> -hit.score()))
                .toList();
    }
}
