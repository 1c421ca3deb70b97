package org.peyvand.conversation;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.peyvand.conversation.InboxView.Order;
import org.peyvand.conversation.InboxView.View;
import org.peyvand.web.Page;
import org.peyvand.web.Tab;
import org.springframework.stereotype.Component;

/** The views of the inbox with how much is in each, and where one is named, which is a list of its own. */
@Component
class InboxTabs {

    private final Inbox inbox;
    private final Mentions mentions;

    InboxTabs(Inbox inbox, Mentions mentions) {
        this.inbox = inbox;
        this.mentions = mentions;
    }

    /** @param shown the view on the page; empty on that of the mentions */
    List<Tab> of(Page page, Optional<InboxView> shown) {
        var asked = shown.orElse(new InboxView(View.OPEN, Order.NEWEST, Optional.empty()));
        var counts = inbox.counts(asked.filter());
        var views = Arrays.stream(View.values())
                .map(view -> new Tab(
                        page.say("conversation.view." + InboxView.code(view)),
                        asked.path(view),
                        shown.filter(on -> on.view() == view).isPresent(),
                        note(page, counts.getOrDefault(view, 0))));
        var named = new Tab(
                page.say("conversation.view.mentions"),
                "/inbox/mentions",
                shown.isEmpty(),
                note(page, mentions.unread()));
        return Stream.concat(views, Stream.of(named)).toList();
    }

    private static String note(Page page, int count) {
        if (count == 0) return "";
        return count > Inbox.MOST_COUNTED
                ? page.say("conversation.many", Inbox.MOST_COUNTED)
                : page.reader().number(count);
    }
}
