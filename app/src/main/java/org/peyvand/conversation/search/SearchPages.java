package org.peyvand.conversation.search;

import gg.jte.models.runtime.JteModel;
import java.util.Map;
import org.peyvand.conversation.reading.Channels;
import org.peyvand.conversation.reading.Names;
import org.peyvand.web.Page;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import peyvand.templates.Templates;

/** The inbox where words are looked for in its messages. */
@Controller
class SearchPages {

    private final Templates templates;
    private final MessageSearch search;
    private final Names names;
    private final Channels channels;

    SearchPages(Templates templates, MessageSearch search, Names names, Channels channels) {
        this.templates = templates;
        this.search = search;
        this.names = names;
        this.channels = channels;
    }

    @GetMapping(
            path = "/inbox",
            params = {"find", "!live"})
    @Transactional(readOnly = true)
    JteModel search(Page page, @RequestParam Map<String, String> asked) {
        var query = SearchQuery.asked(asked, page.reader());
        var found = search.find(query);
        var customers = names.named(found.hits().stream()
                .flatMap(hit -> hit.conversation().customer().stream())
                .toList());
        return templates.conversationSearch(page, query, found, customers, names.members(), channels.codes());
    }
}
