package org.peyvand.worth.won;

import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Optional;
import org.peyvand.customer.Cursor;
import org.peyvand.customer.Origin;
import org.peyvand.web.Page;
import org.peyvand.web.Refused;
import org.peyvand.workspace.Acting;
import org.peyvand.workspace.Permission;
import org.peyvand.worth.figures.FiguresFile;
import org.peyvand.worth.figures.HowCurrent;
import org.peyvand.worth.figures.NamesFile;
import org.peyvand.worth.figures.WorthTabs;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import peyvand.templates.Templates;

/** What a new customer costs and brings, channel by channel, down to their names. */
@Controller
class AcquisitionPages {

    static final String PATH = WorthTabs.HOME + "/acquisition";

    private final Templates templates;
    private final AcquisitionReports reports;
    private final WonCustomers customers;
    private final Groups groups;
    private final HowCurrent current;
    private final WonFile files;

    AcquisitionPages(
            Templates templates,
            AcquisitionReports reports,
            WonCustomers customers,
            Groups groups,
            HowCurrent current,
            WonFile files) {
        this.templates = templates;
        this.reports = reports;
        this.customers = customers;
        this.groups = groups;
        this.current = current;
        this.files = files;
    }

    @GetMapping(PATH)
    JteModel acquisition(
            Page page, @RequestParam(defaultValue = "") String touch, @RequestParam(defaultValue = "12") int months) {
        var asked = AcquisitionAsked.of(touch, months, "");
        return templates.worthAcquisition(
                page,
                WorthTabs.of(page),
                asked,
                figures(page, asked),
                Acting.may(Permission.CHANGE_WORTH),
                current.underway());
    }

    @GetMapping(PATH + "/channel")
    JteModel channel(
            Page page,
            @RequestParam String channel,
            @RequestParam(defaultValue = "") String touch,
            @RequestParam(defaultValue = "12") int months) {
        var asked = AcquisitionAsked.of(touch, months, channel);
        if (!reports.names().containsKey(new Origin(channel, ""))) throw Refused.notFound();
        return templates.worthChannel(page, asked, figures(page, asked), current.underway());
    }

    private AcquisitionFigures figures(Page page, AcquisitionAsked asked) {
        return new AcquisitionFigures(
                reports.report(asked.grouping(), asked.months()), asked, reports.names(), page.reader());
    }

    /** A table as a file for spreadsheet programs. */
    @GetMapping(PATH + "/figures")
    void figures(
            Page page,
            @RequestParam String key,
            @RequestParam(defaultValue = "") String channel,
            @RequestParam(defaultValue = "") String touch,
            @RequestParam(defaultValue = "12") int months,
            HttpServletResponse response)
            throws IOException {
        var found = figures(page, AcquisitionAsked.of(touch, months, channel))
                .of(key)
                .orElseThrow(Refused::notFound);
        FiguresFile.write(found, response);
    }

    @GetMapping(PATH + "/customers")
    JteModel customers(
            Page page,
            @RequestParam(defaultValue = "first") String touch,
            @RequestParam(defaultValue = "") String channel,
            @RequestParam(required = false) String campaign,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate to,
            @RequestParam(defaultValue = "") String after) {
        var asked = asked(touch, channel, campaign, from, to);
        var slice = customers.page(asked, Cursor.sentBack(after), WonCustomers.PAGE);
        if (!after.isEmpty()) return templates.worthWonLines(page, asked, slice);
        return templates.worthWon(page, groups.name(asked, page.reader()), asked, slice, NamesFile.mayBeMade());
    }

    private static WonAsked asked(String touch, String channel, String campaign, LocalDate from, LocalDate to) {
        var months = from == null || to == null
                ? Optional.<WonAsked.Between>empty()
                : Optional.of(new WonAsked.Between(from, to));
        return new WonAsked(WonAsked.by(touch), channel, Optional.ofNullable(campaign), months);
    }

    /** The same customers as a file for spreadsheet programs. */
    @GetMapping(PATH + "/customers/file")
    void file(
            Page page,
            @RequestParam(defaultValue = "first") String touch,
            @RequestParam(defaultValue = "") String channel,
            @RequestParam(required = false) String campaign,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate to,
            HttpServletResponse response)
            throws IOException {
        files.write(asked(touch, channel, campaign, from, to), page.reader(), response);
    }
}
