package org.peyvand.worth.silent;

import gg.jte.models.runtime.JteModel;
import java.util.Optional;
import java.util.UUID;
import org.peyvand.customer.Cursor;
import org.peyvand.web.Page;
import org.peyvand.web.Refused;
import org.peyvand.web.Tone;
import org.peyvand.workspace.Acting;
import org.peyvand.workspace.Permission;
import org.peyvand.worth.figures.HowCurrent;
import org.peyvand.worth.figures.WorthTabs;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import peyvand.templates.Templates;

/** The list of customers who fell silent, and what was done about each. */
@Controller
class SilencePages {

    private final Templates templates;
    private final SilentList list;
    private final HowCurrent current;

    SilencePages(Templates templates, SilentList list, HowCurrent current) {
        this.templates = templates;
        this.list = list;
        this.current = current;
    }

    @GetMapping("/worth/silent")
    JteModel silent(Page page) {
        return templates.worthSilent(
                page,
                WorthTabs.of(page),
                list.page(Optional.empty()),
                list.measure(),
                mayDecide(),
                current.underway(),
                current.quietSince());
    }

    /** The next lines of the list, for its end to be replaced with. */
    @GetMapping("/worth/silent/more")
    JteModel more(Page page, @RequestParam String after) {
        var from = Cursor.parse(after).orElseThrow(Refused::notFound);
        return templates.worthSilentLines(page, list.page(Optional.of(from)), mayDecide());
    }

    private static boolean mayDecide() {
        return Acting.now().role().allows(Permission.CHANGE_WORTH);
    }

    @PostMapping("/worth/silent/customers/{id}")
    String decide(Page page, @PathVariable UUID id, @RequestParam SilentList.Act act) {
        if (list.decide(id, act)) page.flash("worth.silent.noted");
        else page.flash(Tone.WARNING, "worth.silent.notListed");
        return "redirect:/worth/silent";
    }
}
