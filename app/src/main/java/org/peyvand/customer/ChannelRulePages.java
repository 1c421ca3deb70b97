package org.peyvand.customer;

import gg.jte.models.runtime.JteModel;
import java.util.Comparator;
import java.util.List;
import org.peyvand.web.Page;
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

/** Which channel the marks of links, and coupons, stand for, as a tab of the settings. */
@Controller
class ChannelRulePages {

    private static final String TAB = "channels";

    private final Templates templates;
    private final SettingsTabs tabs;
    private final ChannelRules rules;
    private final Origins origins;

    ChannelRulePages(Templates templates, SettingsTabs tabs, ChannelRules rules, Origins origins) {
        this.templates = templates;
        this.tabs = tabs;
        this.rules = rules;
        this.origins = origins;
    }

    @Bean
    static SettingsTab channelsTab() {
        return new SettingsTab(TAB, Permission.CHANGE_SETTINGS, 18);
    }

    @GetMapping("/settings/channels")
    JteModel all(Page page) {
        Acting.require(Permission.CHANGE_SETTINGS);
        return templates.customerChannels(
                page, tabs.of(page), nearerFirst(rules.all()), rules.areUsual(), origins.choices());
    }

    private static List<ChannelRule> nearerFirst(List<ChannelRule> rules) {
        return rules.stream()
                .sorted(Comparator.comparing((ChannelRule rule) -> rule.source().isEmpty()))
                .toList();
    }

    @PostMapping("/settings/channels")
    String put(
            Page page,
            @RequestParam String kind,
            @RequestParam String source,
            @RequestParam(defaultValue = "") String medium,
            @RequestParam String channel) {
        return SettingsTabs.answer(page, TAB, "workspace.saved", () -> rules.put(kind, source, medium, channel));
    }

    @PostMapping("/settings/channels/remove")
    String remove(Page page, @RequestParam String kind, @RequestParam String source, @RequestParam String medium) {
        return SettingsTabs.answer(page, TAB, "workspace.saved", () -> rules.remove(kind, source, medium));
    }
}
