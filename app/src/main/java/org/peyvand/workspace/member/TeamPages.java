package org.peyvand.workspace.member;

import java.util.List;
import java.util.UUID;
import org.peyvand.web.Page;
import org.peyvand.workspace.SettingsTabs;
import org.peyvand.workspace.Teams;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What is done with teams; they are shown among the members. */
@Controller
class TeamPages {

    private static final String TAB = "members";

    private final Teams teams;

    TeamPages(Teams teams) {
        this.teams = teams;
    }

    @PostMapping("/settings/teams")
    String add(
            Page page,
            @RequestParam String name,
            @RequestParam(defaultValue = "false") boolean closed,
            @RequestParam(name = "of", defaultValue = "") List<UUID> members) {
        return SettingsTabs.answer(page, TAB, "workspace.saved", () -> teams.add(name, closed, members));
    }

    @PostMapping("/settings/teams/{id}")
    String change(
            Page page,
            @PathVariable UUID id,
            @RequestParam String name,
            @RequestParam(defaultValue = "false") boolean closed,
            @RequestParam(name = "of", defaultValue = "") List<UUID> members) {
        return SettingsTabs.answer(page, TAB, "workspace.saved", () -> teams.change(id, name, closed, members));
    }

    @PostMapping("/settings/teams/{id}/remove")
    String remove(Page page, @PathVariable UUID id) {
        return SettingsTabs.answer(page, TAB, "team.removed", () -> teams.remove(id));
    }
}
