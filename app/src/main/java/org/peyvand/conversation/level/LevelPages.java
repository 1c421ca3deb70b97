package org.peyvand.conversation.level;

import gg.jte.models.runtime.JteModel;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.peyvand.conversation.Priority;
import org.peyvand.conversation.UsualLevels;
import org.peyvand.conversation.reading.Channels;
import org.peyvand.language.Digits;
import org.peyvand.money.Money;
import org.peyvand.money.MoneyReader;
import org.peyvand.web.Page;
import org.peyvand.web.Refused;
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

/** The rules of service levels in the settings. */
@Controller
class LevelPages {

    private static final String TAB = "levels";
    private static final int MINUTES_OF_HOUR = 60;

    private final Templates templates;
    private final SettingsTabs tabs;
    private final Rules rules;
    private final Channels channels;
    private final UsualLevels usual;

    LevelPages(Templates templates, SettingsTabs tabs, Rules rules, Channels channels, UsualLevels usual) {
        this.templates = templates;
        this.tabs = tabs;
        this.rules = rules;
        this.channels = channels;
        this.usual = usual;
    }

    @Bean
    static SettingsTab levelsTab() {
        return new SettingsTab(TAB, Permission.CHANGE_SETTINGS, 32);
    }

    @GetMapping("/settings/levels")
    JteModel all(Page page) {
        Acting.require(Permission.CHANGE_SETTINGS);
        return templates.conversationLevels(page, tabs.of(page), rules.all(), channels.codes());
    }

    @PostMapping("/settings/levels/default")
    String offer(Page page) {
        return SettingsTabs.answer(
                page, TAB, "workspace.saved", () -> usual.add(name -> page.say("level.default." + name)));
    }

    @PostMapping("/settings/levels")
    String add(Page page, @RequestParam Map<String, String> typed) {
        return SettingsTabs.answer(page, TAB, "workspace.saved", () -> rules.add(rule(page, Rules.newId(), typed)));
    }

    @PostMapping("/settings/levels/{id}")
    String change(Page page, @PathVariable UUID id, @RequestParam Map<String, String> typed) {
        return SettingsTabs.answer(page, TAB, "workspace.saved", () -> rules.change(rule(page, id, typed)));
    }

    @PostMapping("/settings/levels/{id}/raise")
    String raise(Page page, @PathVariable UUID id) {
        return SettingsTabs.answer(page, TAB, "workspace.saved", () -> rules.raise(id));
    }

    @PostMapping("/settings/levels/{id}/remove")
    String remove(Page page, @PathVariable UUID id) {
        return SettingsTabs.answer(page, TAB, "level.removed", () -> rules.remove(id));
    }

    private static Rule rule(Page page, UUID id, Map<String, String> typed) {
        var targets = new EnumMap<Kind, Duration>(Kind.class);
        for (var kind : Kind.values()) target(kind, typed).ifPresent(target -> targets.put(kind, target));
        return new Rule(
                id,
                typed.getOrDefault("name", ""),
                word(typed, "channel"),
                word(typed, "priority").map(name -> Priority.valueOf(name).ordinal()),
                word(typed, "worth").map(amount -> worth(page, amount)),
                targets);
    }

    private static Optional<String> word(Map<String, String> typed, String field) {
        return Optional.of(typed.getOrDefault(field, "").strip()).filter(word -> !word.isEmpty());
    }

    private static Optional<Duration> target(Kind kind, Map<String, String> typed) {
        var perUnit = typed.getOrDefault(kind.code() + "-unit", "").equals("minutes") ? 1 : MINUTES_OF_HOUR;
        return word(typed, kind.code()).map(amount -> minutes(amount, perUnit));
    }

    private static Duration minutes(String amount, int perUnit) {
        var number = Digits.toAscii(amount).replace('٫', '.').replace('/', '.');
        if (!number.matches("[0-9]{1,6}(\\.[0-9]{1,2})?")) throw Refused.because("level.refused.target");
        return Duration.ofMinutes(
                new BigDecimal(number).multiply(BigDecimal.valueOf(perUnit)).longValue());
    }

    private static long worth(Page page, String amount) {
        var reader = page.reader();
        return MoneyReader.read(amount, reader.currency(), reader.unit())
                .map(Money::minor)
                .filter(minor -> minor > 0)
                .orElseThrow(() -> Refused.because("level.refused.worth", amount));
    }
}
