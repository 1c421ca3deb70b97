package org.peyvand.customer;

import gg.jte.models.runtime.JteModel;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.peyvand.calendar.DateOrder;
import org.peyvand.calendar.DateReader;
import org.peyvand.calendar.DateReading;
import org.peyvand.web.Page;
import org.peyvand.web.Reader;
import org.peyvand.web.Refused;
import org.peyvand.web.Tone;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import peyvand.templates.Templates;

/** What brought a customer, seen and written down on the customer's page. */
@Controller
class TouchPages {

    private final Templates templates;
    private final Customers customers;
    private final Touches touches;
    private final Origins origins;

    TouchPages(Templates templates, Customers customers, Touches touches, Origins origins) {
        this.templates = templates;
        this.customers = customers;
        this.touches = touches;
        this.origins = origins;
    }

    /** The part of the customer's page. */
    @GetMapping("/customers/{id}/touches")
    JteModel touches(Page page, @PathVariable UUID id) {
        var customer = customers.get(id);
        var all = touches.of(customer.id());
        return templates.customerTouches(
                page, customer.id(), all, won(all, customer, page.reader()), origins.names(), origins.choices());
    }

    /** Empty for who has not bought yet. */
    private static Optional<Won> won(List<Touch> all, Customer customer, Reader reader) {
        return customer.standing().firstOrder().map(first -> {
            var day = first.atZone(reader.zone()).toLocalDate();
            return Won.by(all.stream()
                    .filter(touch ->
                            !touch.at().atZone(reader.zone()).toLocalDate().isAfter(day))
                    .map(Touch::by)
                    .toList());
        });
    }

    @PostMapping("/customers/{id}/touches")
    String tell(
            Page page,
            @PathVariable UUID id,
            @RequestParam String channel,
            @RequestParam(defaultValue = "") String campaign,
            @RequestParam(defaultValue = "") String when) {
        var customer = customers.get(id);
        try {
            Origins.check(channel);
            var clue = new Clue.Told(channel, campaign);
            var reference = UUID.randomUUID().toString();
            var at = instant(page.reader(), customer, when);
            touches.record(List.of(new NewTouch(customer.id(), at, clue, Touches.DESK, reference)));
            page.flash("origin.told");
        } catch (Refused refused) {
            if (refused.status() != HttpStatus.UNPROCESSABLE_CONTENT) throw refused;
            page.flash(Tone.BAD, refused.key(), refused.arguments().toArray());
        }
        return "redirect:/customers/" + customer.id();
    }

    /** Left out, the moment of the first purchase: what a customer tells later of how they came was before it. */
    private static Instant instant(Reader reader, Customer customer, String when) {
        if (when.isBlank()) return customer.standing().firstOrder().orElseGet(reader::now);
        var dates = new DateReader(reader.calendar(), DateOrder.YMD, reader.today());
        return switch (dates.read(when)) {
            case DateReading.Read read -> read.instant(reader.zone());
            case DateReading.Impossible _, DateReading.NotADate _ -> throw Refused.because("origin.refused.when", when);
        };
    }

    @PostMapping("/customers/{id}/touches/{touch}/remove")
    String remove(Page page, @PathVariable UUID id, @PathVariable UUID touch) {
        touches.remove(id, touch);
        page.flash("origin.removed");
        return "redirect:/customers/" + id;
    }
}
