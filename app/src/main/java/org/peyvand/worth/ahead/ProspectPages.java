package org.peyvand.worth.ahead;

import gg.jte.models.runtime.JteModel;
import java.util.UUID;
import org.peyvand.web.Page;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import peyvand.templates.Templates;

/** What is expected of a customer, for their page and beside conversations to fetch. */
@Controller
class ProspectPages {

    private final Templates templates;
    private final Prospects prospects;

    ProspectPages(Templates templates, Prospects prospects) {
        this.templates = templates;
        this.prospects = prospects;
    }

    @GetMapping("/worth/customers/{id}")
    JteModel prospect(Page page, @PathVariable UUID id, @RequestParam(defaultValue = "false") boolean brief) {
        return templates.worthProspect(page, prospects.of(id), prospects.areCounted(), brief);
    }
}
