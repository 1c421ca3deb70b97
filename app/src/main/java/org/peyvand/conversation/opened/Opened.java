package org.peyvand.conversation.opened;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.peyvand.conversation.Beside;
import org.peyvand.conversation.CannedAnswers;
import org.peyvand.conversation.Conversation;
import org.peyvand.conversation.Message;
import org.peyvand.conversation.answer.DraftFiles;
import org.peyvand.conversation.level.TimerMark;
import org.peyvand.conversation.note.AskChoices;
import org.peyvand.conversation.reading.Rows;
import org.peyvand.customer.Customer;
import org.peyvand.timeline.Entry;
import org.peyvand.workspace.Members;
import org.peyvand.workspace.Teams;

/**
 * A conversation as it is opened: what was said, what the acting member had begun to write, and what to know about the
 * customer beside it.
 *
 * @param said the last messages
 * @param seen how far the customer has seen it, as the number of a message
 * @param timers what was promised to the customer and is not kept yet, or was broken
 * @param me the acting member; empty for a program
 * @param drafts the acting member's, by kind
 * @param files of an answer the acting member took back
 * @param typing who else is writing an answer
 * @param canned with their fields filled in
 * @param ask whom a question may be put to
 * @param lastTime how it went with the customer before
 * @param recent what happened last with the customer: orders and notes
 * @param divisible whether it can be split and joined
 * @param joined the conversations that were joined to it
 * @param others the customer's other conversations that are not closed
 * @param offers what else can be done
 */
public record Opened(
        Conversation conversation,
        Stretch said,
        int seen,
        Optional<Customer> customer,
        String icon,
        List<TimerMark> timers,
        Optional<UUID> me,
        boolean mayAnswer,
        Map<Message.Kind, String> drafts,
        List<DraftFiles.DraftFile> files,
        List<String> typing,
        List<CannedAnswers.Canned> canned,
        List<Members.Member> members,
        List<Teams.Team> teams,
        AskChoices ask,
        LastTime lastTime,
        List<Entry> recent,
        boolean divisible,
        List<Conversation> joined,
        List<Conversation> others,
        List<Beside.Offer> offers) {

    /** The beginning of what the customer said last, for a look at what is known of it; empty where they said nothing. */
    public String question() {
        return said.messages().reversed().stream()
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
