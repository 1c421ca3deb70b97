package org.peyvand.knowledge.article;

import gg.jte.models.runtime.JteModel;
import java.util.Map;
import org.peyvand.knowledge.Questions;
import org.peyvand.web.Language;
import org.peyvand.web.Page;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import peyvand.templates.Templates;

/** The questions nobody could find an answer to, each a suggestion for an article. */
@Controller
class QuestionPages {

    private static final String HOME = "/knowledge/questions";

    private final Templates templates;
    private final Questions questions;

    QuestionPages(Templates templates, Questions questions) {
        this.templates = templates;
        this.questions = questions;
    }

    @GetMapping(HOME)
    JteModel all(Page page) {
        return templates.knowledgeQuestions(page, KnowledgeTabs.of(page), questions.unanswered());
    }

    @PostMapping(HOME + "/settle")
    String settle(Page page, @RequestParam Map<String, String> typed) {
        Language.of(typed.getOrDefault("language", ""))
                .ifPresent(language -> questions.settle(language, typed.getOrDefault("key", "")));
        page.flash("knowledge.questions.settled");
        return "redirect:" + HOME;
    }
}
