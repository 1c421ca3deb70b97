package org.peyvand.customer;

import gg.jte.models.runtime.JteModel;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.peyvand.calendar.DateOrder;
import org.peyvand.calendar.DateReader;
import org.peyvand.calendar.DateReading;
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

/** What is written down about a customer, changed from the customer's page. */
@Controller
class ChangePages {

    private final Templates templates;
    private final Customers customers;

    ChangePages(Templates templates, Customers customers) {
        this.templates = templates;
        this.customers = customers;
    }

    @GetMapping("/customers/new")
    JteModel newCustomer(Page page) {
        Acting.require(Permission.CHANGE_CUSTOMERS);
        return templates.customerNew(page, Map.of(), Optional.empty());
    }

    @PostMapping("/customers")
    Object create(Page page, @RequestParam Map<String, String> typed) {
        try {
            var id = customers.create(details(page, typed), handles(typed));
            page.flash("customer.created");
            return "redirect:/customers/" + id;
        } catch (Refused refused) {
            return templates.customerNew(page, typed, Optional.of(refused.saidTo(page.reader())));
        }
    }

    private List<Handle> handles(Map<String, String> typed) {
        return Stream.of(HandleKind.MOBILE, HandleKind.MAIL)
                .filter(kind -> !typed.getOrDefault(kind.code(), "").isBlank())
                .map(kind -> customers.handle(kind, typed.get(kind.code())))
                .toList();
    }

    @PostMapping("/customers/{id}")
    String change(Page page, @PathVariable UUID id, @RequestParam Map<String, String> typed) {
        customers.change(id, details(page, typed));
        page.flash("customer.changed");
        return "redirect:/customers/" + id;
    }

    private static CustomerDetails details(Page page, Map<String, String> typed) {
        return new CustomerDetails(
                typed.getOrDefault("name", ""),
                typed.getOrDefault("city", ""),
                birthday(page, typed.getOrDefault("birthday", "")));
    }

    private static Optional<LocalDate> birthday(Page page, String typed) {
        if (typed.isBlank()) return Optional.empty();
        var reader = new DateReader(
                page.reader().calendar(), DateOrder.YMD, page.reader().today());
        return switch (reader.read(typed)) {
            case DateReading.Read read -> Optional.of(read.date());
            case DateReading.Impossible _, DateReading.NotADate _ ->
                throw Refused.because("customer.refused.birthday", typed);
        };
    }

    @PostMapping("/customers/{id}/handles")
    String addHandle(Page page, @PathVariable UUID id, @RequestParam String kind, @RequestParam String address) {
        var known = HandleKind.of(kind).orElseThrow(Refused::notFound);
        customers.addHandle(id, customers.handle(known, address));
        page.flash("customer.handleAdded");
        return "redirect:/customers/" + id;
    }

    @PostMapping("/customers/{id}/handles/{handle}/remove")
    String removeHandle(Page page, @PathVariable UUID id, @PathVariable UUID handle) {
        customers.removeHandle(id, handle);
        page.flash("customer.handleRemoved");
        return "redirect:/customers/" + id;
    }

    @PostMapping("/customers/{id}/tags")
    String tag(@PathVariable UUID id, @RequestParam String tag) {
        customers.tag(id, tag);
        return "redirect:/customers/" + id;
    }

    @PostMapping("/customers/{id}/tags/remove")
    String untag(@PathVariable UUID id, @RequestParam String tag) {
        customers.untag(id, tag);
        return "redirect:/customers/" + id;
    }
}
