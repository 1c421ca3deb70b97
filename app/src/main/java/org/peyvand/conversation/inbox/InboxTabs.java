package org.peyvand.conversation.inbox;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.peyvand.conversation.Inbox;
import org.peyvand.conversation.InboxView;
import org.peyvand.conversation.InboxView.Order;
import org.peyvand.conversation.InboxView.View;
import org.peyvand.web.Page;
import org.peyvand.web.Tab;
import org.springframework.stereotype.Component;

/** The views of the inbox and the lists beside them, with how much is in each. */
@Component
public class InboxTabs {

    private final Inbox inbox;
    private final List<OwnList> own;

    InboxTabs(Inbox inbox, List<OwnList> own) {
        this.inbox = inbox;
        this.own = own.stream().sorted(Comparator.comparing(OwnList::place)).toList();
    }

    /** On the page of a view. */
    List<Tab> of(Page page, InboxView shown) {
        return of(page, Optional.of(shown), "");
    }

    /** On the page of a list of its own. */
    public List<Tab> of(Page page, String list) {
        return of(page, Optional.empty(), list);
    }

    /** One's own first: what is mine, then the lists of what concerns me. */
    private List<Tab> of(Page page, Optional<InboxView> shown, String list) {
        var asked = shown.orElse(new InboxView(View.OPEN, Order.NEWEST, Optional.empty()));
        var counts = inbox.counts(asked.filter());
        var tabs = new ArrayList<Tab>();
        for (var view : View.values()) {
            var on = shown.filter(one -> one.view() == view).isPresent();
            var label = page.say("conversation.view." + InboxView.code(view));
            tabs.add(new Tab(label, asked.path(view), on, note(page, counts.getOrDefault(view, 0))));
        }
        tabs.addAll(1, own.stream().map(one -> tab(page, one, list)).toList());
        return tabs;
    }

    private static Tab tab(Page page, OwnList list, String shown) {
        var label = page.say("conversation.view." + list.word());
        var on = list.word().equals(shown);
        return new Tab(
                label, "/inbox/" + list.word(), on, note(page, list.waiting().getAsInt()));
    }

    private static String note(Page page, int count) {
        if (count == 0) return "";
        return count > Inbox.MOST_COUNTED
                ? page.say("conversation.many", Inbox.MOST_COUNTED)
                : page.reader().number(count);
    }
}
