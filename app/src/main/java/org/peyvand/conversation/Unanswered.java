package org.peyvand.conversation;

import static org.peyvand.conversation.db.Tables.ATTACHMENT;
import static org.peyvand.conversation.db.Tables.BEFORE_ANSWER;
import static org.peyvand.conversation.db.Tables.CONVERSATION;
import static org.peyvand.conversation.db.Tables.MESSAGE;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.peyvand.conversation.answer.DraftFiles;
import org.peyvand.conversation.answer.Drafts;
import org.peyvand.conversation.db.tables.records.BeforeAnswerRecord;
import org.peyvand.conversation.db.tables.records.ConversationRecord;
import org.peyvand.conversation.db.tables.records.MessageRecord;
import org.peyvand.conversation.level.ServiceLevels;
import org.peyvand.conversation.reading.Rows;
import org.peyvand.conversation.reading.Visible;
import org.peyvand.conversation.search.MessageIndex;
import org.peyvand.conversation.writing.Attachments;
import org.peyvand.conversation.writing.Writing;
import org.peyvand.workspace.Acting;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Puts a conversation back to where it was when its answer did not leave: the customer still waits. */
@Component
class Unanswered {

    private final DSLContext db;
    private final Clock clock;
    private final Drafts drafts;
    private final DraftFiles files;
    private final Attachments attachments;
    private final MessageIndex index;
    private final ServiceLevels levels;
    private final Visible visible;

    Unanswered(
            DSLContext db,
            Clock clock,
            Drafts drafts,
            DraftFiles files,
            Attachments attachments,
            MessageIndex index,
            ServiceLevels levels,
            Visible visible) {
        this.db = db;
        this.clock = clock;
        this.drafts = drafts;
        this.files = files;
        this.attachments = attachments;
        this.index = index;
        this.levels = levels;
        this.visible = visible;
    }

    /**
     * Remembers how the conversation stood before an answer that is on its way now.
     *
     * @param stillWaits whether the customer waits for another, whatever becomes of this one
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void remember(Message answer, ConversationRecord before, boolean stillWaits) {
        var row = db.newRecord(BEFORE_ANSWER);
        row.setWorkspaceId(before.getWorkspaceId());
        row.setMessageId(answer.id());
        row.setState(before.getState());
        row.setWaitingSince(before.getWaitingSince());
        row.setSnoozedUntil(before.getSnoozedUntil());
        row.setClosedReason(before.getClosedReason());
        row.setClosedBy(before.getClosedBy());
        row.setAssigneeId(before.getAssigneeId());
        row.setStillWaits(stillWaits);
        row.insert();
    }

    /** The answer did not arrive, or not surely: unless there is a newer one, the customer waits for us. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void waitsAgain(Message answer) {
        if (answer.kind() != Message.Kind.OUTBOUND) return;
        var row = locked(answer.conversation());
        if (isSaidAfter(answer, Message.Kind.OUTBOUND)) return;
        var since = before(answer).map(BeforeAnswerRecord::getWaitingSince).orElseGet(this::now);
        if (row.getWaitingSince() == null || since.isBefore(row.getWaitingSince())) row.setWaitingSince(since);
        Writing.turn(row, State.OPEN);
        levels.turned(row, clock.instant());
        row.update();
    }

    /** The answer arrived after all. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void arrived(Message answer) {
        if (answer.kind() != Message.Kind.OUTBOUND) return;
        var row = locked(answer.conversation());
        var stillWaits =
                before(answer).filter(BeforeAnswerRecord::getStillWaits).isPresent();
        db.deleteFrom(BEFORE_ANSWER).where(beforeAnswer(answer)).execute();
        var waits = State.OPEN.code().equals(row.getState()) && !stillWaits;
        if (!waits || isSaidAfter(answer, Message.Kind.INBOUND)) return;
        row.setWaitingSince(null);
        Writing.turn(row, State.WAITING);
        levels.turned(row, answer.at());
        row.update();
    }

    /** Removes a message that was taken back; its text and files are the acting member's draft again. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void takeBack(Message message) {
        var row = locked(message.conversation());
        before(message).ifPresent(before -> restore(row, before, message));
        var brought = attachments.whole(message.id());
        files.keep(message.conversation(), brought);
        remove(message);
        if (row.getMessages() == message.number()) row.setMessages(message.number() - 1);
        last(message.conversation()).ifPresent(last -> Rows.lastIs(row, last));
        levels.turned(row, clock.instant());
        row.update();
        drafts.putBack(message.conversation(), message.kind(), typed(message, brought));
    }

    private static String typed(Message message, List<NewAttachment> files) {
        return NewAttachment.isNamesOf(files, message.text()) ? "" : message.text();
    }

    /** What others have done with the conversation since the answer stays done. */
    private void restore(ConversationRecord row, BeforeAnswerRecord before, Message answer) {
        if (before.getAssigneeId() == null && answer.authorId().equals(Optional.ofNullable(row.getAssigneeId()))) {
            row.setAssigneeId(null);
        }
        if (before.getWaitingSince() != null && !State.CLOSED.code().equals(row.getState())) {
            row.setWaitingSince(before.getWaitingSince());
        }
        var asAnswered =
                State.WAITING.code().equals(row.getState()) || State.OPEN.code().equals(row.getState());
        if (!asAnswered || isSaidAfter(answer, Message.Kind.INBOUND)) return;
        var awoken =
                before.getSnoozedUntil() != null && !before.getSnoozedUntil().isAfter(now());
        row.setState(awoken ? State.OPEN.code() : before.getState());
        row.setWaitingSince(before.getWaitingSince());
        row.setSnoozedUntil(awoken ? null : before.getSnoozedUntil());
        row.setClosedReason(before.getClosedReason());
        row.setClosedBy(before.getClosedBy());
    }

    private void remove(Message message) {
        index.remove(message);
        db.deleteFrom(BEFORE_ANSWER).where(beforeAnswer(message)).execute();
        db.deleteFrom(ATTACHMENT)
                .where(ATTACHMENT.WORKSPACE_ID.eq(Acting.workspace()), ATTACHMENT.MESSAGE_ID.eq(message.id()))
                .execute();
        db.deleteFrom(MESSAGE)
                .where(MESSAGE.WORKSPACE_ID.eq(Acting.workspace()), MESSAGE.MESSAGE_ID.eq(message.id()))
                .execute();
    }

    private boolean isSaidAfter(Message message, Message.Kind kind) {
        return db.fetchExists(db.selectOne()
                .from(MESSAGE)
                .where(of(message.conversation()))
                .and(MESSAGE.NUMBER.gt(message.number()))
                .and(MESSAGE.KIND.eq(kind.code())));
    }

    private Optional<MessageRecord> last(UUID conversation) {
        return db.selectFrom(MESSAGE)
                .where(of(conversation))
                .and(MESSAGE.KIND.ne(Message.Kind.NOTE.code()))
                .orderBy(MESSAGE.NUMBER.desc())
                .limit(1)
                .fetchOptional();
    }

    private static Condition of(UUID conversation) {
        return MESSAGE.WORKSPACE_ID.eq(Acting.workspace()).and(MESSAGE.CONVERSATION_ID.eq(conversation));
    }

    private Optional<BeforeAnswerRecord> before(Message answer) {
        return db.fetchOptional(BEFORE_ANSWER, beforeAnswer(answer));
    }

    private static Condition beforeAnswer(Message answer) {
        return BEFORE_ANSWER.WORKSPACE_ID.eq(Acting.workspace()).and(BEFORE_ANSWER.MESSAGE_ID.eq(answer.id()));
    }

    private ConversationRecord locked(UUID conversation) {
        return db.selectFrom(CONVERSATION)
                .where(visible.of(conversation))
                .forUpdate()
                .fetchSingle();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
