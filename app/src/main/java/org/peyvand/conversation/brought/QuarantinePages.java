package org.peyvand.conversation.brought;

import gg.jte.models.runtime.JteModel;
import java.util.UUID;
import org.peyvand.conversation.Quarantine;
import org.peyvand.conversation.reading.Channels;
import org.peyvand.web.Page;
import org.peyvand.web.Tone;
import org.peyvand.workspace.Permission;
import org.peyvand.workspace.SettingsTab;
import org.peyvand.workspace.SettingsTabs;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import peyvand.templates.Templates;

/** What could not be read, in the settings: seen, tried again, or dismissed. */
@Controller
class QuarantinePages {

    private final Templates templates;
    private final SettingsTabs tabs;
    private final Quarantine quarantine;
    private final Channels channels;

    QuarantinePages(Templates templates, SettingsTabs tabs, Quarantine quarantine, Channels channels) {
        this.templates = templates;
        this.tabs = tabs;
        this.quarantine = quarantine;
        this.channels = channels;
    }

    @Bean
    static SettingsTab quarantineTab() {
        return new SettingsTab("quarantine", Permission.CHANGE_SETTINGS, 42);
    }

    @GetMapping("/settings/quarantine")
    JteModel all(Page page) {
        var lines = quarantine.all().stream()
                .map(kept -> new QuarantineLine(kept, channels.icon(kept.channel())))
                .toList();
        return templates.conversationQuarantine(page, tabs.of(page), lines);
    }

    /** To be saved, never shown: whatever it is, somebody unknown wrote it. */
    @GetMapping("/settings/quarantine/{id}/original")
    ResponseEntity<byte[]> original(@PathVariable UUID id) {
        return BroughtPages.saved(id + ".txt", quarantine.original(id));
    }

    @PostMapping("/settings/quarantine/{id}/again")
    String again(Page page, @PathVariable UUID id) {
        if (quarantine.again(id)) page.flash("quarantine.read");
        else page.flash(Tone.WARNING, "quarantine.still");
        return "redirect:/settings/quarantine";
    }

    @PostMapping("/settings/quarantine/{id}/dismiss")
    String dismiss(Page page, @PathVariable UUID id) {
        return SettingsTabs.answer(page, "quarantine", "quarantine.dismissed", () -> quarantine.dismiss(id));
    }
}
