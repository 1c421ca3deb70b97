package org.peyvand.knowledge.help;

import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.peyvand.knowledge.KnowledgeSearch;
import org.peyvand.knowledge.Questions;
import org.peyvand.knowledge.article.ArticleListView;
import org.peyvand.knowledge.text.Markdown;
import org.peyvand.knowledge.text.PicturePages;
import org.peyvand.knowledge.text.Pictures;
import org.peyvand.web.Language;
import org.peyvand.web.Refused;
import org.peyvand.workspace.Attempts;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import peyvand.templates.Templates;

/**
 * The help centre as the public reads it: no log-in, no session, and no cookie but that of a vote. Browsers keep pages
 * and ask whether they are still the same.
 */
@Controller
class HelpPages {

    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);
    private static final String VOTE = "vote";
    private static final Duration VOTE_KEPT = Duration.ofDays(180);
    private static final int MOST_ANSWERS = 20;
    private static final int MOST_PASSAGES = 60;
    private static final int LONGEST_QUESTION = 200;

    /** From one address in a quarter of an hour; while one types, each pause is a search. */
    static final int MOST_SEARCHES = 400;

    static final int MOST_VOTES = 40;

    private final Templates templates;
    private final Visits visits;
    private final HelpShelf shelf;
    private final KnowledgeSearch search;
    private final Questions questions;
    private final Votes votes;
    private final Pictures pictures;
    private final Attempts attempts;

    HelpPages(
            Templates templates,
            Visits visits,
            HelpShelf shelf,
            KnowledgeSearch search,
            Questions questions,
            Votes votes,
            Pictures pictures,
            Attempts attempts) {
        this.templates = templates;
        this.visits = visits;
        this.shelf = shelf;
        this.search = search;
        this.questions = questions;
        this.votes = votes;
        this.pictures = pictures;
        this.attempts = attempts;
    }

    @GetMapping("/help/{slug}")
    String door(@PathVariable String slug) {
        return "redirect:" + visits.at(slug, "", Visit::home).orElseThrow(Refused::notFound);
    }

    @GetMapping("/help/{slug}/{language}")
    ResponseEntity<?> front(@PathVariable String slug, @PathVariable String language) {
        return page(
                slug, language, visit -> Optional.of(templates.knowledgeHelp(visit, shelf.front(visit.language()))));
    }

    @GetMapping("/help/{slug}/{language}/category/{category}")
    ResponseEntity<?> category(@PathVariable String slug, @PathVariable String language, @PathVariable UUID category) {
        return page(
                slug,
                language,
                visit -> shelf.category(category, visit.language())
                        .map(board -> templates.knowledgeHelpCategory(visit, board)));
    }

    @GetMapping("/help/{slug}/{language}/{number:[0-9]{1,18}}")
    ResponseEntity<?> article(
            @PathVariable String slug,
            @PathVariable String language,
            @PathVariable long number,
            @RequestParam(defaultValue = "") String asked,
            @RequestParam(defaultValue = "") String thanks) {
        return page(
                slug,
                language,
                visit -> shelf.article(number, visit.language()).map(reading -> {
                    questions.opened(visit.language(), asked);
                    var html = Markdown.html(reading.body(), "/help/" + slug + "/pictures/");
                    return templates.knowledgeHelpArticle(visit, reading, html, !thanks.isEmpty());
                }));
    }

    private ResponseEntity<?> page(String slug, String language, Function<Visit, Optional<JteModel>> made) {
        return visits.at(
                        slug,
                        language,
                        visit -> made.apply(visit)
                                .<ResponseEntity<?>>map(model -> ResponseEntity.ok()
                                        .eTag(visits.tag(visit))
                                        .cacheControl(CacheControl.noCache().cachePublic())
                                        .contentType(HTML)
                                        .body(model))
                                .orElseGet(() -> ResponseEntity.status(HttpStatus.NOT_FOUND)
                                        .contentType(HTML)
                                        .body(templates.knowledgeHelpMissing(visit))))
                .orElseThrow(Refused::notFound);
    }

    /**
     * Answers a search: the whole page, or its list alone while one types. Counted is what a person typed to the end.
     *
     * @param part "list" for the list alone
     * @param counted "no" while somebody is still typing
     */
    @GetMapping("/help/{slug}/{language}/search")
    ResponseEntity<?> search(
            @PathVariable String slug,
            @PathVariable String language,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String part,
            @RequestParam(defaultValue = "") String counted,
            HttpServletRequest request) {
        return visits.at(slug, language, visit -> {
                    attempts.count("help-search:" + slug + ":" + request.getRemoteAddr(), MOST_SEARCHES);
                    var asked = q.substring(0, Math.min(LONGEST_QUESTION, q.length()));
                    var found = found(visit.language(), asked, counted.equals("no"));
                    if (!counted.equals("no")) {
                        questions.asked(
                                visit.language(),
                                asked,
                                found.sure() ? found.answers().size() : 0);
                    }
                    return ResponseEntity.ok()
                            .cacheControl(CacheControl.noStore())
                            .contentType(HTML)
                            .body(
                                    part.equals("list")
                                            ? templates.knowledgeHelpFound(visit, found)
                                            : (JteModel) templates.knowledgeHelpSearch(visit, found));
                })
                .orElseThrow(Refused::notFound);
    }

    private Found found(Language language, String asked, boolean typing) {
        var answer =
                typing ? search.complete(asked, language, MOST_PASSAGES) : search.find(asked, language, MOST_PASSAGES);
        return Found.of(asked, answer, MOST_ANSWERS);
    }

    @PostMapping("/help/{slug}/{language}/{number:[0-9]{1,18}}/vote")
    String vote(
            @PathVariable String slug,
            @PathVariable String language,
            @PathVariable long number,
            @RequestParam String useful,
            @CookieValue(name = VOTE, defaultValue = "") String earlier,
            @RequestHeader(name = "Sec-Fetch-Site", defaultValue = "same-origin") String from,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (!from.equals("same-origin")) throw Refused.forbidden();
        return visits.at(slug, language, visit -> {
                    attempts.count("help-vote:" + slug + ":" + request.getRemoteAddr(), MOST_VOTES);
                    var article = shelf.article(number, visit.language()).orElseThrow(Refused::notFound);
                    var vote = votes.cast(article.article(), visit.language(), useful.equals("yes"), id(earlier));
                    var cookie = ResponseCookie.from(VOTE, vote.toString())
                            .path(visit.article(number))
                            .maxAge(VOTE_KEPT)
                            .httpOnly(true)
                            .secure(request.isSecure())
                            .sameSite("Strict");
                    response.addHeader("Set-Cookie", cookie.build().toString());
                    return "redirect:" + visit.article(number) + "?thanks=1#useful";
                })
                .orElseThrow(Refused::notFound);
    }

    private static Optional<UUID> id(String text) {
        return ArticleListView.category(text);
    }

    @GetMapping("/help/{slug}/pictures/{id}")
    ResponseEntity<byte[]> picture(@PathVariable String slug, @PathVariable UUID id) {
        return visits.at(slug, "", _ -> pictures.published(id).orElseThrow(Refused::notFound))
                .map(picture -> PicturePages.answer(
                        picture, CacheControl.maxAge(Duration.ofDays(365)).cachePublic()))
                .orElseThrow(Refused::notFound);
    }
}
