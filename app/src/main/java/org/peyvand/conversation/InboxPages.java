package org.peyvand.conversation;

import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.peyvand.conversation.InboxView.View;
import org.peyvand.customer.CustomerList;
import org.peyvand.web.Page;
import org.peyvand.web.Part;
import org.peyvand.web.Tab;
import org.peyvand.workspace.HolidayTable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import peyvand.templates.Templates;

/** The inbox: its views, the search, and the stream by which every open screen hears of changes. */
@Controller
class InboxPages {

    private final Templates templates;
    private final Inbox inbox;
    private final MessageSearch search;
    private final Names names;
    private final Channels channels;
    private final LiveUpdates live;
    private final HolidayTable holidays;
    private final SavedFilters filters;

    InboxPages(
            Templates templates,
            Inbox inbox,
            MessageSearch search,
            Names names,
            Channels channels,
            LiveUpdates live,
            HolidayTable holidays,
            SavedFilters filters) {
        this.templates = templates;
        this.inbox = inbox;
        this.search = search;
        this.names = names;
        this.channels = channels;
        this.live = live;
        this.holidays = holidays;
        this.filters = filters;
    }

    @Bean
    static Part inboxPart() {
        return new Part("inbox", "/inbox", "inbox", 20);
    }

    @GetMapping(
            path = "/inbox",
            params = {"!live", "!find"})
    JteModel inbox(Page page, @RequestParam Map<String, String> asked) {
        var view = InboxView.asked(asked);
        var slice = inbox.page(view);
        return templates.conversationInbox(
                page,
                view,
                tabs(page, view),
                lines(page, slice.conversations()),
                slice.next(),
                new FilterChoices(names.members(), names.teams(), channels.codes(), filters.all()));
    }

    /** The next lines of the list, for its end to be replaced with. */
    @GetMapping("/inbox/more")
    JteModel more(Page page, @RequestParam Map<String, String> asked) {
        var view = InboxView.asked(asked);
        var slice = inbox.page(view);
        return templates.conversationLines(page, view, lines(page, slice.conversations()), slice.next());
    }

    /** Until the screen is gone. */
    @GetMapping(path = "/inbox", params = "live")
    void live(HttpServletResponse response) {
        live.ofInbox(response);
    }

    @GetMapping(
            path = "/inbox",
            params = {"find", "!live"})
    JteModel search(Page page, @RequestParam Map<String, String> asked) {
        var query = SearchQuery.asked(asked, page.reader());
        var found = search.find(query);
        var customers = names.named(found.hits().stream()
                .flatMap(hit -> hit.conversation().customer().stream())
                .toList());
        return templates.conversationSearch(page, query, found, customers, names.members());
    }

    private List<Tab> tabs(Page page, InboxView asked) {
        var counts = inbox.counts(asked.filter());
        return Arrays.stream(View.values())
                .map(view -> new Tab(
                        page.say("conversation.view." + InboxView.code(view)),
                        asked.path(view),
                        view == asked.view(),
                        note(page, counts.getOrDefault(view, 0))))
                .toList();
    }

    private static String note(Page page, int count) {
        if (count == 0) return "";
        return count > Inbox.MOST_COUNTED
                ? page.say("conversation.many", Inbox.MOST_COUNTED)
                : page.reader().number(count);
    }

    private List<InboxLine> lines(Page page, List<Conversation> conversations) {
        Map<java.util.UUID, CustomerList.Row> customers = names.named(conversations.stream()
                .flatMap(conversation -> conversation.customer().stream())
                .toList());
        var members = names.memberNames();
        var teams = names.teamNames();
        var hours = holidays.workingTime();
        return conversations.stream()
                .map(conversation -> new InboxLine(
                        conversation,
                        conversation.customer().map(customers::get),
                        conversation.assignee().map(members::get),
                        conversation.team().map(teams::get),
                        conversation.due().map(due -> DueMark.of(due, hours, page.reader())),
                        channels.icon(conversation.channel())))
                .toList();
    }
}
