package org.peyvand.conversation.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.peyvand.api.Fields;
import org.peyvand.conversation.CloseReason;
import org.peyvand.conversation.Conversations;
import org.peyvand.conversation.Handling;
import org.peyvand.conversation.Message;
import org.peyvand.conversation.api.ConversationJson.Begun;
import org.peyvand.conversation.api.ConversationJson.Output;
import org.peyvand.conversation.api.ConversationJson.Said;
import org.peyvand.conversation.reading.Names;
import org.peyvand.customer.CustomerReference;
import org.peyvand.customer.CustomerReferences;
import org.peyvand.customer.CustomerReferences.Asked;
import org.peyvand.web.Reader;
import org.peyvand.web.Refused;
import org.peyvand.workspace.Acting;
import org.peyvand.workspace.Permission;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Conversations begun, carried on and sorted by programs. */
@RestController
@RequestMapping("/api/v1/conversations")
@Tag(name = "Conversations")
class ConversationApi {

    private final Conversations conversations;
    private final Telling telling;
    private final TellingInput reading;
    private final Handling handling;
    private final CustomerReferences references;
    private final Names names;

    ConversationApi(
            Conversations conversations,
            Telling telling,
            TellingInput reading,
            Handling handling,
            CustomerReferences references,
            Names names) {
        this.conversations = conversations;
        this.telling = telling;
        this.reading = reading;
        this.handling = handling;
        this.references = references;
        this.names = names;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Transactional
    @Operation(
            summary = "Begin a conversation",
            description = "With a customer, found or written down, and a first message from either side. It is of the"
                    + " channel `api`: what is answered in it waits here until you fetch it.")
    Begun begin(@RequestBody ConversationJson.Input input, Reader reader) {
        Acting.require(Permission.CHANGE_CUSTOMERS);
        Acting.require(Permission.ANSWER_CONVERSATIONS);
        var fields = new Fields(reader);
        var asked = fields.required("customer", input.customer());
        var first = fields.required("message", input.message())
                .flatMap(message -> reading.first(message, "message.", fields));
        fields.refuseIfWrong();
        var with = new AtomicReference<UUID>();
        var message = telling.once(first.flatMap(Telling.Told::name), () -> {
            with.set(customer(asked, fields));
            return telling.begin(with.get(), input.subject().orElse(""), first.orElseThrow());
        });
        var customer = Optional.ofNullable(with.get()).orElseGet(() -> customerOf(message));
        return new Begun(message.conversation(), message.id(), customer);
    }

    /** Of a message that was told before. */
    private UUID customerOf(Message message) {
        return conversations.get(message.conversation()).customer().orElseThrow();
    }

    private UUID customer(Optional<CustomerReference> reference, Fields fields) {
        var found = references.resolve(List.of(new Asked(reference, fields))).getFirst();
        if (fields.ok()) fields.required("customer", found);
        fields.refuseIfWrong();
        return found.orElseThrow();
    }

    @PostMapping("/{id}/messages")
    @ResponseStatus(HttpStatus.CREATED)
    @Transactional
    @Operation(
            summary = "Add a message or a note",
            description =
                    "An answer leaves by the conversation's channel: by mail, into the chat, onto the sender's page."
                            + " Messages of the customer are taken in conversations of the channel `api` alone.")
    Said say(@PathVariable UUID id, @RequestBody ConversationJson.MessageInput input, Reader reader) {
        Acting.require(Permission.ANSWER_CONVERSATIONS);
        var conversation = conversations.get(conversations.now(id)).id();
        var fields = new Fields(reader);
        var told = reading.message(input, "", fields);
        fields.refuseIfWrong();
        return Said.of(
                telling.once(told.flatMap(Telling.Told::name), () -> telling.say(conversation, told.orElseThrow())));
    }

    @PatchMapping("/{id}")
    @Transactional
    @Operation(summary = "Hand over or prioritise a conversation")
    Output change(@PathVariable UUID id, @RequestBody ConversationJson.Handover input, Reader reader) {
        Acting.require(Permission.ANSWER_CONVERSATIONS);
        var conversation = conversations.get(conversations.now(id)).id();
        var fields = new Fields(reader);
        input.team()
                .ifPresent(word -> fields.read("team", () -> {
                    handling.handTo(conversation, reading.team(word));
                    return word;
                }));
        input.assignee().ifPresent(_ -> assign(conversation, input, fields));
        input.priority()
                .ifPresent(word -> fields.read("priority", () -> {
                    handling.prioritise(conversation, ConversationListApi.priority(word));
                    return word;
                }));
        fields.refuseIfWrong();
        return output(conversation);
    }

    private void assign(UUID conversation, ConversationJson.Handover input, Fields fields) {
        var before = input.assigneeBefore().map(word -> fields.read("assigneeBefore", () -> reading.member(word)));
        if (before.filter(Optional::isEmpty).isPresent()) return;
        fields.read("assignee", () -> {
            var member = reading.member(input.assignee().orElseThrow());
            if (before.isEmpty()) handling.assign(conversation, member);
            else handling.assign(conversation, member, before.get().orElseThrow());
            return member;
        });
    }

    private Output output(UUID conversation) {
        return Output.of(conversations.get(conversation), names.memberNames(), names.teamNames());
    }

    @PostMapping("/{id}/close")
    @Transactional
    @Operation(summary = "Close a conversation", description = "A message of the customer opens it again.")
    Output close(@PathVariable UUID id, @RequestBody ConversationJson.Closing input, Reader reader) {
        Acting.require(Permission.ANSWER_CONVERSATIONS);
        var conversation = conversations.get(conversations.now(id)).id();
        var fields = new Fields(reader);
        var reason = fields.read("reason", () -> reason(input.reason().orElse(CloseReason.SOLVED.code())));
        fields.refuseIfWrong();
        handling.close(conversation, reason.orElseThrow(), input.read().orElse(Conversations.ALL));
        return output(conversation);
    }

    private static CloseReason reason(String word) {
        return CloseReason.of(word)
                .orElseThrow(
                        () -> Refused.because("api.refused.word", "solved, no_answer_needed, duplicate, spam, other"));
    }

    @PostMapping("/{id}/reopen")
    @Transactional
    @Operation(summary = "Open a conversation again")
    Output reopen(@PathVariable UUID id) {
        Acting.require(Permission.ANSWER_CONVERSATIONS);
        var conversation = conversations.get(conversations.now(id)).id();
        handling.reopen(conversation);
        return output(conversation);
    }

    @PostMapping("/{id}/tags")
    @Transactional
    @Operation(summary = "Add a tag", description = "Spellings of one word are one tag.")
    Output tag(@PathVariable UUID id, @RequestBody ConversationJson.TagInput input, Reader reader) {
        Acting.require(Permission.ANSWER_CONVERSATIONS);
        var conversation = conversations.get(conversations.now(id)).id();
        var fields = new Fields(reader);
        fields.required("tag", input.tag())
                .ifPresent(word -> fields.read("tag", () -> {
                    handling.tag(conversation, word);
                    return word;
                }));
        fields.refuseIfWrong();
        return output(conversation);
    }

    @DeleteMapping("/{id}/tags")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Remove a tag", description = "Removing one the conversation does not have changes nothing.")
    void untag(@PathVariable UUID id, @RequestParam String tag) {
        handling.untag(conversations.get(conversations.now(id)).id(), tag);
    }
}
