package org.peyvand.conversation;

import static org.peyvand.conversation.db.Tables.CONVERSATION;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jooq.DSLContext;
import org.peyvand.conversation.db.tables.records.ConversationRecord;
import org.peyvand.conversation.level.ServiceLevels;
import org.peyvand.conversation.live.Changes;
import org.peyvand.conversation.reading.Tags;
import org.peyvand.conversation.reading.Visible;
import org.peyvand.conversation.writing.Milestones;
import org.peyvand.conversation.writing.Owners;
import org.peyvand.conversation.writing.Writing;
import org.peyvand.web.Refused;
import org.peyvand.workspace.Acting;
import org.peyvand.workspace.Members;
import org.peyvand.workspace.Permission;
import org.peyvand.workspace.Teams;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who sees to a conversation, how pressing it is, and whose turn it is. */
@Service
public class Handling {

    private static final Duration LONGEST_SNOOZE = Duration.ofDays(366);

    private final DSLContext db;
    private final Clock clock;
    private final Milestones milestones;
    private final Members members;
    private final Tags tags;
    private final SnoozeJobs.Wake wake;
    private final Changes changes;
    private final ServiceLevels levels;
    private final Visible visible;
    private final Teams teams;
    private final Writing writing;
    private final Owners owners;

    Handling(
            DSLContext db,
            Clock clock,
            Milestones milestones,
            Members members,
            Tags tags,
            SnoozeJobs.Wake wake,
            Changes changes,
            ServiceLevels levels,
            Visible visible,
            Teams teams,
            Writing writing,
            Owners owners) {
        this.db = db;
        this.clock = clock;
        this.milestones = milestones;
        this.members = members;
        this.tags = tags;
        this.wake = wake;
        this.changes = changes;
        this.levels = levels;
        this.visible = visible;
        this.teams = teams;
        this.writing = writing;
        this.owners = owners;
    }

    /**
     * Gives the conversation to a member, or to nobody.
     *
     * @throws Refused when the member may not see it, being outside its team
     */
    @Transactional
    public void assign(UUID conversation, Optional<UUID> member) {
        assign(conversation, member, _ -> {});
    }

    /**
     * As {@link #assign(UUID, Optional)}, unless it has become somebody else's meanwhile.
     *
     * @param before who saw to it as whoever acts last looked
     * @throws Refused as a conflict, when it is another's by now than it was and is to be
     */
    @Transactional
    public void assign(UUID conversation, Optional<UUID> member, Optional<UUID> before) {
        assign(conversation, member, row -> {
            var now = Optional.ofNullable(row.getAssigneeId());
            if (!now.equals(before) && !now.equals(member)) throw taken(now);
        });
    }

    private Refused taken(Optional<UUID> by) {
        return members.all().stream()
                .filter(known -> by.equals(Optional.of(known.id())))
                .findFirst()
                .map(known -> Refused.conflict("conversation.refused.taken", known.name()))
                .orElseGet(() -> Refused.conflict("conversation.refused.given"));
    }

    private void assign(UUID conversation, Optional<UUID> member, Consumer<ConversationRecord> check) {
        member.ifPresent(id -> {
            if (members.all().stream().noneMatch(known -> known.id().equals(id))) throw Refused.notFound();
        });
        change(conversation, row -> {
            check.accept(row);
            var outside = member.filter(id -> row.getTeamId() != null && !teams.sees(id, row.getTeamId()));
            if (outside.isPresent()) throw Refused.because("conversation.refused.outside");
            row.setAssigneeId(member.orElse(null));
        });
    }

    /** Hands the conversation to a team, or to none; whoever saw to it and may not see it now does so no more. */
    @Transactional
    public void handTo(UUID conversation, Optional<UUID> team) {
        team.ifPresent(id -> teams.find(id).orElseThrow(Refused::notFound));
        change(conversation, row -> {
            changes.tell(conversation);
            row.setTeamId(team.orElse(null));
            if (row.getAssigneeId() == null || team.isEmpty()) return;
            if (!teams.sees(row.getAssigneeId(), team.get())) row.setAssigneeId(null);
        });
    }

    @Transactional
    public void prioritise(UUID conversation, Priority priority) {
        change(conversation, row -> {
            row.setPriority((short) priority.ordinal());
            levels.remeasured(row, clock.instant());
        });
    }

    /** Adds a tag; spellings of one word are one tag. */
    @Transactional
    public void tag(UUID conversation, String label) {
        change(conversation, _ -> tags.add(conversation, label));
    }

    @Transactional
    public void untag(UUID conversation, String label) {
        change(conversation, _ -> tags.remove(conversation, label));
    }

    /**
     * Puts the conversation away until a time; a message of the customer brings it back before.
     *
     * @throws Refused when the time has passed, or lies more than a year ahead
     */
    @Transactional
    public void snooze(UUID conversation, Instant until) {
        snooze(conversation, until, Conversations.ALL);
    }

    /**
     * As {@link #snooze(UUID, Instant)}, unless the customer has written meanwhile.
     *
     * @param read the number of the last message that whoever acts had before them
     * @throws Refused as a conflict, when there is a later one of a customer who waits
     */
    @Transactional
    public void snooze(UUID conversation, Instant until, int read) {
        var now = clock.instant();
        if (!until.isAfter(now) || until.isAfter(now.plus(LONGEST_SNOOZE))) {
            throw Refused.because("conversation.refused.snooze");
        }
        change(conversation, row -> {
            refuseUnread(row, read);
            Writing.turn(row, State.SNOOZED);
            row.setSnoozedUntil(until.atOffset(ZoneOffset.UTC));
        });
        wake.at(conversation, until);
    }

    private void refuseUnread(ConversationRecord row, int read) {
        if (writing.unread(row, read).isPresent()) throw Refused.conflict("conversation.refused.wrote");
    }

    /** The snooze is over, unless it was ended or moved meanwhile. */
    @Transactional
    void wake(UUID conversation) {
        change(conversation, row -> {
            if (!State.SNOOZED.code().equals(row.getState())) return;
            if (row.getSnoozedUntil().toInstant().isAfter(clock.instant())) return;
            Writing.turn(row, State.OPEN);
        });
    }

    /** Closes the conversation; it is on the customer's timeline. */
    @Transactional
    public void close(UUID conversation, CloseReason reason) {
        close(conversation, reason, clock.instant());
    }

    /**
     * As {@link #close(UUID, CloseReason)}, unless the customer has written meanwhile.
     *
     * @param read the number of the last message that whoever acts had before them
     * @throws Refused as a conflict, when there is a later one of a customer who waits
     */
    @Transactional
    public void close(UUID conversation, CloseReason reason, int read) {
        close(conversation, reason, clock.instant(), read);
    }

    /** As {@link #close(UUID, CloseReason)}, at a time that has passed. */
    @Transactional
    public void close(UUID conversation, CloseReason reason, Instant at) {
        close(conversation, reason, at, Conversations.ALL);
    }

    private void close(UUID conversation, CloseReason reason, Instant at, int read) {
        var customer = change(conversation, at, row -> {
                    refuseUnread(row, read);
                    Writing.turn(row, State.CLOSED);
                    row.setWaitingSince(null);
                    row.setClosedReason(reason.code());
                    row.setClosedBy(Acting.now().name());
                })
                .getCustomerId();
        if (customer == null) return;
        milestones.closed(customer, conversation, reason, at);
    }

    /** Takes a closed or snoozed conversation up again. */
    @Transactional
    public void reopen(UUID conversation) {
        change(conversation, row -> {
            owners.takenUp(row);
            Writing.turn(row, State.OPEN);
        });
    }

    /** A promise may be near its due time, or past it. */
    @Transactional
    void look(UUID conversation) {
        change(conversation, _ -> {});
    }

    private ConversationRecord change(UUID conversation, Consumer<ConversationRecord> change) {
        return change(conversation, clock.instant(), change);
    }

    private ConversationRecord change(UUID conversation, Instant at, Consumer<ConversationRecord> change) {
        Acting.require(Permission.ANSWER_CONVERSATIONS);
        var row = db.selectFrom(CONVERSATION)
                .where(visible.of(conversation))
                .forUpdate()
                .fetchOptional()
                .orElseThrow(Refused::notFound);
        change.accept(row);
        levels.turned(row, at);
        row.update();
        changes.tell(conversation);
        return row;
    }
}
