package org.peyvand.conversation.inbox;

import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import org.peyvand.conversation.Inbox;
import org.peyvand.conversation.InboxView;
import org.peyvand.conversation.LiveUpdates;
import org.peyvand.conversation.Quarantine;
import org.peyvand.conversation.reading.Channels;
import org.peyvand.conversation.reading.Names;
import org.peyvand.web.Page;
import org.peyvand.web.Part;
import org.peyvand.workspace.SettingsTabs;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import peyvand.templates.Templates;

/** The inbox: its views, and the stream by which every open screen hears of changes. */
@Controller
class InboxPages {

    private final Templates templates;
    private final Inbox inbox;
    private final Names names;
    private final Channels channels;
    private final LiveUpdates live;
    private final SavedFilters filters;
    private final InboxTabs tabs;
    private final InboxLines lines;
    private final Quarantine quarantine;
    private final SettingsTabs settings;

    InboxPages(
            Templates templates,
            Inbox inbox,
            Names names,
            Channels channels,
            LiveUpdates live,
            SavedFilters filters,
            InboxTabs tabs,
            InboxLines lines,
            Quarantine quarantine,
            SettingsTabs settings) {
        this.templates = templates;
        this.inbox = inbox;
        this.names = names;
        this.channels = channels;
        this.live = live;
        this.filters = filters;
        this.tabs = tabs;
        this.lines = lines;
        this.quarantine = quarantine;
        this.settings = settings;
    }

    @Bean
    static Part inboxPart() {
        return new Part("inbox", "/inbox", "inbox", 20);
    }

    @GetMapping(
            path = "/inbox",
            params = {"!live", "!find"})
    @Transactional(readOnly = true)
    JteModel inbox(Page page, @RequestParam Map<String, String> asked) {
        var view = InboxView.asked(asked);
        var slice = inbox.page(view);
        return templates.conversationInbox(
                page,
                view,
                tabs.of(page, view),
                lines.of(page, slice.conversations()),
                slice.next(),
                quarantine.waiting(),
                slice.conversations().isEmpty() && inbox.isNew() ? settings.channels(page) : List.of(),
                new FilterChoices(names.members(), names.teams(), channels.codes(), filters.all()));
    }

    /** The next lines of the list, for its end to be replaced with. */
    @GetMapping("/inbox/more")
    @Transactional(readOnly = true)
    JteModel more(Page page, @RequestParam Map<String, String> asked) {
        var view = InboxView.asked(asked);
        var slice = inbox.page(view);
        return templates.conversationLines(page, view, lines.of(page, slice.conversations()), slice.next());
    }

    /** Until the screen is gone. */
    @GetMapping(
            path = "/inbox",
            params = {"live", "!open"})
    void live(HttpServletResponse response) {
        live.ofInbox(response);
    }
}
