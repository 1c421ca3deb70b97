package org.peyvand.customer;

import gg.jte.models.runtime.JteModel;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.peyvand.web.Page;
import org.peyvand.web.Refused;
import org.peyvand.workspace.Acting;
import org.peyvand.workspace.Permission;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import peyvand.templates.Templates;

/** One person or two: the suggestions, the merge that shows first what it joins, its undoing, and households. */
@Controller
class SamePersonPages {

    private final Templates templates;
    private final Customers customers;
    private final Likenesses likenesses;
    private final Merges merges;
    private final Households households;

    SamePersonPages(
            Templates templates, Customers customers, Likenesses likenesses, Merges merges, Households households) {
        this.templates = templates;
        this.customers = customers;
        this.likenesses = likenesses;
        this.merges = merges;
        this.households = households;
    }

    @GetMapping("/customers/same")
    JteModel suggestions(Page page) {
        return templates.customerSame(page, pairs(likenesses.open()));
    }

    private List<SamePair> pairs(List<Likenesses.Likeness> open) {
        return open.stream().flatMap(likeness -> pair(likeness).stream()).toList();
    }

    /** A pair is left out where the two are one by now, or one of them was joined to somebody who is not like the other. */
    private Optional<SamePair> pair(Likenesses.Likeness likeness) {
        return customers
                .find(likeness.one())
                .flatMap(one ->
                        customers.find(likeness.other()).map(other -> new SamePair(one, other, likeness.reason())))
                .filter(SamePair::holds);
    }

    @GetMapping("/customers/{id}/merge/{other}")
    JteModel preview(Page page, @PathVariable UUID id, @PathVariable UUID other) {
        Acting.require(Permission.MERGE_CUSTOMERS);
        return templates.customerMerge(page, customers.get(id), customers.get(other));
    }

    @PostMapping("/customers/{id}/merge/{other}")
    String merge(Page page, @PathVariable UUID id, @PathVariable UUID other) {
        merges.merge(id, other);
        page.flash("customer.merged");
        return "redirect:/customers/" + id;
    }

    @PostMapping("/customers/{id}/unmerge/{merge}")
    String undo(Page page, @PathVariable UUID id, @PathVariable UUID merge) {
        if (merges.of(id).stream().noneMatch(known -> known.id().equals(merge))) throw Refused.notFound();
        merges.undo(merge);
        page.flash("customer.unmerged");
        return "redirect:/customers/" + id;
    }

    @PostMapping("/customers/{id}/household/{other}")
    String household(
            Page page,
            @PathVariable UUID id,
            @PathVariable UUID other,
            @RequestParam(defaultValue = "false") boolean stay) {
        households.together(id, other);
        page.flash("customer.householdMade");
        return stay ? "redirect:/customers/same" : "redirect:/customers/" + id;
    }

    @PostMapping("/customers/{id}/household/leave")
    String leave(Page page, @PathVariable UUID id) {
        households.leave(id);
        page.flash("customer.householdLeft");
        return "redirect:/customers/" + id;
    }

    @PostMapping("/customers/{id}/different/{other}")
    String different(
            Page page,
            @PathVariable UUID id,
            @PathVariable UUID other,
            @RequestParam(defaultValue = "false") boolean stay) {
        likenesses.areDifferent(id, other);
        page.flash("customer.differentNoted");
        return stay ? "redirect:/customers/same" : "redirect:/customers/" + id;
    }
}
