package org.peyvand.worth.ahead;

import gg.jte.models.runtime.JteModel;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.peyvand.language.Digits;
import org.peyvand.web.Page;
import org.peyvand.web.Refused;
import org.peyvand.workspace.Acting;
import org.peyvand.workspace.Permission;
import org.peyvand.worth.Horizon;
import org.peyvand.worth.Horizons;
import org.peyvand.worth.figures.WorthTabs;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import peyvand.templates.Templates;

/** How far one looks ahead, and what later money counts. */
@Controller
class HorizonPages {

    private static final String PATH = WorthTabs.HOME + "/settings";

    private final Templates templates;
    private final Horizons horizons;

    HorizonPages(Templates templates, Horizons horizons) {
        this.templates = templates;
        this.horizons = horizons;
    }

    @GetMapping(PATH)
    JteModel settings(Page page) {
        Acting.require(Permission.SEE_WORTH);
        var horizon = horizons.get();
        var typed = Map.of(
                "months", Integer.toString(horizon.months()),
                "rate", percent(horizon.yearlyRate()),
                "margin", percent(horizon.margin()));
        return show(page, typed, Optional.empty());
    }

    private JteModel show(Page page, Map<String, String> typed, Optional<String> problem) {
        return templates.worthHorizon(page, WorthTabs.of(page), typed, problem, Acting.may(Permission.CHANGE_WORTH));
    }

    private static String percent(double share) {
        return Long.toString(Math.round(share * 100));
    }

    @PostMapping(PATH)
    Object change(Page page, @RequestParam Map<String, String> typed) {
        try {
            horizons.change(new Horizon(
                    whole(typed, "months", "worth.refused.months"),
                    whole(typed, "rate", "worth.refused.rate") / 100.0,
                    whole(typed, "margin", "worth.refused.margin") / 100.0));
            page.flash("worth.horizon.changed");
            return "redirect:" + PATH;
        } catch (Refused refused) {
            if (refused.status().value() == 403) throw refused;
            return show(page, new HashMap<>(typed), Optional.of(refused.saidTo(page.reader())));
        }
    }

    private static int whole(Map<String, String> typed, String name, String refusal) {
        var digits = Digits.toAscii(typed.getOrDefault(name, "")).replaceAll("[%٪\\s]", "");
        if (!digits.matches("[0-9]{1,3}")) throw Refused.because(refusal, Horizon.LEAST, Horizon.MOST);
        return Integer.parseInt(digits);
    }
}
