package org.peyvand.conversation;

import static org.peyvand.conversation.db.Tables.CONVERSATION;
import static org.peyvand.conversation.db.Tables.MESSAGE;
import static org.peyvand.conversation.db.Tables.SEEN;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.peyvand.conversation.answer.Drafts;
import org.peyvand.conversation.db.tables.records.ConversationRecord;
import org.peyvand.conversation.level.ServiceLevels;
import org.peyvand.conversation.live.Changes;
import org.peyvand.conversation.note.Mentions;
import org.peyvand.conversation.reading.Channels;
import org.peyvand.conversation.reading.Rows;
import org.peyvand.conversation.reading.Tags;
import org.peyvand.conversation.reading.Visible;
import org.peyvand.conversation.writing.Attachments;
import org.peyvand.conversation.writing.Beginning;
import org.peyvand.conversation.writing.Hearing;
import org.peyvand.conversation.writing.Writing;
import org.peyvand.customer.CustomersMerged;
import org.peyvand.web.Refused;
import org.peyvand.workspace.Acting;
import org.peyvand.workspace.Permission;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The conversations of the workspace acted in, and what is said in them. How they are sorted is {@link Handling}'s. */
@Service
public class Conversations {

    /** The longest message, in characters. */
    public static final int LONGEST = 20_000;

    /** As the number of the last message that was read: all there are. */
    public static final int ALL = Integer.MAX_VALUE;

    /** So many of a customer's conversations are the last ones. */
    public static final int LAST = 20;

    /** So many messages are read at a time. */
    public static final int PAGE = 100;

    private final DSLContext db;
    private final Clock clock;
    private final Channels channels;
    private final Tags tags;
    private final Drafts drafts;
    private final Changes changes;
    private final Writing writing;
    private final Beginning beginning;
    private final Hearing hearing;
    private final ServiceLevels levels;
    private final Visible visible;
    private final Mentions mentions;
    private final Attachments attachments;
    private final Sendings sendings;
    private final Unanswered unanswered;

    Conversations(
            DSLContext db,
            Clock clock,
            Channels channels,
            Tags tags,
            Drafts drafts,
            Changes changes,
            Writing writing,
            Beginning beginning,
            Hearing hearing,
            ServiceLevels levels,
            Visible visible,
            Mentions mentions,
            Attachments attachments,
            Sendings sendings,
            Unanswered unanswered) {
        this.db = db;
        this.clock = clock;
        this.channels = channels;
        this.tags = tags;
        this.drafts = drafts;
        this.changes = changes;
        this.writing = writing;
        this.beginning = beginning;
        this.hearing = hearing;
        this.levels = levels;
        this.visible = visible;
        this.mentions = mentions;
        this.attachments = attachments;
        this.sendings = sendings;
        this.unanswered = unanswered;
    }

    /** @throws Refused when there is no such conversation in this workspace, or not for whoever acts */
    @Transactional(readOnly = true)
    public Conversation get(UUID id) {
        return find(id).orElseThrow(Refused::notFound);
    }

    /** As {@link #get}, where it may have gone out of sight. */
    @Transactional(readOnly = true)
    public Optional<Conversation> find(UUID id) {
        Acting.require(Permission.SEE_CONVERSATIONS);
        return db.fetchOptional(CONVERSATION, visible.of(id)).map(row -> Rows.conversation(row, tags.of(id)));
    }

    /** The last messages before that number, at most 100, oldest first. Notes are for us, not for the customer. */
    @Transactional(readOnly = true)
    public List<Message> messages(UUID conversation, int before, boolean withNotes) {
        Acting.require(Permission.SEE_CONVERSATIONS);
        visible.refuseHidden(conversation);
        var hidden = withNotes ? "" : Message.Kind.NOTE.code();
        return db.selectFrom(MESSAGE)
                .where(MESSAGE.WORKSPACE_ID.eq(Acting.workspace()), MESSAGE.CONVERSATION_ID.eq(conversation))
                .and(MESSAGE.NUMBER.lt(before))
                .and(MESSAGE.KIND.ne(hidden))
                .orderBy(MESSAGE.NUMBER.desc())
                .limit(PAGE)
                .fetch(Rows::message)
                .reversed();
    }

    /** What the customer sees after that number, oldest first, at most 100. */
    @Transactional(readOnly = true)
    public List<Message> after(UUID conversation, int number) {
        return after(conversation, number, false);
    }

    /** The messages after that number, oldest first, at most 100. */
    @Transactional(readOnly = true)
    public List<Message> after(UUID conversation, int number, boolean withNotes) {
        Acting.require(Permission.SEE_CONVERSATIONS);
        visible.refuseHidden(conversation);
        return db.selectFrom(MESSAGE)
                .where(MESSAGE.WORKSPACE_ID.eq(Acting.workspace()), MESSAGE.CONVERSATION_ID.eq(conversation))
                .and(MESSAGE.NUMBER.gt(number))
                .and(MESSAGE.KIND.ne(withNotes ? "" : Message.Kind.NOTE.code()))
                .orderBy(MESSAGE.NUMBER)
                .limit(PAGE)
                .fetch(Rows::message);
    }

    /** The message a channel brought under that name, if it did. */
    @Transactional(readOnly = true)
    public Optional<Message> received(String channel, String externalId) {
        Acting.require(Permission.SEE_CONVERSATIONS);
        return db.selectFrom(MESSAGE)
                .where(MESSAGE.WORKSPACE_ID.eq(Acting.workspace()), MESSAGE.CHANNEL.eq(channel))
                .and(MESSAGE.EXTERNAL_ID.eq(externalId))
                .fetchOptional(Rows::message);
    }

    /** Whether a member has taken the conversation, or has answered in it. */
    @Transactional(readOnly = true)
    public boolean hasPerson(UUID conversation) {
        Acting.require(Permission.SEE_CONVERSATIONS);
        return db.fetchExists(CONVERSATION, visible.of(conversation).and(CONVERSATION.ASSIGNEE_ID.isNotNull()))
                || db.fetchExists(
                        MESSAGE,
                        MESSAGE.WORKSPACE_ID.eq(Acting.workspace()),
                        MESSAGE.CONVERSATION_ID.eq(conversation),
                        MESSAGE.KIND.eq(Message.Kind.OUTBOUND.code()),
                        MESSAGE.AUTHOR_ID.isNotNull());
    }

    /** @throws Refused when there is no such conversation in this workspace, or not for whoever acts */
    @Transactional(readOnly = true)
    public State state(UUID conversation) {
        Acting.require(Permission.SEE_CONVERSATIONS);
        return db.select(CONVERSATION.STATE)
                .from(CONVERSATION)
                .where(visible.of(conversation))
                .fetchOptional(CONVERSATION.STATE)
                .map(State::of)
                .orElseThrow(Refused::notFound);
    }

    /**
     * How a conversation stands for both sides.
     *
     * @param seen how far each has seen it
     */
    public record Standing(State state, Receipts.Seen seen) {}

    /** @throws Refused when there is no such conversation in this workspace, or not for whoever acts */
    @Transactional(readOnly = true)
    public Standing standing(UUID conversation) {
        Acting.require(Permission.SEE_CONVERSATIONS);
        return db.select(CONVERSATION.STATE, SEEN.BY_CUSTOMER, SEEN.BY_US)
                .from(CONVERSATION)
                .leftJoin(SEEN)
                .on(SEEN.WORKSPACE_ID.eq(CONVERSATION.WORKSPACE_ID))
                .and(SEEN.CONVERSATION_ID.eq(CONVERSATION.CONVERSATION_ID))
                .where(visible.of(conversation))
                .fetchOptional(row -> new Standing(
                        State.of(row.value1()), new Receipts.Seen(zeroIfNone(row.value2()), zeroIfNone(row.value3()))))
                .orElseThrow(Refused::notFound);
    }

    private static int zeroIfNone(Integer number) {
        return Optional.ofNullable(number).orElse(0);
    }

    /** Where the messages of a conversation are now: with itself, unless it was joined to another. */
    @Transactional(readOnly = true)
    public UUID now(UUID conversation) {
        var now = conversation;
        for (var into = joinedInto(now); into.isPresent(); into = joinedInto(now)) now = into.get();
        return now;
    }

    private Optional<UUID> joinedInto(UUID conversation) {
        return db.select(CONVERSATION.JOINED_INTO)
                .from(CONVERSATION)
                .where(visible.of(conversation))
                .fetchOptional(CONVERSATION.JOINED_INTO);
    }

    /** A message of any kind, where there is such a one. */
    @Transactional(readOnly = true)
    public Optional<Message> message(UUID id) {
        Acting.require(Permission.SEE_CONVERSATIONS);
        return db.selectFrom(MESSAGE)
                .where(MESSAGE.WORKSPACE_ID.eq(Acting.workspace()), MESSAGE.MESSAGE_ID.eq(id))
                .fetchOptional(Rows::message)
                .filter(found -> db.fetchExists(CONVERSATION, visible.of(found.conversation())));
    }

    /** The conversations of a customer that are not closed, the last one first; at most ten. */
    @Transactional(readOnly = true)
    public List<Conversation> openOf(UUID customer) {
        Acting.require(Permission.SEE_CONVERSATIONS);
        return db.selectFrom(CONVERSATION)
                .where(visible.all(), CONVERSATION.CUSTOMER_ID.eq(customer))
                .and(CONVERSATION.STATE.ne(State.CLOSED.code()))
                .orderBy(CONVERSATION.LAST_MESSAGE_AT.desc(), CONVERSATION.CONVERSATION_ID.desc())
                .limit(10)
                .fetch(row -> Rows.conversation(row, List.of()));
    }

    /** The last conversations of a customer, but for those joined to another; at most {@value #LAST}. */
    @Transactional(readOnly = true)
    public List<Conversation> lastOf(UUID customer) {
        Acting.require(Permission.SEE_CONVERSATIONS);
        return db.selectFrom(CONVERSATION)
                .where(visible.all(), CONVERSATION.CUSTOMER_ID.eq(customer), CONVERSATION.JOINED_INTO.isNull())
                .orderBy(CONVERSATION.LAST_MESSAGE_AT.desc(), CONVERSATION.CONVERSATION_ID.desc())
                .limit(LAST)
                .fetch(row -> Rows.conversation(row, List.of()));
    }

    /** Begins a conversation with a customer in which we write first: what {@link #answer} says next. */
    @Transactional
    public UUID begin(String channel, UUID customer, String subject) {
        Acting.require(Permission.ANSWER_CONVERSATIONS);
        return beginning.begin(channel, customer, subject, subject, clock.instant());
    }

    /** Whoever is writing has said who they are. */
    @Transactional
    public void belongsTo(UUID conversation, UUID customer) {
        Acting.require(Permission.ANSWER_CONVERSATIONS);
        var row = writing.hold(conversation);
        hearing.belongsTo(row, customer);
        row.update();
        changes.tell(row);
    }

    /** Answers the customer, who waits no more; the answer leaves by the conversation's channel. */
    @Transactional
    public Message answer(UUID conversation, String text) {
        return answer(conversation, text, "", List.of(), ALL);
    }

    /**
     * As {@link #answer(UUID, String)}, with files, which may be all of it.
     *
     * @param repeated what it repeats of earlier messages, or empty: goes along, and is shown on request
     */
    @Transactional
    public Message answer(UUID conversation, String text, String repeated, List<NewAttachment> files) {
        return answer(conversation, text, repeated, files, ALL);
    }

    /**
     * As {@link #answer(UUID, String, String, List)}, where the customer may have written meanwhile.
     *
     * @param read the number of the last message that whoever answers had before them: a customer who wrote after it goes on
     *     waiting
     */
    @Transactional
    public Message answer(UUID conversation, String text, String repeated, List<NewAttachment> files, int read) {
        Acting.require(Permission.ANSWER_CONVERSATIONS);
        var row = writing.hold(conversation);
        var before = row.original();
        var message = answer(row, NewAttachment.textOf(text, files), clock.instant(), writing.unread(row, read));
        drafts.drop(conversation, Message.Kind.OUTBOUND);
        attachments.keep(message.id(), files);
        writing.repeats(message.id(), repeated);
        leaves(message, row, before);
        return message;
    }

    private void leaves(Message message, ConversationRecord row, ConversationRecord before) {
        channels.named(row.getChannel()).answered(Rows.conversation(row, List.of()), message);
        if (sendings.of(message).isPresent()) unanswered.remember(message, before, row.getWaitingSince() != null);
    }

    /** Tells the customer that the answer is coming: they wait for it from now on, and what was being written stays. */
    @Transactional
    public Message promise(UUID conversation, String text) {
        Acting.require(Permission.ANSWER_CONVERSATIONS);
        var row = writing.hold(conversation);
        var before = row.original();
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var message = answer(row, text, now, Optional.of(now.atOffset(ZoneOffset.UTC)));
        leaves(message, row, before);
        return message;
    }

    /** Writes down an answer that was given elsewhere, at a time that has passed: it goes nowhere. */
    @Transactional
    public Message answer(UUID conversation, String text, Instant at) {
        Acting.require(Permission.ANSWER_CONVERSATIONS);
        var message = answer(writing.hold(conversation), text, at, Optional.empty());
        drafts.drop(conversation, Message.Kind.OUTBOUND);
        return message;
    }

    /** @param waits since when the customer waits all the same, if they do */
    private Message answer(ConversationRecord row, String text, Instant at, Optional<OffsetDateTime> waits) {
        var message = writing.append(row, Message.Kind.OUTBOUND, Writing.checked(text), at);
        row.setWaitingSince(null);
        if (row.getAssigneeId() == null) row.setAssigneeId(Writing.member().orElse(null));
        Writing.turn(row, waits.isEmpty() ? State.WAITING : State.OPEN);
        levels.turned(row, at);
        waits.ifPresent(since -> goesOnWaiting(row, since));
        row.update();
        changes.tell(row);
        return message;
    }

    private void goesOnWaiting(ConversationRecord row, OffsetDateTime since) {
        row.setWaitingSince(since);
        levels.wrote(row, since.toInstant());
    }

    /**
     * Says something to the customer without a person having answered: they go on waiting for one.
     *
     * @param last the number of the message it speaks to; empty comes back where more was said meanwhile, but for notes
     */
    @Transactional
    public Optional<Message> reply(UUID conversation, int last, String text) {
        Acting.require(Permission.ANSWER_CONVERSATIONS);
        var row = writing.hold(conversation);
        if (row.getMessages() != last && isMoreSaid(conversation, last)) return Optional.empty();
        var message = writing.append(row, Message.Kind.OUTBOUND, Writing.checked(text), clock.instant());
        row.update();
        channels.named(row.getChannel()).replied(Rows.conversation(row, List.of()), message);
        changes.tell(row);
        return Optional.of(message);
    }

    private boolean isMoreSaid(UUID conversation, int last) {
        return db.fetchExists(
                MESSAGE,
                MESSAGE.WORKSPACE_ID.eq(Acting.workspace()),
                MESSAGE.CONVERSATION_ID.eq(conversation),
                MESSAGE.NUMBER.gt(last),
                MESSAGE.KIND.ne(Message.Kind.NOTE.code()));
    }

    /** Adds a note among ourselves; whose turn it is stays as it was. */
    @Transactional
    public Message note(UUID conversation, String text) {
        return note(conversation, text, clock.instant());
    }

    /** As {@link #note(UUID, String)}, at a time that has passed. */
    @Transactional
    public Message note(UUID conversation, String text, Instant at) {
        Acting.require(Permission.ANSWER_CONVERSATIONS);
        var row = writing.hold(conversation);
        var message = writing.append(row, Message.Kind.NOTE, Writing.checked(text), at);
        row.update();
        mentions.note(conversation, Optional.ofNullable(row.getTeamId()), text, at);
        drafts.drop(conversation, Message.Kind.NOTE);
        changes.tell(row);
        return message;
    }

    /** Conversations change hands with their customers. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void move(CustomersMerged merged) {
        db
                .update(CONVERSATION)
                .set(CONVERSATION.CUSTOMER_ID, merged.to())
                .where(CONVERSATION.WORKSPACE_ID.eq(Acting.workspace()))
                .and(CONVERSATION.CUSTOMER_ID.eq(merged.from()))
                .and(CONVERSATION.ORIGINAL_CUSTOMER_ID.in(merged.originals()))
                .returningResult(CONVERSATION.fields())
                .fetchInto(CONVERSATION)
                .stream()
                .filter(row -> !State.CLOSED.code().equals(row.getState()))
                .forEach(changes::tell);
    }
}
