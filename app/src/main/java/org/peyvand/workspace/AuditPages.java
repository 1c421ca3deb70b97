package org.peyvand.workspace;

import gg.jte.models.runtime.JteModel;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.peyvand.web.Page;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import peyvand.templates.Templates;

/** The audit log: who changed what, newest first. */
@Controller
class AuditPages {

    private static final UUID HIGHEST = new UUID(-1, -1);

    private final Templates templates;
    private final SettingsTabs tabs;
    private final Audit audit;
    private final AuditWords words;

    AuditPages(Templates templates, Audit audit, AuditWords words, SettingsTabs tabs) {
        this.tabs = tabs;
        this.templates = templates;
        this.audit = audit;
        this.words = words;
    }

    @GetMapping("/settings/audit")
    JteModel audit(Page page) {
        var lines = audit.before(HIGHEST);
        return templates.workspaceAudit(page, tabs.of(page), words.views(lines, page.reader()), next(lines));
    }

    /** The next lines of the log, for its end to be replaced with. */
    @GetMapping("/settings/audit/more")
    JteModel more(Page page, @RequestParam UUID before) {
        var lines = audit.before(before);
        return templates.workspaceAuditLines(page, words.views(lines, page.reader()), next(lines));
    }

    private static Optional<UUID> next(List<Audit.Line> lines) {
        return lines.size() < Audit.PAGE
                ? Optional.empty()
                : Optional.of(lines.getLast().id());
    }
}
