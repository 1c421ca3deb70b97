package org.peyvand.knowledge;

import java.util.LinkedHashMap;
import java.util.List;
import org.peyvand.web.Language;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Public articles that may save whoever is writing to the business the waiting: the few that fit what they have typed so far,
 * and none where none is sure to.
 */
@Service
public class Hints {

    private static final int SHORTEST = 8;
    private static final int LONGEST = 500;
    private static final int PASSAGES = 12;
    private static final int SHOWN = 3;
    private static final int EXCERPT = 140;

    /** How near the best the others must come to stand beside it. */
    private static final double BESIDE_THE_BEST = 0.6;

    private final KnowledgeSearch search;
    private final HelpCentre centre;
    private final Questions questions;

    Hints(KnowledgeSearch search, HelpCentre centre, Questions questions) {
        this.search = search;
        this.centre = centre;
        this.questions = questions;
    }

    /** An article, and where the public reads it. */
    public record Hint(String title, String excerpt, String path) {}

    /** At most three, the best first; none while the help centre is closed. Nothing typed is kept. */
    @Transactional(readOnly = true)
    public List<Hint> of(String typed) {
        var settings = centre.settings();
        var text = cut(typed);
        if (text.length() < SHORTEST || !settings.open()) return List.of();
        var answer = search.complete(text, Language.spoken(text), PASSAGES);
        if (!answer.isConfident()) return List.of();
        var enough = answer.hits().getFirst().score() * BESIDE_THE_BEST;
        var articles = new LinkedHashMap<Long, KnowledgeSearch.Hit>();
        answer.hits().stream()
                .filter(hit -> hit.score() >= enough)
                .forEach(hit -> articles.putIfAbsent(hit.number(), hit));
        return articles.values().stream()
                .limit(SHOWN)
                .map(hit -> new Hint(hit.title(), excerpt(hit.text()), hit.path(settings.slug())))
                .toList();
    }

    private static String excerpt(String text) {
        var line = text.strip().replaceAll("\\s+", " ");
        return line.length() <= EXCERPT
                ? line
                : line.substring(0, line.offsetByCodePoints(0, line.codePointCount(0, EXCERPT))) + "…";
    }

    /** One of them was opened: what had been typed counts as a question that found its answer. */
    @Transactional
    public void opened(String typed) {
        var text = cut(typed);
        var language = Language.spoken(text);
        questions.answered(language, text);
    }

    private static String cut(String typed) {
        return typed.strip().substring(0, Math.min(LONGEST, typed.strip().length()));
    }
}
