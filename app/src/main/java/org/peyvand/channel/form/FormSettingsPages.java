package org.peyvand.channel.form;

import gg.jte.models.runtime.JteModel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.peyvand.web.Page;
import org.peyvand.workspace.Acting;
import org.peyvand.workspace.Permission;
import org.peyvand.workspace.PublicAddress;
import org.peyvand.workspace.SettingsTab;
import org.peyvand.workspace.SettingsTabs;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import peyvand.templates.Templates;

/** The forms in the settings, each with its link. */
@Controller
class FormSettingsPages {

    private final Templates templates;
    private final SettingsTabs tabs;
    private final Forms forms;
    private final PublicAddress address;

    FormSettingsPages(Templates templates, SettingsTabs tabs, Forms forms, PublicAddress address) {
        this.templates = templates;
        this.tabs = tabs;
        this.forms = forms;
        this.address = address;
    }

    @Bean
    static SettingsTab formsTab() {
        return new SettingsTab("forms", Permission.CHANGE_SETTINGS, 27);
    }

    @GetMapping("/settings/forms")
    JteModel all(Page page) {
        Acting.require(Permission.CHANGE_SETTINGS);
        var links = new LinkedHashMap<Form, String>();
        forms.all()
                .forEach(form ->
                        links.put(form, address.of("/f/" + form.key(Acting.now().workspace()))));
        return templates.channelForms(page, tabs.of(page), links);
    }

    @PostMapping("/settings/forms")
    String add(Page page, @RequestParam Map<String, String> typed) {
        return SettingsTabs.answer(page, "forms", "workspace.saved", () -> forms.add(read(Forms.newId(), typed)));
    }

    @PostMapping("/settings/forms/{id}")
    String change(Page page, @PathVariable UUID id, @RequestParam Map<String, String> typed) {
        return SettingsTabs.answer(page, "forms", "workspace.saved", () -> {
            forms.get(id);
            forms.change(read(id, typed));
        });
    }

    private static Form read(UUID id, Map<String, String> typed) {
        return new Form(
                id,
                typed.getOrDefault("title", ""),
                typed.getOrDefault("greeting", ""),
                typed.containsKey("asksName"),
                typed.containsKey("asksMobile"),
                typed.containsKey("asksMail"),
                typed.containsKey("asksFiles"),
                typed.containsKey("asksHow")
                        ? typed.getOrDefault("waysFound", "").lines().toList()
                        : List.of(),
                Form.sites(typed.getOrDefault("sites", "")),
                typed.containsKey("open"));
    }
}
