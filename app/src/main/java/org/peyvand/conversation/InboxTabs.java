package org.peyvand.conversation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.peyvand.conversation.InboxView.Order;
import org.peyvand.conversation.InboxView.View;
import org.peyvand.web.Page;
import org.peyvand.web.Tab;
import org.springframework.stereotype.Component;

/** The views of the inbox with how much is in each, and the lists of what is asked of oneself and where one is named. */
@Component
class InboxTabs {

    private final Inbox inbox;
    private final Mentions mentions;
    private final OpenInquiries questions;

    InboxTabs(Inbox inbox, Mentions mentions, OpenInquiries questions) {
        this.inbox = inbox;
        this.mentions = mentions;
        this.questions = questions;
    }

    /** The list of conversations in whose notes one is named. */
    static final String MENTIONS = "mentions";

    /** The list of what is asked of oneself. */
    static final String ASKED = "asked";

    /** On the page of a view. */
    List<Tab> of(Page page, InboxView shown) {
        return of(page, Optional.of(shown), "");
    }

    /** On the page of a list of its own. */
    List<Tab> of(Page page, String list) {
        return of(page, Optional.empty(), list);
    }

    /** One's own first: what is mine, what is asked of me, where I am named. */
    private List<Tab> of(Page page, Optional<InboxView> shown, String list) {
        var asked = shown.orElse(new InboxView(View.OPEN, Order.NEWEST, Optional.empty()));
        var counts = inbox.counts(asked.filter());
        var tabs = new ArrayList<Tab>();
        for (var view : View.values()) {
            var on = shown.filter(one -> one.view() == view).isPresent();
            var label = page.say("conversation.view." + InboxView.code(view));
            tabs.add(new Tab(label, asked.path(view), on, note(page, counts.getOrDefault(view, 0))));
        }
        tabs.add(1, own(page, ASKED, list, questions.ofMe()));
        tabs.add(2, own(page, MENTIONS, list, mentions.unread()));
        return tabs;
    }

    private static Tab own(Page page, String list, String shown, int count) {
        var label = page.say("conversation.view." + list);
        return new Tab(label, "/inbox/" + list, list.equals(shown), note(page, count));
    }

    private static String note(Page page, int count) {
        if (count == 0) return "";
        return count > Inbox.MOST_COUNTED
                ? page.say("conversation.many", Inbox.MOST_COUNTED)
                : page.reader().number(count);
    }
}
