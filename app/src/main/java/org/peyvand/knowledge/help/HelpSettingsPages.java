package org.peyvand.knowledge.help;

import gg.jte.models.runtime.JteModel;
import java.util.Map;
import java.util.Optional;
import org.peyvand.knowledge.HelpCentre;
import org.peyvand.knowledge.HelpSettings;
import org.peyvand.web.Page;
import org.peyvand.web.Refused;
import org.peyvand.workspace.Acting;
import org.peyvand.workspace.Permission;
import org.peyvand.workspace.PublicAddress;
import org.peyvand.workspace.SettingsTab;
import org.peyvand.workspace.SettingsTabs;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import peyvand.templates.Templates;

/** The settings of the help centre: whether it is open, its address and its title. */
@Controller
class HelpSettingsPages {

    private static final String HOME = "/settings/help-centre";

    private final Templates templates;
    private final SettingsTabs tabs;
    private final HelpCentre centre;
    private final PublicAddress address;

    HelpSettingsPages(Templates templates, SettingsTabs tabs, HelpCentre centre, PublicAddress address) {
        this.templates = templates;
        this.tabs = tabs;
        this.centre = centre;
        this.address = address;
    }

    @Bean
    static SettingsTab helpCentreTab() {
        return new SettingsTab("help-centre", Permission.CHANGE_SETTINGS, 34);
    }

    @GetMapping(HOME)
    JteModel show(Page page) {
        Acting.require(Permission.CHANGE_SETTINGS);
        var present = centre.settings();
        var typed = Map.of(
                "open", String.valueOf(present.open()),
                "slug", present.slug(),
                "domain", present.domain(),
                "persian", present.persian(),
                "english", present.english());
        return form(page, typed, Optional.empty());
    }

    @PostMapping(HOME)
    Object change(Page page, @RequestParam Map<String, String> typed) {
        try {
            centre.change(new HelpSettings(
                    typed.getOrDefault("open", "").equals("true"),
                    typed.getOrDefault("slug", ""),
                    typed.getOrDefault("domain", ""),
                    typed.getOrDefault("persian", ""),
                    typed.getOrDefault("english", "")));
            page.flash("knowledge.help.saved");
            return "redirect:" + HOME;
        } catch (Refused refused) {
            if (refused.status() == HttpStatus.FORBIDDEN) throw refused;
            return form(page, typed, Optional.of(refused.saidTo(page.reader())));
        }
    }

    private JteModel form(Page page, Map<String, String> typed, Optional<String> problem) {
        var present = centre.settings();
        return templates.knowledgeHelpSettings(
                page,
                tabs.of(page),
                typed,
                problem,
                address.of("/help/" + (present.slug().isEmpty() ? "…" : present.slug())),
                present.open(),
                address.isConfigured());
    }
}
