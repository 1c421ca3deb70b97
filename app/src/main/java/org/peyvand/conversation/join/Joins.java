package org.peyvand.conversation.join;

import static org.peyvand.conversation.db.Tables.CONVERSATION;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.peyvand.conversation.CloseReason;
import org.peyvand.conversation.Conversation;
import org.peyvand.conversation.Message;
import org.peyvand.conversation.State;
import org.peyvand.conversation.db.tables.records.ConversationRecord;
import org.peyvand.conversation.db.tables.records.MessageRecord;
import org.peyvand.conversation.level.ServiceLevels;
import org.peyvand.conversation.live.Changes;
import org.peyvand.conversation.reading.Channels;
import org.peyvand.conversation.reading.Names;
import org.peyvand.conversation.reading.Rows;
import org.peyvand.conversation.reading.Visible;
import org.peyvand.conversation.writing.Milestones;
import org.peyvand.conversation.writing.Writing;
import org.peyvand.web.Refused;
import org.peyvand.workspace.Acting;
import org.peyvand.workspace.Permission;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Makes two conversations of one, and one of two. No message is lost or doubled by it, and the customer waits as long as
 * they waited. Whose customers come to read their talk on a page of ours is left as it is: they would see too much or too
 * little.
 */
@Service
public class Joins {

    private static final int LONGEST_SUBJECT = 200;

    private final DSLContext db;
    private final Clock clock;
    private final Threads threads;
    private final Channels channels;
    private final Milestones milestones;
    private final Names names;
    private final ServiceLevels levels;
    private final Changes changes;
    private final Visible visible;

    Joins(
            DSLContext db,
            Clock clock,
            Threads threads,
            Channels channels,
            Milestones milestones,
            Names names,
            ServiceLevels levels,
            Changes changes,
            Visible visible) {
        this.db = db;
        this.clock = clock;
        this.threads = threads;
        this.channels = channels;
        this.milestones = milestones;
        this.names = names;
        this.levels = levels;
        this.changes = changes;
        this.visible = visible;
    }

    /** Whether a conversation's channel lets it be split and joined. */
    public boolean isPossible(Conversation conversation) {
        return !channels.named(conversation.channel()).isReadHere();
    }

    /**
     * Splits messages off into a conversation of their own.
     *
     * @param chosen some of the conversation's messages, not all of what was said
     * @return the new conversation
     * @throws Refused when nothing would be left, nothing was chosen, or the channel does not let it
     */
    @Transactional
    public UUID split(UUID id, Collection<UUID> chosen, String subject) {
        Acting.require(Permission.ANSWER_CONVERSATIONS);
        var from = held(List.of(id)).getFirst();
        refuseReadHere(from);
        var all = threads.of(id);
        var moved = all.stream()
                .filter(message -> chosen.contains(message.getMessageId()))
                .toList();
        if (said(moved).findAny().isEmpty() || said(all).count() == said(moved).count()) {
            throw Refused.because("join.refused.nothing");
        }
        var to = begin(from, moved, subject);
        divide(from, to, all, moved);
        return to.getConversationId();
    }

    private static Stream<MessageRecord> said(List<MessageRecord> messages) {
        return messages.stream().filter(message -> Message.Kind.of(message.getKind()) != Message.Kind.NOTE);
    }

    private ConversationRecord begin(ConversationRecord from, List<MessageRecord> moved, String subject) {
        var first = moved.getFirst();
        var row = from.copy();
        row.setWorkspaceId(from.getWorkspaceId());
        row.setConversationId(UuidCreator.getTimeOrderedEpoch());
        if (!subject.isBlank()) row.setSubject(cut(subject.strip()));
        row.setBegunAt(first.getAt());
        row.setWarnAt(null);
        row.setDueAt(null);
        row.setMessages(0);
        if (row.getState().equals(State.SNOOZED.code())) Writing.turn(row, State.WAITING);
        row.reset(CONVERSATION.SINCE);
        row.insert();
        milestones.splitOff(row);
        return row;
    }

    private static String cut(String subject) {
        return subject.length() > LONGEST_SUBJECT ? subject.substring(0, LONGEST_SUBJECT) : subject;
    }

    /** The moved ones stand in the other conversation; whoever waits in either waits since the same time. */
    private void divide(
            ConversationRecord from, ConversationRecord to, List<MessageRecord> all, List<MessageRecord> moved) {
        var ids = new HashSet<>(moved.stream().map(MessageRecord::getMessageId).toList());
        var left = all.stream()
                .filter(message -> !ids.contains(message.getMessageId()))
                .toList();
        var since = from.getWaitingSince();
        threads.put(to, moved);
        threads.put(from, left);
        waits(to, unanswered(moved, since));
        waits(from, unanswered(left, since));
        levels.divided(from, to, clock.instant());
        store(from, to);
        channels.named(from.getChannel()).moved(from.getConversationId(), to.getConversationId(), List.copyOf(ids));
    }

    private static OffsetDateTime unanswered(List<MessageRecord> messages, OffsetDateTime since) {
        if (since == null) return null;
        return messages.stream()
                .filter(message -> Message.Kind.of(message.getKind()) == Message.Kind.INBOUND)
                .map(MessageRecord::getAt)
                .filter(at -> !at.isBefore(since))
                .min(OffsetDateTime::compareTo)
                .orElse(null);
    }

    /** Where nobody waits any more for what went away, it is the customer's turn. */
    private static void waits(ConversationRecord row, OffsetDateTime since) {
        var waited = row.getWaitingSince() != null;
        row.setWaitingSince(since);
        if (waited && since == null && row.getState().equals(State.OPEN.code())) Writing.turn(row, State.WAITING);
        if (since != null && row.getState().equals(State.WAITING.code())) Writing.turn(row, State.OPEN);
    }

    /**
     * Joins a conversation to another, which then holds the messages of both and all that comes later to either.
     *
     * @throws Refused when their channels do not let it, or they belong to different teams
     */
    @Transactional
    public void join(UUID kept, UUID absorbed) {
        Acting.require(Permission.ANSWER_CONVERSATIONS);
        if (kept.equals(absorbed)) throw Refused.because("join.refused.itself");
        var rows = held(List.of(kept, absorbed));
        var to = row(rows, kept);
        var from = row(rows, absorbed);
        for (var row : rows) refuseReadHere(row);
        if (!to.getChannel().equals(from.getChannel())) throw Refused.because("join.refused.channel");
        if (!Objects.equals(to.getTeamId(), from.getTeamId())) throw Refused.because("join.refused.team");
        var moved = threads.of(absorbed);
        nameWriters(from, to, moved);
        threads.cameFrom(absorbed, moved);
        threads.put(to, Threads.merged(threads.of(kept), moved));
        threads.belongings(absorbed, kept);
        unite(from, to);
        var ids = moved.stream().map(MessageRecord::getMessageId).toList();
        channels.named(to.getChannel()).moved(absorbed, kept, ids);
    }

    /** Of another customer's messages it is said whose they are. */
    private void nameWriters(ConversationRecord from, ConversationRecord to, List<MessageRecord> messages) {
        if (Objects.equals(from.getCustomerId(), to.getCustomerId()) || from.getCustomerId() == null) return;
        var name = names.of(from.getCustomerId());
        for (var message : messages) {
            if (Message.Kind.of(message.getKind()) == Message.Kind.INBOUND
                    && message.getAuthor().isEmpty()) {
                message.setAuthor(name);
            }
        }
    }

    private void unite(ConversationRecord from, ConversationRecord to) {
        to.setWaitingSince(earliest(from.getWaitingSince(), to.getWaitingSince()));
        var state = State.of(from.getState());
        if (state == State.OPEN || to.getState().equals(State.CLOSED.code()) && state != State.CLOSED) {
            Writing.turn(to, state == State.WAITING ? State.WAITING : State.OPEN);
        }
        if (state == State.SNOOZED && !isBackBy(to, from.getSnoozedUntil())) Writing.turn(to, State.OPEN);
        if (to.getPriority() < from.getPriority()) to.setPriority(from.getPriority());
        if (to.getAssigneeId() == null) to.setAssigneeId(from.getAssigneeId());
        if (from.getBegunAt().isBefore(to.getBegunAt())) to.setBegunAt(from.getBegunAt());
        levels.joined(from.getConversationId(), to, clock.instant());
        from.setWaitingSince(null);
        from.setJoinedInto(to.getConversationId());
        from.setMessages(0);
        from.setWarnAt(null);
        from.setDueAt(null);
        Writing.turn(from, State.CLOSED);
        from.setClosedReason(CloseReason.DUPLICATE.code());
        from.setClosedBy(Acting.now().name());
        store(from, to);
    }

    /** Whether it is before us already, or will be by then. */
    private static boolean isBackBy(ConversationRecord row, OffsetDateTime time) {
        return switch (State.of(row.getState())) {
            case OPEN -> true;
            case SNOOZED -> !row.getSnoozedUntil().isAfter(time);
            case WAITING, CLOSED -> false;
        };
    }

    private static OffsetDateTime earliest(OffsetDateTime one, OffsetDateTime other) {
        return Stream.of(Optional.ofNullable(one), Optional.ofNullable(other))
                .flatMap(Optional::stream)
                .min(OffsetDateTime::compareTo)
                .orElse(null);
    }

    /**
     * Takes a joined conversation out again, with the messages it had; what came later stays where it came.
     *
     * @throws Refused when it is joined to no other, or nothing of what it had is left there
     */
    @Transactional
    public void separate(UUID kept, UUID absorbed) {
        Acting.require(Permission.ANSWER_CONVERSATIONS);
        var rows = held(List.of(kept, absorbed));
        var from = row(rows, kept);
        var to = row(rows, absorbed);
        if (!kept.equals(to.getJoinedInto())) throw Refused.because("join.refused.notJoined");
        var all = threads.of(kept);
        var moved = threads.takeBack(absorbed, all);
        if (said(moved).findAny().isEmpty() || said(all).count() == said(moved).count()) {
            throw Refused.because("join.refused.nothing");
        }
        to.setJoinedInto(null);
        if (from.getState().equals(State.CLOSED.code())) to.setClosedReason(from.getClosedReason());
        else Writing.turn(to, State.WAITING);
        divide(from, to, all, moved);
    }

    private void refuseReadHere(ConversationRecord row) {
        if (channels.named(row.getChannel()).isReadHere()) throw Refused.because("join.refused.readHere");
        if (row.getJoinedInto() != null) throw Refused.because("join.refused.joined");
    }

    private List<ConversationRecord> held(List<UUID> ids) {
        var rows = threads.hold(ids.getFirst(), ids.getLast(), visible.all());
        if (rows.size() < Set.copyOf(ids).size()) throw Refused.notFound();
        return rows;
    }

    private static ConversationRecord row(List<ConversationRecord> rows, UUID id) {
        return rows.stream()
                .filter(row -> row.getConversationId().equals(id))
                .findFirst()
                .orElseThrow(Refused::notFound);
    }

    private void store(ConversationRecord from, ConversationRecord to) {
        for (var row : List.of(from, to)) {
            row.update();
            changes.tell(row.getConversationId());
        }
    }

    /** The conversations that were joined to this one, the last first. */
    @Transactional(readOnly = true)
    public List<Conversation> joinedTo(UUID conversation) {
        Acting.require(Permission.SEE_CONVERSATIONS);
        return db.selectFrom(CONVERSATION)
                .where(visible.all(), CONVERSATION.JOINED_INTO.eq(conversation))
                .orderBy(CONVERSATION.LAST_MESSAGE_AT.desc(), CONVERSATION.CONVERSATION_ID.desc())
                .limit(20)
                .fetch(row -> Rows.conversation(row, List.of()));
    }
}
