package org.peyvand.conversation.answer;

import gg.jte.models.runtime.JteModel;
import java.util.UUID;
import org.peyvand.conversation.CannedAnswers;
import org.peyvand.web.Page;
import org.peyvand.workspace.Acting;
import org.peyvand.workspace.Permission;
import org.peyvand.workspace.SettingsTab;
import org.peyvand.workspace.SettingsTabs;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import peyvand.templates.Templates;

/** The canned answers in the settings. */
@Controller
class CannedPages {

    private final Templates templates;
    private final SettingsTabs tabs;
    private final CannedAnswers canned;

    CannedPages(Templates templates, SettingsTabs tabs, CannedAnswers canned) {
        this.templates = templates;
        this.tabs = tabs;
        this.canned = canned;
    }

    @Bean
    static SettingsTab cannedTab() {
        return new SettingsTab("answers", Permission.CHANGE_SETTINGS, 30);
    }

    @GetMapping("/settings/answers")
    JteModel all(Page page) {
        Acting.require(Permission.CHANGE_SETTINGS);
        return templates.conversationCanned(page, tabs.of(page), canned.all());
    }

    @PostMapping("/settings/answers")
    String add(Page page, @RequestParam String title, @RequestParam String text) {
        return SettingsTabs.answer(page, "answers", "workspace.saved", () -> canned.add(title, text));
    }

    @PostMapping("/settings/answers/{id}")
    String change(Page page, @PathVariable UUID id, @RequestParam String title, @RequestParam String text) {
        return SettingsTabs.answer(page, "answers", "workspace.saved", () -> canned.change(id, title, text));
    }

    @PostMapping("/settings/answers/{id}/remove")
    String remove(Page page, @PathVariable UUID id) {
        return SettingsTabs.answer(page, "answers", "conversation.canned.removed", () -> canned.remove(id));
    }
}
