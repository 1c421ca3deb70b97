package org.peyvand.conversation;

import static org.peyvand.conversation.db.Tables.INQUIRY;
import static org.peyvand.conversation.db.Tables.MESSAGE;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.peyvand.conversation.db.tables.records.ConversationRecord;
import org.peyvand.conversation.db.tables.records.InquiryRecord;
import org.peyvand.conversation.live.Changes;
import org.peyvand.conversation.note.Colleagues;
import org.peyvand.conversation.note.Mentions;
import org.peyvand.conversation.reading.Channels;
import org.peyvand.conversation.reading.Rows;
import org.peyvand.conversation.writing.Writing;
import org.peyvand.web.Refused;
import org.peyvand.workspace.Acting;
import org.peyvand.workspace.Permission;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What is asked inside while the customer waits, and what comes back. Both are notes: whose turn it is in the conversation,
 * and what was promised to the customer, stays as it was.
 */
@Service
public class Inquiries {

    private final DSLContext db;
    private final Clock clock;
    private final Writing writing;
    private final Conversations conversations;
    private final Channels channels;
    private final Colleagues colleagues;
    private final Mentions mentions;
    private final Changes changes;

    Inquiries(
            DSLContext db,
            Clock clock,
            Writing writing,
            Conversations conversations,
            Channels channels,
            Colleagues colleagues,
            Mentions mentions,
            Changes changes) {
        this.db = db;
        this.clock = clock;
        this.writing = writing;
        this.conversations = conversations;
        this.channels = channels;
        this.colleagues = colleagues;
        this.mentions = mentions;
        this.changes = changes;
    }

    /**
     * Puts a question; somebody outside is written to, a colleague finds it among what is asked of them.
     *
     * @throws Refused when nothing is asked, or whoever is asked may not see the conversation, or cannot be reached
     */
    @Transactional
    public Message ask(UUID conversation, Asked whom, String text) {
        Acting.require(Permission.ANSWER_CONVERSATIONS);
        var held = writing.hold(conversation);
        var question = question(whom, Optional.ofNullable(held.getTeamId()));
        var note = noted(held, text, Optional.empty());
        question.setWorkspaceId(Acting.workspace());
        question.setMessageId(note.id());
        question.setAskedBy(Writing.member().orElse(null));
        question.setAskedAt(now());
        question.insert();
        if (whom instanceof Asked.Outside outside) {
            channels.named(outside.channel()).ask(conversations.get(conversation), note, outside);
        }
        return note;
    }

    private InquiryRecord question(Asked whom, Optional<UUID> team) {
        var row = db.newRecord(INQUIRY);
        switch (whom) {
            case Asked.Member(var member) -> {
                row.setMemberId(member);
                row.setWhom(colleagues.member(member, team));
            }
            case Asked.Team(var asked) -> {
                row.setTeamId(asked);
                row.setWhom(colleagues.team(asked, team));
            }
            case Asked.Outside(var channel, var sender, var address, var subject) -> {
                row.setChannel(channel);
                row.setSenderId(sender);
                row.setAddress(address);
                row.setSubject(subject);
                row.setWhom(address);
            }
        }
        return row;
    }

    private Message noted(ConversationRecord held, String text, Optional<UUID> answers) {
        var origin = Writing.Origin.us(held, answers);
        var note = writing.append(held, Message.Kind.NOTE, Writing.checked(text), clock.instant(), origin);
        held.update();
        changes.tell(note.conversation());
        return note;
    }

    /**
     * Answers a question as a colleague, whoever was asked: the answer is a note, and whoever asked is told.
     *
     * @throws Refused when it was withdrawn
     */
    @Transactional
    public Message answer(UUID conversation, UUID id, String text) {
        Acting.require(Permission.ANSWER_CONVERSATIONS);
        var held = writing.hold(conversation);
        var question = held(conversation, id);
        if (question.getWithdrawnAt() != null) throw Refused.because("question.refused.withdrawn");
        var note = noted(held, text, Optional.of(id));
        answered(question, held, note);
        return note;
    }

    private void answered(InquiryRecord question, ConversationRecord held, Message note) {
        if (question.getAnsweredAt() == null && question.getWithdrawnAt() == null) {
            question.setAnsweredAt(note.at().atOffset(ZoneOffset.UTC));
            question.update();
        }
        tell(held, question.getAskedBy(), note);
    }

    private void tell(ConversationRecord held, UUID member, Message note) {
        if (member == null) return;
        mentions.tell(held.getConversationId(), Optional.ofNullable(held.getTeamId()), member, clock.instant());
    }

    /** The question needs no answer any more. */
    @Transactional
    public void withdraw(UUID conversation, UUID id) {
        Acting.require(Permission.ANSWER_CONVERSATIONS);
        writing.hold(conversation);
        var question = held(conversation, id);
        if (question.getAnsweredAt() != null) throw Refused.because("question.refused.answered");
        question.setWithdrawnAt(now());
        question.update();
        changes.tell(conversation);
    }

    private InquiryRecord held(UUID conversation, UUID id) {
        conversations
                .message(id)
                .filter(note -> note.conversation().equals(conversation))
                .orElseThrow(Refused::notFound);
        return db.selectFrom(INQUIRY).where(is(id)).forUpdate().fetchOptional().orElseThrow(Refused::notFound);
    }

    /** Puts what somebody outside answered into the conversation, as a note, and tells whoever had written to them. */
    @Transactional(propagation = Propagation.MANDATORY)
    Message cameBack(String channel, String externalId, AnsweredNote answer) {
        var asked = conversations.message(answer.note()).orElseThrow();
        var held = writing.hold(asked.conversation());
        var further = answer.further();
        var origin = new Writing.Origin(
                channel, Optional.of(externalId), further.author(), Optional.empty(), Optional.of(asked.id()));
        var note = writing.append(held, Message.Kind.NOTE, answer.text(), answer.at(), origin, further);
        held.update();
        if (!further.quiet()) heard(asked, held, note);
        changes.tell(note.conversation());
        return note;
    }

    private void heard(Message asked, ConversationRecord held, Message note) {
        db.selectFrom(INQUIRY)
                .where(is(asked.id()))
                .forUpdate()
                .fetchOptional()
                .ifPresentOrElse(
                        question -> answered(question, held, note),
                        () -> tell(held, asked.authorId().orElse(null), note));
    }

    /** The question a note asks, if it asks one. */
    @Transactional(readOnly = true)
    public Optional<Inquiry> of(Message note) {
        return Optional.ofNullable(of(List.of(note)).get(note.id()));
    }

    /** Those of the messages that ask something, by their ids. */
    @Transactional(readOnly = true)
    public Map<UUID, Inquiry> of(Collection<Message> messages) {
        Acting.require(Permission.SEE_CONVERSATIONS);
        var notes = messages.stream()
                .filter(message -> message.kind() == Message.Kind.NOTE)
                .map(Message::id)
                .toList();
        if (notes.isEmpty()) return Map.of();
        return db
                .select()
                .from(INQUIRY)
                .join(MESSAGE)
                .on(MESSAGE.WORKSPACE_ID.eq(INQUIRY.WORKSPACE_ID), MESSAGE.MESSAGE_ID.eq(INQUIRY.MESSAGE_ID))
                .where(INQUIRY.WORKSPACE_ID.eq(Acting.workspace()), INQUIRY.MESSAGE_ID.in(notes))
                .fetch(row -> Rows.question(row.into(INQUIRY), row.into(MESSAGE)))
                .stream()
                .collect(Collectors.toMap(Inquiry::id, Function.identity()));
    }

    private static Condition is(UUID id) {
        return INQUIRY.WORKSPACE_ID.eq(Acting.workspace()).and(INQUIRY.MESSAGE_ID.eq(id));
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
