package org.peyvand.workspace;

import gg.jte.models.runtime.JteModel;
import java.util.Map;
import java.util.Optional;
import org.peyvand.web.Language;
import org.peyvand.web.Page;
import org.peyvand.web.Part;
import org.peyvand.web.Refused;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import peyvand.templates.Templates;

/** The settings' way in, and what the business says about itself. */
@Controller
class BusinessPages {

    private final Templates templates;
    private final SettingsTabs tabs;
    private final Workspaces workspaces;

    BusinessPages(Templates templates, Workspaces workspaces, SettingsTabs tabs) {
        this.tabs = tabs;
        this.templates = templates;
        this.workspaces = workspaces;
    }

    @Bean
    static Part settings() {
        return new Part("settings", "/settings", "settings", 90);
    }

    @GetMapping("/settings")
    String first() {
        return "redirect:" + tabs.first();
    }

    @GetMapping("/settings/business")
    JteModel business(Page page) {
        Acting.require(Permission.CHANGE_SETTINGS);
        return form(page, BusinessForm.of(workspaces.settings()), Optional.empty());
    }

    @PostMapping("/settings/business")
    Object change(Page page, @RequestParam Map<String, String> typed) {
        try {
            var present = workspaces.settings();
            var language = Language.of(typed.getOrDefault("language", "")).orElse(present.language());
            workspaces.change(BusinessForm.read(typed, language, present.weeklyHours(), present.madeUp()));
            page.flash("workspace.saved");
            return "redirect:/settings/business";
        } catch (Refused refused) {
            if (refused.status().value() == 403) throw refused;
            return form(page, typed, Optional.of(refused.saidTo(page.reader())));
        }
    }

    private JteModel form(Page page, Map<String, String> typed, Optional<String> problem) {
        return templates.workspaceBusiness(page, tabs.of(page), typed, problem);
    }
}
