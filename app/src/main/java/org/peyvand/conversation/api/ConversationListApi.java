package org.peyvand.conversation.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.peyvand.conversation.Conversations;
import org.peyvand.conversation.Inbox;
import org.peyvand.conversation.Inbox.Slice;
import org.peyvand.conversation.InboxFilter;
import org.peyvand.conversation.InboxView;
import org.peyvand.conversation.InboxView.Order;
import org.peyvand.conversation.InboxView.View;
import org.peyvand.conversation.Priority;
import org.peyvand.conversation.api.ConversationJson.Output;
import org.peyvand.conversation.api.ConversationJson.Said;
import org.peyvand.conversation.reading.Names;
import org.peyvand.customer.Cursor;
import org.peyvand.customer.Customers;
import org.peyvand.web.Refused;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Conversations read by programs. */
@RestController
@RequestMapping("/api/v1")
@Tag(
        name = "Conversations",
        description =
                "What customers and the business say to each other. One that was joined to another answers as that"
                        + " other; those of a closed team are there for keys of admins alone.")
class ConversationListApi {

    private static final Map<String, View> STATES = Map.of(
            "", View.ALL,
            "open", View.OPEN,
            "waiting", View.WAITING,
            "snoozed", View.SNOOZED,
            "closed", View.CLOSED);

    private final Conversations conversations;
    private final Inbox inbox;
    private final Names names;
    private final Customers customers;
    private final TellingInput reading;

    ConversationListApi(
            Conversations conversations, Inbox inbox, Names names, Customers customers, TellingInput reading) {
        this.conversations = conversations;
        this.inbox = inbox;
        this.names = names;
        this.customers = customers;
        this.reading = reading;
    }

    @GetMapping("/conversations")
    @Transactional(readOnly = true)
    @Operation(
            summary = "List conversations",
            description = "The last message first, 50 a page. With `since`, those in which something was said from then"
                    + " on: ask again with the time of the last answer, and nothing is missed.")
    ConversationJson.Page list(
            @RequestParam(defaultValue = "")
                    @Parameter(description = "open, waiting, snoozed or closed; left out, all but the closed ones.")
                    String state,
            @RequestParam(defaultValue = "") @Parameter(example = "2025-03-21T10:30:00+03:30") String since,
            @RequestParam(defaultValue = "") @Parameter(description = "Such as mail, chat, form, api.") String channel,
            @RequestParam(defaultValue = "") @Parameter(description = "A team's id or name.") String team,
            @RequestParam(defaultValue = "") @Parameter(description = "A member's id or mail address.") String assignee,
            @RequestParam(defaultValue = "") @Parameter(description = "low, normal, high or urgent.") String priority,
            @RequestParam(defaultValue = "") String tag,
            @RequestParam(defaultValue = "") @Parameter(description = "`next` of the page before.") String cursor) {
        var filter = new InboxFilter(
                word(channel),
                word(tag),
                reading.team(team),
                reading.member(assignee),
                word(priority).map(ConversationListApi::priority));
        var view = new InboxView(view(state), Order.NEWEST, filter, Cursor.sentBack(cursor));
        return page(since(inbox.page(view), word(since).map(ConversationListApi::time)));
    }

    private static Instant time(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException notATime) {
            throw new Refused(HttpStatus.BAD_REQUEST, "api.refused.value");
        }
    }

    private static Optional<String> word(String text) {
        return Optional.of(text.strip()).filter(word -> !word.isEmpty());
    }

    private static View view(String state) {
        return Optional.ofNullable(STATES.get(state)).orElseThrow(() -> unknown("open, waiting, snoozed, closed"));
    }

    private static Refused unknown(String known) {
        return new Refused(HttpStatus.BAD_REQUEST, "api.refused.word", known);
    }

    /** The priority of that word. */
    static Priority priority(String word) {
        return Arrays.stream(Priority.values())
                .filter(priority -> priority.code().equals(word))
                .findFirst()
                .orElseThrow(() -> unknown("low, normal, high, urgent"));
    }

    /** The list is in the order of its times: it ends at the first that lies before. */
    private static Slice since(Slice slice, Optional<Instant> since) {
        var kept = slice.conversations().stream()
                .filter(one -> since.filter(one.lastMessageAt()::isBefore).isEmpty())
                .toList();
        return kept.size() == slice.conversations().size() ? slice : new Slice(kept, Optional.empty());
    }

    private ConversationJson.Page page(Slice slice) {
        var members = names.memberNames();
        var teams = names.teamNames();
        return new ConversationJson.Page(
                slice.conversations().stream()
                        .map(one -> Output.of(one, members, teams))
                        .toList(),
                slice.next().map(Cursor::toString));
    }

    @GetMapping("/customers/{id}/conversations")
    @Transactional(readOnly = true)
    @Operation(summary = "A customer's conversations", description = "The last message first, 50 a page.")
    ConversationJson.Page ofCustomer(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") @Parameter(description = "`next` of the page before.") String cursor) {
        return page(inbox.ofCustomer(customers.get(id).id(), Cursor.sentBack(cursor)));
    }

    @GetMapping("/conversations/{id}")
    @Transactional(readOnly = true)
    @Operation(summary = "Read a conversation", description = "With its last messages, notes among ourselves included.")
    ConversationJson.Full read(@PathVariable UUID id) {
        var conversation = conversations.get(conversations.now(id));
        var messages = conversations.messages(conversation.id(), Integer.MAX_VALUE, true);
        return new ConversationJson.Full(
                Output.of(conversation, names.memberNames(), names.teamNames()),
                messages.stream().map(Said::of).toList(),
                ConversationJson.Messages.earlier(messages));
    }

    @GetMapping("/conversations/{id}/messages")
    @Transactional(readOnly = true)
    @Operation(
            summary = "Read messages",
            description = "The last 100 before a number; or the first 100 `after` one, to fetch what is new.")
    ConversationJson.Messages messages(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "2147483647") @Parameter(description = "`earlier` of the answer before.")
                    int before,
            @RequestParam(defaultValue = "-1") @Parameter(description = "The number of the last message known.")
                    int after) {
        var conversation = conversations.get(conversations.now(id)).id();
        return after < 0
                ? ConversationJson.Messages.of(conversations.messages(conversation, before, true))
                : new ConversationJson.Messages(
                        conversations.after(conversation, after, true).stream()
                                .map(Said::of)
                                .toList(),
                        Optional.empty());
    }
}
