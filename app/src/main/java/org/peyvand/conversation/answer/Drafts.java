package org.peyvand.conversation.answer;

import static org.peyvand.conversation.db.Tables.CONVERSATION;
import static org.peyvand.conversation.db.Tables.DRAFT;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.peyvand.conversation.Conversations;
import org.peyvand.conversation.Message;
import org.peyvand.conversation.live.Change;
import org.peyvand.conversation.live.Changes;
import org.peyvand.conversation.reading.Visible;
import org.peyvand.web.Refused;
import org.peyvand.workspace.Acting;
import org.peyvand.workspace.Actor;
import org.peyvand.workspace.Members;
import org.peyvand.workspace.Permission;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What members are writing and have not sent: kept while they type, and how others know that they do. */
@Service
public class Drafts {

    /** As long after the last keystroke somebody counts as typing. */
    public static final Duration TYPING = Duration.ofSeconds(20);

    private final DSLContext db;
    private final Clock clock;
    private final Members members;
    private final Changes changes;
    private final Visible visible;

    Drafts(DSLContext db, Clock clock, Members members, Changes changes, Visible visible) {
        this.db = db;
        this.clock = clock;
        this.members = members;
        this.changes = changes;
        this.visible = visible;
    }

    /** Keeps the text as the member's own draft; an empty one is forgotten. */
    @Transactional
    public void save(UUID conversation, Message.Kind kind, String text) {
        Acting.require(Permission.ANSWER_CONVERSATIONS);
        if (!db.fetchExists(CONVERSATION, visible.of(conversation))) throw Refused.notFound();
        if (text.length() > Conversations.LONGEST)
            throw Refused.because("conversation.refused.long", Conversations.LONGEST);
        if (text.isBlank()) drop(conversation, kind);
        else me().ifPresent(member -> write(conversation, member, kind, text));
        if (kind == Message.Kind.OUTBOUND) changes.tell(conversation, Change.What.TYPING);
    }

    private void write(UUID conversation, UUID member, Message.Kind kind, String text) {
        db.insertInto(DRAFT)
                .set(DRAFT.WORKSPACE_ID, Acting.workspace())
                .set(DRAFT.CONVERSATION_ID, conversation)
                .set(DRAFT.MEMBER_ID, member)
                .set(DRAFT.KIND, kind.code())
                .set(DRAFT.TEXT, text.replace("\0", ""))
                .set(DRAFT.SAVED_AT, now())
                .onConflict(DRAFT.WORKSPACE_ID, DRAFT.CONVERSATION_ID, DRAFT.MEMBER_ID, DRAFT.KIND)
                .doUpdate()
                .set(DRAFT.TEXT, text.replace("\0", ""))
                .set(DRAFT.SAVED_AT, now())
                .execute();
    }

    /** Puts a text that was taken back before whatever the acting member has begun to write since. */
    @Transactional
    public void putBack(UUID conversation, Message.Kind kind, String text) {
        if (me().isEmpty()) return;
        var begun = mine(conversation).getOrDefault(kind, "");
        save(conversation, kind, begun.isBlank() ? text : text + "\n\n" + begun);
    }

    /** Forgets the acting member's draft. */
    @Transactional
    public void drop(UUID conversation, Message.Kind kind) {
        me().ifPresent(member -> db.deleteFrom(DRAFT)
                .where(DRAFT.WORKSPACE_ID.eq(Acting.workspace()), DRAFT.CONVERSATION_ID.eq(conversation))
                .and(DRAFT.MEMBER_ID.eq(member))
                .and(DRAFT.KIND.eq(kind.code()))
                .execute());
    }

    /** The acting member's drafts, by kind. */
    @Transactional(readOnly = true)
    public Map<Message.Kind, String> mine(UUID conversation) {
        return me().map(member -> db.selectFrom(DRAFT)
                        .where(DRAFT.WORKSPACE_ID.eq(Acting.workspace()), DRAFT.CONVERSATION_ID.eq(conversation))
                        .and(DRAFT.MEMBER_ID.eq(member))
                        .fetchMap(row -> Message.Kind.of(row.getKind()), row -> row.getText()))
                .orElse(Map.of());
    }

    /** Who else is typing an answer right now. */
    @Transactional(readOnly = true)
    public List<String> othersTyping(UUID conversation) {
        var typing = db.select(DRAFT.MEMBER_ID)
                .from(DRAFT)
                .where(DRAFT.WORKSPACE_ID.eq(Acting.workspace()), DRAFT.CONVERSATION_ID.eq(conversation))
                .and(DRAFT.KIND.eq(Message.Kind.OUTBOUND.code()))
                .and(DRAFT.SAVED_AT.gt(now().minus(TYPING)))
                .fetchSet(DRAFT.MEMBER_ID);
        me().ifPresent(typing::remove);
        if (typing.isEmpty()) return List.of();
        return members.all().stream()
                .filter(member -> typing.contains(member.id()))
                .map(Members.Member::name)
                .toList();
    }

    private static Optional<UUID> me() {
        return Acting.now().id().filter(_ -> Acting.now().kind() == Actor.Kind.MEMBER);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
