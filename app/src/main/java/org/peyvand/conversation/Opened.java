package org.peyvand.conversation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.peyvand.customer.Customer;
import org.peyvand.delivery.Delivery;
import org.peyvand.timeline.Entry;
import org.peyvand.workspace.Members;
import org.peyvand.workspace.Teams;

/**
 * A conversation as it is opened: what was said, what the acting member had begun to write, and what to know about the
 * customer beside it.
 *
 * @param deliveries of the messages that have one, by their ids
 * @param brought what messages brought beside their text, by their ids
 * @param seen how far the customer has seen it, as the number of a message
 * @param older whether there are messages before those shown
 * @param timers what was promised to the customer and is not kept yet, or was broken
 * @param me the acting member; empty for a program
 * @param drafts the acting member's, by kind
 * @param typing who else is writing an answer
 * @param canned with their fields filled in
 * @param recent what happened last with the customer: orders and notes
 * @param others the customer's other conversations that are not closed
 */
public record Opened(
        Conversation conversation,
        List<Message> messages,
        Map<UUID, Delivery> deliveries,
        Map<UUID, Brought> brought,
        int seen,
        boolean older,
        Optional<Customer> customer,
        String icon,
        List<TimerMark> timers,
        Optional<UUID> me,
        boolean mayAnswer,
        Map<Message.Kind, String> drafts,
        List<String> typing,
        List<CannedAnswers.Canned> canned,
        List<Members.Member> members,
        List<Teams.Team> teams,
        List<Entry> recent,
        List<Conversation> others) {

    /** The beginning of what the customer said last, for a look at what is known of it; empty where they said nothing. */
    public String question() {
        return messages.reversed().stream()
                .filter(message -> message.kind() == Message.Kind.INBOUND)
                .map(message -> Rows.snippet(message.text()))
                .findFirst()
                .orElse("");
    }

    /** The name of the member who sees to it; empty where nobody does, or they have left. */
    public Optional<String> assignee() {
        return members.stream()
                .filter(member -> conversation.assignee().equals(Optional.of(member.id())))
                .map(Members.Member::name)
                .findFirst();
    }
}
