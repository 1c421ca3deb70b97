package org.peyvand.llm;

import gg.jte.models.runtime.JteModel;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.peyvand.language.Digits;
import org.peyvand.web.Page;
import org.peyvand.web.Refused;
import org.peyvand.web.Trial;
import org.peyvand.workspace.Acting;
import org.peyvand.workspace.Permission;
import org.peyvand.workspace.SettingsTab;
import org.peyvand.workspace.SettingsTabs;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import peyvand.templates.Templates;

/** The language model in the settings: where it is, what it is used for, what it was asked, and the test. */
@Controller
class ModelPages {

    static final String TAB = "model";

    private final Templates templates;
    private final SettingsTabs tabs;
    private final Connections connections;
    private final ModelCheck check;

    ModelPages(Templates templates, SettingsTabs tabs, Connections connections, ModelCheck check) {
        this.templates = templates;
        this.tabs = tabs;
        this.connections = connections;
        this.check = check;
    }

    @Bean
    static SettingsTab modelTab() {
        return new SettingsTab(TAB, Permission.CHANGE_SETTINGS, 36);
    }

    @GetMapping("/settings/" + TAB)
    JteModel model(Page page) {
        Acting.require(Permission.CHANGE_SETTINGS);
        return shown(page, List.of());
    }

    /** An empty key is the one there was, unless the address became another's: a key goes where it was typed for. */
    @PostMapping("/settings/" + TAB)
    String change(Page page, @RequestParam Map<String, String> typed) {
        return SettingsTabs.answer(page, TAB, "workspace.saved", () -> {
            Acting.require(Permission.CHANGE_SETTINGS);
            var before = connections.get();
            var typedKey = typed.getOrDefault("key", "");
            var without = read(typed, "");
            var kept = typedKey.isBlank()
                    && !typed.containsKey("noKey")
                    && without.address().equals(before.address());
            connections.change(read(typed, kept ? before.key() : typedKey));
        });
    }

    private static Connection read(Map<String, String> typed, String key) {
        return new Connection(
                typed.containsKey("inChat"),
                typed.containsKey("forDrafts"),
                typed.getOrDefault("address", ""),
                typed.getOrDefault("model", ""),
                key,
                perDay(typed.getOrDefault("perDay", "")));
    }

    private static int perDay(String typed) {
        return Optional.of(Digits.toAscii(typed).replaceAll("[\\s,٬،]", ""))
                .filter(digits -> digits.matches("\\d{1,6}"))
                .map(Integer::parseInt)
                .orElse(0);
    }

    /** Asks it once; takes as long as it does. */
    @PostMapping("/settings/" + TAB + "/check")
    JteModel check(Page page) {
        Acting.require(Permission.CHANGE_SETTINGS);
        if (connections.get().address().isEmpty()) throw Refused.because("llm.refused.empty");
        return shown(page, check.check(page.reader().language()));
    }

    private JteModel shown(Page page, List<Trial.Step<ModelCheck.Stage>> steps) {
        var view = new ModelView(connections.get(), connections.problem(), connections.counts(), steps);
        return templates.llmModel(page, tabs.of(page), view);
    }
}
