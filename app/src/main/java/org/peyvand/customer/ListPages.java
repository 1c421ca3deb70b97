package org.peyvand.customer;

import gg.jte.models.runtime.JteModel;
import java.util.Map;
import java.util.Optional;
import org.peyvand.money.Money;
import org.peyvand.money.MoneyReader;
import org.peyvand.web.Page;
import org.peyvand.web.Part;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import peyvand.templates.Templates;

/** The customers: the list that answers while one types. */
@Controller
class ListPages {

    private static final int QUICK = 7;

    private final Templates templates;
    private final CustomerList list;
    private final CustomerSearch search;

    ListPages(Templates templates, CustomerList list, CustomerSearch search) {
        this.templates = templates;
        this.list = list;
        this.search = search;
    }

    @Bean
    static Part customersPart() {
        return new Part("customers", "/customers", "customers", 30);
    }

    @GetMapping("/customers")
    JteModel list(Page page, @RequestParam Map<String, String> asked) {
        var view = ListView.asked(asked);
        return templates.customerList(page, view, found(page, view), list.counting(page.reader()));
    }

    /** The next lines of the list, for its end to be replaced with. */
    @GetMapping("/customers/more")
    JteModel more(Page page, @RequestParam Map<String, String> asked) {
        var view = ListView.asked(asked);
        return templates.customerLines(page, view, found(page, view));
    }

    /** The best guesses for what is being typed in the header. */
    @GetMapping("/customers/quick")
    JteModel quick(Page page, @RequestParam(defaultValue = "") String q) {
        var found = search.find(q);
        return templates.customerQuick(page, q, found.subList(0, Math.min(QUICK, found.size())));
    }

    private CustomerList.Slice found(Page page, ListView view) {
        return view.search().isBlank()
                ? list.page(view.sort(), filter(page, view), view.after())
                : new CustomerList.Slice(search.find(view.search()), Optional.empty());
    }

    private static CustomerList.Filter filter(Page page, ListView view) {
        var reader = page.reader();
        var worth =
                MoneyReader.read(view.worth(), reader.currency(), reader.unit()).map(Money::minor);
        return new CustomerList.Filter(
                view.late(), worth, Optional.of(view.tag()).filter(tag -> !tag.isBlank()));
    }
}
