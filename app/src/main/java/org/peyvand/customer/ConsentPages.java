package org.peyvand.customer;

import java.util.UUID;
import org.peyvand.web.Page;
import org.peyvand.web.Refused;
import org.peyvand.web.Tone;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What was said of being written to, noted on the customer's page. */
@Controller
class ConsentPages {

    private final Customers customers;
    private final Consents consents;

    ConsentPages(Customers customers, Consents consents) {
        this.customers = customers;
        this.consents = consents;
    }

    @PostMapping("/customers/{id}/handles/{handle}/consent")
    String note(
            Page page,
            @PathVariable UUID id,
            @PathVariable("handle") UUID handle,
            @RequestParam Purpose purpose,
            @RequestParam Consent.State state,
            @RequestParam(defaultValue = "") String how) {
        var customer = customers.get(id);
        var known = customer.handles().stream()
                .filter(one -> one.id().equals(handle))
                .findFirst()
                .orElseThrow(Refused::notFound);
        try {
            consents.note(known.handle(), purpose, state, how);
            page.flash("consent.noted");
        } catch (Refused refused) {
            if (refused.status() != HttpStatus.UNPROCESSABLE_CONTENT) throw refused;
            page.flash(Tone.BAD, refused.key(), refused.arguments().toArray());
        }
        return "redirect:/customers/" + customer.id();
    }
}
