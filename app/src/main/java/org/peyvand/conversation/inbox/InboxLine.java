package org.peyvand.conversation.inbox;

import java.util.Optional;
import org.peyvand.conversation.Conversation;
import org.peyvand.conversation.level.DueMark;
import org.peyvand.customer.CustomerList;

/**
 * A line of the inbox.
 *
 * @param assignee the name of the member who sees to it
 * @param due when something promised is due, if it is
 * @param icon of the channel it came by
 */
public record InboxLine(
        Conversation conversation,
        Optional<CustomerList.Row> customer,
        Optional<String> assignee,
        Optional<String> team,
        Optional<DueMark> due,
        String icon) {}
