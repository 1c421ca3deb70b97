package org.peyvand.knowledge.search;

import gg.jte.models.runtime.JteModel;
import java.util.LinkedHashMap;
import java.util.UUID;
import org.peyvand.knowledge.HelpCentre;
import org.peyvand.knowledge.KnowledgeSearch;
import org.peyvand.web.Language;
import org.peyvand.web.Page;
import org.peyvand.workspace.Acting;
import org.peyvand.workspace.Permission;
import org.peyvand.workspace.PublicAddress;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import peyvand.templates.Templates;

/** What the articles say to a question, for whoever is about to answer it: a part of a page, fetched by it. */
@Controller
class SuggestionPages {

    private static final int PASSAGES = 12;
    private static final int SHOWN = 3;
    private static final int LONGEST_QUESTION = 500;

    private final Templates templates;
    private final KnowledgeSearch search;
    private final HelpCentre centre;
    private final PublicAddress address;

    SuggestionPages(Templates templates, KnowledgeSearch search, HelpCentre centre, PublicAddress address) {
        this.templates = templates;
        this.search = search;
        this.centre = centre;
        this.address = address;
    }

    /** The best passage of each of the three nearest articles. */
    @GetMapping("/knowledge/suggestions")
    JteModel suggestions(Page page, @RequestParam(defaultValue = "") String question) {
        Acting.require(Permission.SEE_KNOWLEDGE);
        var asked = question.substring(0, Math.min(LONGEST_QUESTION, question.length()));
        var answer = search.find(asked, Language.spoken(asked), PASSAGES);
        var articles = new LinkedHashMap<UUID, KnowledgeSearch.Hit>();
        answer.hits().forEach(hit -> articles.putIfAbsent(hit.article(), hit));
        var settings = centre.settings();
        var suggestions = articles.values().stream()
                .limit(SHOWN)
                .map(hit -> new Suggestion(
                        hit.title(),
                        hit.text(),
                        hit.article(),
                        settings.open() ? address.of(hit.path(settings.slug())) : ""))
                .toList();
        return templates.knowledgeSuggestions(page, suggestions, answer.isConfident());
    }
}
