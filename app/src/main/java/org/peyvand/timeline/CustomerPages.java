package org.peyvand.timeline;

import gg.jte.models.runtime.JteModel;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.peyvand.calendar.DateOrder;
import org.peyvand.calendar.DateReader;
import org.peyvand.calendar.DateReading;
import org.peyvand.customer.Consents;
import org.peyvand.customer.Cursor;
import org.peyvand.customer.Customer;
import org.peyvand.customer.Customers;
import org.peyvand.customer.Households;
import org.peyvand.customer.Likenesses;
import org.peyvand.customer.Merges;
import org.peyvand.customer.SamePair;
import org.peyvand.language.Digits;
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

/** The customer's page: who they are, what they are worth, and their timeline. */
@Controller
class CustomerPages {

    private static final int MOST_MINUTES = 24 * 60;

    private final Templates templates;
    private final Customers customers;
    private final Timeline timeline;
    private final Households households;
    private final Merges merges;
    private final Consents consents;
    private final Likenesses likenesses;

    CustomerPages(
            Templates templates,
            Customers customers,
            Timeline timeline,
            Households households,
            Merges merges,
            Consents consents,
            Likenesses likenesses) {
        this.templates = templates;
        this.customers = customers;
        this.timeline = timeline;
        this.households = households;
        this.merges = merges;
        this.consents = consents;
        this.likenesses = likenesses;
    }

    @GetMapping("/customers/{id}")
    Object customer(Page page, @PathVariable UUID id) {
        var customer = customers.get(id);
        if (!customer.id().equals(id)) return "redirect:/customers/" + customer.id();
        return templates.timelineCustomer(
                page,
                customer,
                timeline.of(id, Optional.empty()),
                households.of(id),
                merges.of(id),
                consents.of(customer),
                perhapsSame(customer),
                Acting.now().role().allows(Permission.SEE_AUDIT));
    }

    private List<Customer> perhapsSame(Customer customer) {
        return likenesses.of(customer.id()).stream()
                .flatMap(likeness -> customers
                        .find(likeness.one().equals(customer.id()) ? likeness.other() : likeness.one())
                        .map(other -> new SamePair(customer, other, likeness.reason()))
                        .stream())
                .filter(SamePair::holds)
                .map(SamePair::other)
                .toList();
    }

    /** Older entries, for the end of the timeline to be replaced with. */
    @GetMapping("/customers/{id}/timeline")
    JteModel older(Page page, @PathVariable UUID id, @RequestParam String after) {
        var from = Cursor.parse(after).orElseThrow(Refused::notFound);
        var customer = customers.get(id).id();
        return templates.timelineEntries(page, customer, timeline.of(customer, Optional.of(from)));
    }

    @PostMapping("/customers/{id}/notes")
    String note(Page page, @PathVariable UUID id, @RequestParam String text) {
        return record(page, id, "", new Happening.Note(written(text)));
    }

    @PostMapping("/customers/{id}/visits")
    String visit(
            Page page,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "") String when) {
        return record(page, id, when, new Happening.Visit(text.strip()));
    }

    @PostMapping("/customers/{id}/calls")
    String call(
            Page page,
            @PathVariable UUID id,
            @RequestParam Happening.Direction direction,
            @RequestParam(defaultValue = "") String minutes,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "") String when) {
        return record(page, id, when, new Happening.Call(direction, minutes(minutes), text.strip()));
    }

    @PostMapping("/customers/{id}/happenings/{entry}/take-back")
    String takeBack(Page page, @PathVariable UUID id, @PathVariable UUID entry) {
        var customer = customers.get(id).id();
        timeline.takeBack(customer, entry);
        page.flash("timeline.takenBack");
        return "redirect:/customers/" + customer;
    }

    private String record(Page page, UUID id, String when, Happening what) {
        var customer = customers.get(id).id();
        timeline.record(new NewEntry(customer, instant(page, when), what, NewEntry.DESK, Optional.empty()));
        page.flash("timeline.recorded." + Kinds.of(what));
        return "redirect:/customers/" + customer;
    }

    private static String written(String text) {
        if (text.isBlank()) throw Refused.because("timeline.refused.empty");
        return text.strip();
    }

    private static Optional<Integer> minutes(String typed) {
        var digits = Digits.toAscii(typed).strip();
        if (digits.isEmpty()) return Optional.empty();
        if (!digits.matches("[0-9]{1,4}") || Integer.parseInt(digits) > MOST_MINUTES)
            throw Refused.because("timeline.refused.minutes", typed);
        return Optional.of(Integer.parseInt(digits));
    }

    private static Instant instant(Page page, String when) {
        if (when.isBlank()) return page.reader().now();
        var dates = new DateReader(
                page.reader().calendar(), DateOrder.YMD, page.reader().today());
        return switch (dates.read(when)) {
            case DateReading.Read read -> read.instant(page.reader().zone());
            case DateReading.Impossible _, DateReading.NotADate _ ->
                throw Refused.because("timeline.refused.when", when);
        };
    }
}
