package org.peyvand.conversation.api;

import static org.peyvand.conversation.db.Tables.TOLD;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.peyvand.conversation.Conversations;
import org.peyvand.conversation.Incoming;
import org.peyvand.conversation.Message;
import org.peyvand.conversation.writing.Beginning;
import org.peyvand.conversation.writing.Hearing;
import org.peyvand.conversation.writing.Writing;
import org.peyvand.web.Refused;
import org.peyvand.workspace.Acting;
import org.peyvand.workspace.Permission;
import org.peyvand.workspace.Pipeline;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What programs say in conversations, each message once under the name its teller gives it. */
@Component
class Telling {

    private final DSLContext db;
    private final Clock clock;
    private final Conversations conversations;
    private final Beginning beginning;
    private final Hearing hearing;
    private final Pipeline pipeline;

    Telling(
            DSLContext db,
            Clock clock,
            Conversations conversations,
            Beginning beginning,
            Hearing hearing,
            Pipeline pipeline) {
        this.pipeline = pipeline;
        this.db = db;
        this.clock = clock;
        this.conversations = conversations;
        this.beginning = beginning;
        this.hearing = hearing;
    }

    /** A teller's own name for a message. */
    record Name(String source, String externalId) {}

    /**
     * A message as a program tells it.
     *
     * @param at when it was said, where that was elsewhere; else it is said now
     */
    record Told(Message.Kind kind, String text, Optional<Instant> at, Optional<Name> name) {}

    /**
     * The message of that name, said only if it was not; of two at once the second waits for the first.
     *
     * @throws Refused when it was said, and was taken back since
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Message once(Optional<Name> name, Supplier<Message> saying) {
        if (name.isEmpty()) return saying.get();
        if (!begin(name.get())) return said(name.get());
        var message = saying.get();
        pipeline.later(
                TELLS,
                message.id(),
                Acting.workspace(),
                name.get().source(),
                name.get().externalId());
        return message;
    }

    private static final String BEGIN = """
            insert into conversation.told (workspace_id, source, external_id) values (?, ?, ?) on conflict do nothing""";

    private static final String TELLS = """
            update conversation.told set message_id = ? where workspace_id = ? and source = ? and external_id = ?""";

    private boolean begin(Name name) {
        return pipeline.now(BEGIN, Acting.workspace(), name.source(), name.externalId()) > 0;
    }

    private Message said(Name name) {
        var message = db.select(TOLD.MESSAGE_ID)
                .from(TOLD)
                .where(TOLD.WORKSPACE_ID.eq(Acting.workspace()))
                .and(TOLD.SOURCE.eq(name.source()))
                .and(TOLD.EXTERNAL_ID.eq(name.externalId()))
                .fetchOptional(TOLD.MESSAGE_ID);
        if (message.isEmpty()) throw Refused.conflict("conversation.refused.takenBack");
        return conversations.message(message.get()).orElseThrow(Refused::notFound);
    }

    /** Begins a conversation of the {@link ApiChannel} with its first message, the customer's or ours. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Message begin(UUID customer, String subject, Told first) {
        Acting.require(Permission.ANSWER_CONVERSATIONS);
        var at = first.at().orElseGet(clock::instant);
        if (first.kind() != Message.Kind.INBOUND) {
            return say(beginning.begin(ApiChannel.CODE, customer, subject, first.text(), at), first);
        }
        var opening = new Incoming(Optional.empty(), Optional.empty(), subject, Writing.checked(first.text()), at);
        return hearing.begin(
                ApiChannel.CODE, Optional.of(customer), UUID.randomUUID().toString(), opening, _ -> {});
    }

    /**
     * Says something in a conversation: an answer leaves by its channel, unless it was given elsewhere.
     *
     * @throws Refused when the customer would write in a conversation of another channel: that is for them to do
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Message say(UUID conversation, Told told) {
        Acting.require(Permission.ANSWER_CONVERSATIONS);
        var at = told.at().orElseGet(clock::instant);
        return switch (told.kind()) {
            case INBOUND -> ofCustomer(conversation, told, at);
            case OUTBOUND ->
                told.at().isPresent()
                        ? conversations.answer(conversation, told.text(), at)
                        : conversations.answer(conversation, told.text());
            case NOTE -> conversations.note(conversation, told.text(), at);
        };
    }

    private Message ofCustomer(UUID conversation, Told told, Instant at) {
        if (!conversations.get(conversation).channel().equals(ApiChannel.CODE)) {
            throw Refused.because("conversation.refused.notTold");
        }
        var incoming = new Incoming(Optional.empty(), Optional.empty(), "", Writing.checked(told.text()), at);
        return hearing.said(conversation, UUID.randomUUID().toString(), incoming);
    }
}
