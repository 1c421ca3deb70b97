package org.peyvand.knowledge.article;

import gg.jte.models.runtime.JteModel;
import java.util.Map;
import java.util.UUID;
import org.peyvand.knowledge.Categories;
import org.peyvand.web.Page;
import org.peyvand.web.Refused;
import org.peyvand.web.Tone;
import org.peyvand.workspace.Acting;
import org.peyvand.workspace.Permission;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import peyvand.templates.Templates;

/** The categories, named and put in order. */
@Controller
class CategoryPages {

    private static final String HOME = "/knowledge/categories";

    private final Templates templates;
    private final Categories categories;

    CategoryPages(Templates templates, Categories categories) {
        this.templates = templates;
        this.categories = categories;
    }

    @GetMapping(HOME)
    JteModel all(Page page) {
        Acting.require(Permission.SEE_KNOWLEDGE);
        return templates.knowledgeCategories(page, KnowledgeTabs.of(page), categories.all());
    }

    @PostMapping(HOME)
    String add(Page page, @RequestParam Map<String, String> typed) {
        return answer(page, () -> categories.add(persian(typed), english(typed)));
    }

    @PostMapping(HOME + "/{id}")
    String rename(Page page, @PathVariable UUID id, @RequestParam Map<String, String> typed) {
        return answer(page, () -> categories.rename(id, persian(typed), english(typed)));
    }

    @PostMapping(HOME + "/{id}/raise")
    String raise(Page page, @PathVariable UUID id) {
        return answer(page, () -> categories.raise(id));
    }

    @PostMapping(HOME + "/{id}/remove")
    String remove(Page page, @PathVariable UUID id) {
        return answer(page, () -> categories.remove(id));
    }

    private static String answer(Page page, Runnable act) {
        try {
            act.run();
            page.flash("knowledge.categories.saved");
        } catch (Refused refused) {
            if (refused.status() == HttpStatus.FORBIDDEN || refused.status() == HttpStatus.NOT_FOUND) throw refused;
            page.flash(Tone.BAD, refused.key(), refused.arguments().toArray());
        }
        return "redirect:" + HOME;
    }

    private static String persian(Map<String, String> typed) {
        return typed.getOrDefault("persian", "");
    }

    private static String english(Map<String, String> typed) {
        return typed.getOrDefault("english", "");
    }
}
