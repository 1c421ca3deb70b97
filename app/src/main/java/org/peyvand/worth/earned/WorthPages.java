package org.peyvand.worth.earned;

import static org.peyvand.worth.db.Tables.SCORE;

import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Optional;
import org.peyvand.customer.Cursor;
import org.peyvand.customer.KeptOrder;
import org.peyvand.web.Page;
import org.peyvand.web.Part;
import org.peyvand.web.Reader;
import org.peyvand.web.Refused;
import org.peyvand.workspace.Acting;
import org.peyvand.workspace.Permission;
import org.peyvand.worth.ahead.Models;
import org.peyvand.worth.figures.Figures;
import org.peyvand.worth.figures.FiguresFile;
import org.peyvand.worth.figures.HowCurrent;
import org.peyvand.worth.figures.NamesFile;
import org.peyvand.worth.figures.Underways;
import org.peyvand.worth.figures.WorthTabs;
import org.peyvand.worth.won.GroupFigures;
import org.peyvand.worth.won.Groups;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import peyvand.templates.Templates;

/** What the shop earned, from whom, and who came back. */
@Controller
class WorthPages {

    private final Templates templates;
    private final Worth worth;
    private final Groups groups;
    private final Buyers buyers;
    private final BuyersFile files;
    private final Models models;
    private final HowCurrent current;

    WorthPages(
            Templates templates,
            Worth worth,
            Groups groups,
            Buyers buyers,
            BuyersFile files,
            Models models,
            HowCurrent current) {
        this.templates = templates;
        this.worth = worth;
        this.groups = groups;
        this.buyers = buyers;
        this.files = files;
        this.models = models;
        this.current = current;
    }

    @Bean
    static Part worthPart() {
        return new Part(
                "worth",
                WorthTabs.HOME,
                "growth",
                40,
                () -> Acting.current()
                        .filter(actor -> actor.role().allows(Permission.SEE_WORTH))
                        .isPresent());
    }

    /** The list of customers is sorted by the numbers that are expected of each. */
    @Bean
    static KeptOrder expectedValue(ObjectProvider<Underways> underways) {
        return new KeptOrder(
                SCORE,
                SCORE.WORKSPACE_ID,
                SCORE.CUSTOMER_ID,
                SCORE.VALUE,
                SCORE.PURCHASES,
                SCORE.ALIVE,
                reader -> underways.getObject().ofValues().map(it -> it.inAList(reader)));
    }

    @GetMapping(WorthTabs.HOME)
    JteModel overview(Page page) {
        var report = worth.report();
        return templates.worthOverview(
                page,
                WorthTabs.of(page),
                report.view(),
                new EarnedFigures(report, page.reader()),
                current.underway(),
                current.quietSince());
    }

    @GetMapping(WorthTabs.HOME + "/cohorts")
    JteModel cohorts(
            Page page, @RequestParam(defaultValue = "") String show, @RequestParam(defaultValue = "") String by) {
        var report = worth.report();
        var reader = page.reader();
        boolean earned = show.equals("earned");
        var group = Groups.By.of(by);
        var word = group.map(Groups.By::word).orElse("");
        var months = new EarnedFigures(report, reader);
        var grouped = group.map(kind -> new GroupFigures(groups.of(kind, reader), word, earned, reader));
        var curves = grouped.map(GroupFigures::curves).orElseGet(() -> months.curves(earned));
        var key = earned ? "earned-curves" : "curves";
        return templates.worthCohorts(
                page,
                WorthTabs.of(page),
                report.view(),
                grouped.map(GroupFigures::heat).orElseGet(() -> months.heat(earned)),
                curves,
                EarnedFigures.table(curves, earned, key, reader)
                        .at(WorthTabs.HOME + "/figures?key=" + key + "&by=" + word),
                word,
                earned,
                current.underway());
    }

    /** A table as a file for spreadsheet programs. */
    @GetMapping(WorthTabs.HOME + "/figures")
    void figures(
            Page page,
            @RequestParam String key,
            @RequestParam(defaultValue = "") String by,
            HttpServletResponse response)
            throws IOException {
        var figures = grouped(key, by, page.reader())
                .or(() -> new EarnedFigures(worth.report(), page.reader()).of(key))
                .or(() -> models.figures(page.reader()).flatMap(model -> model.of(key)))
                .orElseThrow(Refused::notFound);
        FiguresFile.write(figures, response);
    }

    private Optional<Figures> grouped(String key, String by, Reader reader) {
        boolean earned = key.startsWith("earned");
        return Groups.By.of(by)
                .map(kind -> new GroupFigures(groups.of(kind, reader), by, earned, reader))
                .flatMap(grouped -> switch (key) {
                    case "cohorts", "earned" -> Optional.of(grouped.heat());
                    case "curves", "earned-curves" ->
                        Optional.of(EarnedFigures.table(grouped.curves(), earned, key, reader));
                    default -> Optional.empty();
                });
    }

    /** How far the counting is; once it is done the browser is told to ask for its page anew. */
    @GetMapping(WorthTabs.HOME + "/underway")
    JteModel underway(Page page, HttpServletResponse response) {
        var underway = current.underway();
        if (underway.isEmpty()) response.setHeader("HX-Refresh", "true");
        return templates.worthUnderway(page, underway);
    }

    @GetMapping(WorthTabs.HOME + "/customers")
    JteModel customers(
            Page page,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate month,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate cohort,
            @RequestParam(defaultValue = "false") boolean kept) {
        var asked = new Buyers.Asked(Optional.ofNullable(cohort), month, kept);
        return templates.worthBuyers(
                page, asked, buyers.page(asked, Optional.empty(), Buyers.PAGE), NamesFile.mayBeMade());
    }

    /** The next lines of the list, for its end to be replaced with. */
    @GetMapping(WorthTabs.HOME + "/customers/more")
    JteModel more(
            Page page,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate month,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate cohort,
            @RequestParam(defaultValue = "false") boolean kept,
            @RequestParam String after) {
        var from = Cursor.parse(after).orElseThrow(Refused::notFound);
        var asked = new Buyers.Asked(Optional.ofNullable(cohort), month, kept);
        return templates.worthBuyersLines(page, asked, buyers.page(asked, Optional.of(from), Buyers.PAGE));
    }

    /** The same customers as a file for spreadsheet programs. */
    @GetMapping(WorthTabs.HOME + "/customers/file")
    void file(
            Page page,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate month,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate cohort,
            @RequestParam(defaultValue = "false") boolean kept,
            HttpServletResponse response)
            throws IOException {
        files.write(new Buyers.Asked(Optional.ofNullable(cohort), month, kept), page.reader(), response);
    }
}
