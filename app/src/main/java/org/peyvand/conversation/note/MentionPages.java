package org.peyvand.conversation.note;

import gg.jte.models.runtime.JteModel;
import org.peyvand.conversation.inbox.InboxLines;
import org.peyvand.conversation.inbox.InboxTabs;
import org.peyvand.conversation.inbox.OwnList;
import org.peyvand.customer.Cursor;
import org.peyvand.web.Page;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import peyvand.templates.Templates;

/** Where one is named in notes. */
@Controller
class MentionPages {

    private static final String LIST = "mentions";

    private final Templates templates;
    private final Mentions mentions;
    private final InboxTabs tabs;
    private final InboxLines lines;

    MentionPages(Templates templates, Mentions mentions, InboxTabs tabs, InboxLines lines) {
        this.templates = templates;
        this.mentions = mentions;
        this.tabs = tabs;
        this.lines = lines;
    }

    @Bean
    static OwnList mentionsList(Mentions mentions) {
        return new OwnList(LIST, 20, mentions::unread);
    }

    @GetMapping("/inbox/mentions")
    JteModel mentions(Page page, @RequestParam(defaultValue = "") String after) {
        var slice = mentions.page(Cursor.parse(after));
        return templates.conversationMentions(
                page, tabs.of(page, LIST), lines.of(page, slice.conversations()), slice.unread(), slice.next());
    }
}
