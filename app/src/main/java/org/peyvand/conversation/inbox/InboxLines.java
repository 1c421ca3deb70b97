package org.peyvand.conversation.inbox;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.peyvand.conversation.Conversation;
import org.peyvand.conversation.level.DueMark;
import org.peyvand.conversation.level.Hours;
import org.peyvand.conversation.reading.Channels;
import org.peyvand.conversation.reading.Names;
import org.peyvand.customer.CustomerList;
import org.peyvand.web.Page;
import org.springframework.stereotype.Component;

/** Conversations as lines of a list: with names, and what is due. */
@Component
public class InboxLines {

    private final Names names;
    private final Channels channels;
    private final Hours hours;

    InboxLines(Names names, Channels channels, Hours hours) {
        this.names = names;
        this.channels = channels;
        this.hours = hours;
    }

    public List<InboxLine> of(Page page, List<Conversation> conversations) {
        Map<UUID, CustomerList.Row> customers = names.named(conversations.stream()
                .flatMap(conversation -> conversation.customer().stream())
                .toList());
        var members = names.memberNames();
        var teams = names.teamNames();
        var times = hours.of(conversations);
        return conversations.stream()
                .map(conversation -> new InboxLine(
                        conversation,
                        conversation.customer().map(customers::get),
                        conversation.assignee().map(members::get),
                        conversation.team().map(teams::get),
                        conversation.due().map(due -> DueMark.of(due, times.get(conversation.id()), page.reader())),
                        channels.icon(conversation.channel())))
                .toList();
    }
}
