package org.peyvand.commerce.counter;

import java.util.UUID;
import org.peyvand.commerce.Orders;
import org.peyvand.customer.Customers;
import org.peyvand.money.Money;
import org.peyvand.money.MoneyReader;
import org.peyvand.web.Page;
import org.peyvand.web.Reader;
import org.peyvand.web.Refused;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A sale at the counter, typed in on the customer's page. */
@Controller
class CounterPages {

    private final Orders orders;
    private final Customers customers;

    CounterPages(Orders orders, Customers customers) {
        this.orders = orders;
        this.customers = customers;
    }

    @PostMapping("/customers/{id}/sales")
    String sell(
            Page page,
            @PathVariable UUID id,
            @RequestParam UUID form,
            @RequestParam String amount,
            @RequestParam(defaultValue = "") String item) {
        var money = money(page.reader(), amount);
        var customer = customers.get(id).id();
        orders.sellAtCounter(form, customer, money.minor(), item);
        page.flash("timeline.recorded.sale");
        return "redirect:/customers/" + customer;
    }

    private static Money money(Reader reader, String amount) {
        if (MoneyReader.isTooFine(amount, reader.currency(), reader.unit())) throw tooFine(reader, amount);
        return MoneyReader.read(amount, reader.currency(), reader.unit())
                .orElseThrow(() -> Refused.because("timeline.refused.amount", amount));
    }

    private static Refused tooFine(Reader reader, String amount) {
        var decimals = reader.unit().shownDecimals(reader.currency());
        return decimals == 0
                ? Refused.because("timeline.refused.whole", reader.digits(amount), reader.currencyName())
                : Refused.because("timeline.refused.fine", reader.digits(amount), decimals, reader.currencyName());
    }
}
