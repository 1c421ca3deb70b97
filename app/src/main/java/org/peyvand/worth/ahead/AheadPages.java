package org.peyvand.worth.ahead;

import gg.jte.models.runtime.JteModel;
import org.peyvand.language.Digits;
import org.peyvand.web.Page;
import org.peyvand.worth.figures.HowCurrent;
import org.peyvand.worth.figures.WorthTabs;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import peyvand.templates.Templates;

/** What customers are expected to bring together: what would be if, and how wrong the models were. */
@Controller
class AheadPages {

    private static final int FIRST_ASKED = 5;

    private final Templates templates;
    private final Supposing supposing;
    private final Models models;
    private final HowCurrent current;

    AheadPages(Templates templates, Supposing supposing, Models models, HowCurrent current) {
        this.templates = templates;
        this.supposing = supposing;
        this.models = models;
        this.current = current;
    }

    /** What the base would bring if something were different. */
    @GetMapping(WorthTabs.HOME + "/what-if")
    JteModel whatIf(
            Page page,
            @RequestParam(defaultValue = "") String retention,
            @RequestParam(defaultValue = "") String gap,
            @RequestParam(defaultValue = "") String basket,
            @RequestParam(defaultValue = "") String referral) {
        var asked = retention.isBlank() && gap.isBlank() && basket.isBlank() && referral.isBlank()
                ? Supposing.Asked.of(FIRST_ASKED, 0, 0, 0)
                : Supposing.Asked.of(number(retention), number(gap), number(basket), number(referral));
        return templates.worthWhatIf(
                page, WorthTabs.of(page), asked, supposing.answer(asked), current.underway(), current.quietSince());
    }

    /** Zero where it is none. */
    private static int number(String typed) {
        var digits = Digits.toAscii(typed).strip();
        return digits.matches("-?[0-9]{1,3}") ? Integer.parseInt(digits) : 0;
    }

    /** How wrong the models were. */
    @GetMapping(WorthTabs.HOME + "/model")
    JteModel model(Page page) {
        return templates.worthModel(
                page, WorthTabs.of(page), models.figures(page.reader()), current.underway(), current.quietSince());
    }
}
