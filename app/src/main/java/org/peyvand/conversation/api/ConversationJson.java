package org.peyvand.conversation.api;

import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.peyvand.conversation.CloseReason;
import org.peyvand.conversation.Conversation;
import org.peyvand.conversation.Conversations;
import org.peyvand.conversation.Due;
import org.peyvand.conversation.Message;
import org.peyvand.customer.CustomerReference;

/** Conversations as the API reads and writes them. */
final class ConversationJson {

    private ConversationJson() {}

    @Schema(name = "NewConversation")
    record Input(
            @Schema(requiredMode = RequiredMode.REQUIRED) Optional<CustomerReference> customer,
            @Schema(example = "مرسوله نرسیده است") Optional<String> subject,

            @Schema(
                    requiredMode = RequiredMode.REQUIRED,
                    description = "What it begins with: of the customer (`inbound`) or of ours (`outbound`).")
            Optional<MessageInput> message) {}

    @Schema(name = "NewMessage")
    record MessageInput(
            @Schema(
                    description = "From the customer, to the customer, or a note among ourselves.",
                    requiredMode = RequiredMode.REQUIRED,
                    allowableValues = {"inbound", "outbound", "note"},
                    example = "inbound")
            Optional<String> kind,

            @Schema(requiredMode = RequiredMode.REQUIRED, example = "سلام، سفارش من هنوز نرسیده است.")
            Optional<String> text,

            @Schema(
                    description = "When it was said, for what was said elsewhere: an answer with a time is written down"
                            + " and goes nowhere. Left out, it is said now.",
                    example = "2025-03-21T10:30:00+03:30")
            Optional<OffsetDateTime> at,

            @Schema(
                    description = "A name of your own for who tells; keeps your ids apart from others'.",
                    example = "messenger")
            Optional<String> source,

            @Schema(
                    description = "Your own id. Told again under it, nothing is said twice, and the answer is the"
                            + " message that stands there.",
                    example = "m-55120")
            Optional<String> externalId) {}

    @Schema(name = "ConversationChange", description = "What is left out stays as it is; an empty text is nobody.")
    record Handover(
            @Schema(description = "A member's id or mail address.", example = "sara@example.ir")
            Optional<String> assignee,

            @Schema(
                    description = "Who saw to it when you looked, or an empty text for nobody: where it is somebody"
                            + " else's by now, nothing is changed and the answer is 409. Left out, the last one wins.",
                    example = "")
            Optional<String> assigneeBefore,

            @Schema(description = "A team's id or name.", example = "پشتیبانی")
            Optional<String> team,

            @Schema(allowableValues = {"low", "normal", "high", "urgent"})
            Optional<String> priority) {}

    @Schema(name = "ConversationClosing")
    record Closing(
            @Schema(
                    description = "Left out, solved.",
                    allowableValues = {"solved", "no_answer_needed", "duplicate", "spam", "other"})
            Optional<String> reason,

            @Schema(
                    description = "The number of the last message you have read: where the customer has written since"
                            + " and waits, nothing is closed and the answer is 409. Left out, it is closed.",
                    example = "3")
            Optional<Integer> read) {}

    @Schema(name = "NewTag")
    record TagInput(
            @Schema(requiredMode = RequiredMode.REQUIRED, example = "مرجوعی")
            Optional<String> tag) {}

    @Schema(name = "Participant")
    record Named(UUID id, @Schema(example = "سارا") String name) {}

    @Schema(name = "Conversation")
    record Output(
            UUID id,

            @Schema(description = "Null while nobody knows who writes.")
            Optional<UUID> customer,

            @Schema(description = "By which it came, and by which answers leave.", example = "api")
            String channel,

            String subject,

            @Schema(
                    description = "`open`: the customer waits for us; `waiting`: we wait for them.",
                    allowableValues = {"open", "waiting", "snoozed", "closed"})
            String state,

            @Schema(description = "Of a closed one; else null.")
            Optional<String> reason,

            @Schema(allowableValues = {"low", "normal", "high", "urgent"})
            String priority,

            @Schema(description = "The member who sees to it, or null.")
            Optional<Named> assignee,

            @Schema(description = "Or null.") Optional<Named> team,
            List<String> tags,

            @Schema(description = "The customer's first message nobody has answered, or null.")
            Optional<Instant> waitingSince,

            Optional<Instant> snoozedUntil,

            @Schema(description = "The earliest due time of the service levels, or null.")
            Optional<Instant> dueAt,

            @Schema(description = "How many messages there are, and so the number of the last.", example = "3")
            int messages,

            Instant begunAt,
            Instant lastMessageAt,

            @Schema(description = "The beginning of the last message.")
            String lastText) {

        static Output of(Conversation conversation, Map<UUID, String> members, Map<UUID, String> teams) {
            return new Output(
                    conversation.id(),
                    conversation.customer(),
                    conversation.channel(),
                    conversation.subject(),
                    conversation.state().code(),
                    conversation.closedBecause().map(CloseReason::code),
                    conversation.priority().code(),
                    named(conversation.assignee(), members),
                    named(conversation.team(), teams),
                    conversation.tags(),
                    conversation.waitingSince(),
                    conversation.snoozedUntil(),
                    conversation.due().map(Due::at),
                    conversation.messages(),
                    conversation.begunAt(),
                    conversation.lastMessageAt(),
                    conversation.lastText());
        }

        private static Optional<Named> named(Optional<UUID> id, Map<UUID, String> names) {
            return id.map(known -> new Named(known, names.getOrDefault(known, "")));
        }
    }

    @Schema(name = "Message")
    record Said(
            UUID id,
            UUID conversation,

            @Schema(description = "From 1 on, in the order in which they came in.", example = "1")
            int number,

            @Schema(allowableValues = {"inbound", "outbound", "note"})
            String kind,

            @Schema(description = "As typed.") String text,

            @Schema(description = "Who wrote it; empty where the customer did.")
            String author,

            Instant at) {

        static Said of(Message message) {
            return new Said(
                    message.id(),
                    message.conversation(),
                    message.number(),
                    message.kind().code(),
                    message.text(),
                    message.author(),
                    message.at());
        }
    }

    @Schema(name = "BegunConversation")
    record Begun(UUID conversation, UUID message, UUID customer) {}

    @Schema(name = "ConversationWithMessages")
    record Full(
            Output conversation,

            @Schema(description = "The last 100, oldest first.")
            List<Said> messages,

            @Schema(description = "Where there are earlier ones, what to send as `before` to read them; else null.")
            Optional<Integer> earlier) {}

    @Schema(name = "MessagePage")
    record Messages(
            @Schema(description = "At most 100, oldest first.")
            List<Said> items,

            @Schema(description = "Where there are earlier ones, what to send as `before`; else null.")
            Optional<Integer> earlier) {

        static Messages of(List<Message> messages) {
            return new Messages(messages.stream().map(Said::of).toList(), earlier(messages));
        }

        static Optional<Integer> earlier(List<Message> messages) {
            return messages.stream()
                    .findFirst()
                    .map(Message::number)
                    .filter(number -> number > 1 && messages.size() >= Conversations.PAGE);
        }
    }

    @Schema(name = "ConversationPage")
    record Page(
            List<Output> items,
            @Schema(description = "Null on the last page.") Optional<String> next) {}
}
