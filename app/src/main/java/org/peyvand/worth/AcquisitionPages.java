package org.peyvand.worth;

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
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import peyvand.templates.Templates;

/** What a new customer costs and brings, channel by channel, down to their names. */
@Controller
class AcquisitionPages {

    static final String PATH = WorthPages.HOME + "/acquisition";

    private final Templates templates;
    private final Acquisitions acquisitions;
    private final WonCustomers customers;

    AcquisitionPages(Templates templates, Acquisitions acquisitions, WonCustomers customers) {
        this.templates = templates;
        this.acquisitions = acquisitions;
        this.customers = customers;
    }

    @GetMapping(PATH)
    JteModel acquisition(
            Page page, @RequestParam(defaultValue = "") String touch, @RequestParam(defaultValue = "12") int months) {
        var asked = AcquisitionAsked.of(touch, months, "");
        return templates.worthAcquisition(page, WorthPages.tabs(page), asked, figures(page, asked), mayChange());
    }

    @GetMapping(PATH + "/channel")
    JteModel channel(
            Page page,
            @RequestParam String channel,
            @RequestParam(defaultValue = "") String touch,
            @RequestParam(defaultValue = "12") int months) {
        var asked = AcquisitionAsked.of(touch, months, channel);
        if (!acquisitions.names().containsKey(new Origin(channel, ""))) throw Refused.notFound();
        return templates.worthChannel(page, asked, figures(page, asked));
    }

    private AcquisitionFigures figures(Page page, AcquisitionAsked asked) {
        return new AcquisitionFigures(
                acquisitions.report(asked.grouping(), asked.months()), asked, acquisitions.names(), page.reader());
    }

    static boolean mayChange() {
        return Acting.now().role().allows(Permission.CHANGE_WORTH);
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
        WorthPages.write(found, response);
    }

    @GetMapping(PATH + "/customers")
    JteModel customers(
            Page page,
            @RequestParam(defaultValue = "") String touch,
            @RequestParam(defaultValue = "") String channel,
            @RequestParam(required = false) String campaign,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate from,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate to,
            @RequestParam(defaultValue = "") String after) {
        var asked = AcquisitionAsked.of(touch, 12, channel);
        var origin = new Origin(channel, Optional.ofNullable(campaign).orElse(""));
        var people = new WonCustomers.Asked(asked.grouping(), channel, Optional.ofNullable(campaign), from, to);
        var slice = customers.page(people, Cursor.sentBack(after));
        var more = slice.next()
                .map(cursor -> asked.people(origin, campaign != null, from, to)
                        .replace("/customers?", "/customers?after=" + cursor + "&"));
        if (!after.isEmpty()) return templates.worthWonLines(page, slice, more.orElse(""));
        var title = Optional.ofNullable(acquisitions.names().get(origin))
                .map(named -> named.campaign().isEmpty() ? named.channel() : named.channel() + " · " + named.campaign())
                .orElseGet(() -> page.say("worth.won.unknown"));
        return templates.worthWon(page, title, from, to, slice, more.orElse(""));
    }
}
