package org.peyvand.workspace.audit;

import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.peyvand.language.Alphabet;
import org.peyvand.web.Option;
import org.peyvand.web.Page;
import org.peyvand.workspace.SettingsTabs;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import peyvand.templates.Templates;

/** The audit log: who changed what, newest first, narrowed to what one looks for, and as a file. */
@Controller
class AuditPages {

    private static final int PAGE = 50;

    private final Templates templates;
    private final SettingsTabs tabs;
    private final AuditLog audit;
    private final AuditLines lines;
    private final AuditFile file;

    AuditPages(Templates templates, AuditLog audit, AuditLines lines, AuditFile file, SettingsTabs tabs) {
        this.tabs = tabs;
        this.templates = templates;
        this.audit = audit;
        this.lines = lines;
        this.file = file;
    }

    @GetMapping("/settings/audit")
    JteModel audit(Page page, @RequestParam Map<String, String> typed) {
        var asked = AuditAsked.of(typed, page.reader());
        var slice = lines.page(asked, Optional.empty(), PAGE, page.reader());
        return templates.workspaceAudit(
                page,
                tabs.of(page),
                asked,
                lines.one(asked, page.reader()),
                authors(page),
                topics(page),
                AuditFile.mayBeMade(),
                slice.lines(),
                next(asked, slice));
    }

    /** The next lines of the log, for its end to be replaced with. */
    @GetMapping("/settings/audit/more")
    JteModel more(Page page, @RequestParam Map<String, String> typed) {
        var asked = AuditAsked.of(typed, page.reader());
        var after = AuditPlace.parse(typed.getOrDefault("after", ""));
        var slice = lines.page(asked, after, PAGE, page.reader());
        return templates.workspaceAuditLines(page, slice.lines(), next(asked, slice));
    }

    @GetMapping("/settings/audit/changes.csv")
    void file(Page page, @RequestParam Map<String, String> typed, HttpServletResponse response) throws IOException {
        file.write(AuditAsked.of(typed, page.reader()), page.reader(), response);
    }

    private static Optional<String> next(AuditAsked asked, AuditLines.Slice slice) {
        return slice.next().map(place -> asked.at("/settings/audit/more", Optional.of(place.toString())));
    }

    private List<Option> authors(Page page) {
        var known = audit.authors().stream()
                .map(author -> new Option(author.key().toString(), name(page, author)))
                .sorted(byLabel(page));
        return Stream.concat(Stream.of(new Option("", page.say("audit.everyone"))), known)
                .toList();
    }

    private static String name(Page page, AuditLog.Author author) {
        return switch (author.kind()) {
            case MEMBER -> author.name();
            case KEY -> page.say("audit.keyNamed", author.name());
            case SYSTEM -> page.say("audit.system");
        };
    }

    private List<Option> topics(Page page) {
        var known = audit.topics().stream()
                .map(topic -> new Option(topic, page.say("audit.topic." + topic)))
                .sorted(byLabel(page));
        return Stream.concat(Stream.of(new Option("", page.say("audit.everything"))), known)
                .toList();
    }

    private static Comparator<Option> byLabel(Page page) {
        return Comparator.comparing(
                Option::label, Alphabet.of(page.reader().language().locale()));
    }
}
