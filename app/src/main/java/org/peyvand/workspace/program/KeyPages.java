package org.peyvand.workspace.program;

import gg.jte.models.runtime.JteModel;
import java.util.UUID;
import org.peyvand.web.Page;
import org.peyvand.web.Refused;
import org.peyvand.workspace.Role;
import org.peyvand.workspace.SettingsTabs;
import org.peyvand.workspace.member.MemberPages;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import peyvand.templates.Templates;

/** The keys with which programs call the API. */
@Controller
class KeyPages {

    private final Templates templates;
    private final SettingsTabs tabs;
    private final ApiKeys keys;

    KeyPages(Templates templates, ApiKeys keys, SettingsTabs tabs) {
        this.tabs = tabs;
        this.templates = templates;
        this.keys = keys;
    }

    @GetMapping("/settings/keys")
    JteModel keys(Page page) {
        var roles = MemberPages.roles(page).stream()
                .filter(role -> !role.value().equals(Role.OWNER.code()))
                .toList();
        return templates.workspaceKeys(page, tabs.of(page), keys.all(), roles);
    }

    @PostMapping("/settings/keys")
    Object create(Page page, @RequestParam String name, @RequestParam String role) {
        try {
            var key = keys.create(name, MemberPages.role(role));
            return templates.workspaceHandedOut(page, tabs.of(page), "key", key, "/settings/keys");
        } catch (Refused refused) {
            return SettingsTabs.answer(page, "keys", "", () -> {
                throw refused;
            });
        }
    }

    @PostMapping("/settings/keys/{id}/revoke")
    String revoke(Page page, @PathVariable UUID id) {
        return SettingsTabs.answer(page, "keys", "workspace.keys.revoked", () -> keys.revoke(id));
    }
}
