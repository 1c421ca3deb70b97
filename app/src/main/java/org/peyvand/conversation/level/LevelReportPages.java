package org.peyvand.conversation.level;

import gg.jte.models.runtime.JteModel;
import java.util.Map;
import org.peyvand.conversation.reading.Names;
import org.peyvand.customer.Cursor;
import org.peyvand.web.Page;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import peyvand.templates.Templates;

/** What of the promises of a month was kept, and what was not. */
@Controller
class LevelReportPages {

    private final Templates templates;
    private final LevelReport report;
    private final Names names;

    LevelReportPages(Templates templates, LevelReport report, Names names) {
        this.templates = templates;
        this.report = report;
        this.names = names;
    }

    @GetMapping("/inbox/levels")
    JteModel month(Page page, @RequestParam Map<String, String> asked) {
        var reader = page.reader();
        var month = ReportMonth.asked(asked.getOrDefault("month", ""), reader);
        var after = Cursor.parse(asked.getOrDefault("after", ""));
        var broken = report.broken(month.from(reader), month.to(reader), after);
        var customers = names.named(broken.broken().stream()
                .flatMap(one -> one.conversation().customer().stream())
                .toList());
        return templates.conversationLevelReport(
                page, month, report.shares(month.from(reader), month.to(reader)), broken, customers);
    }
}
