package org.peyvand.conversation.note;

import static org.peyvand.conversation.db.Tables.CONVERSATION;
import static org.peyvand.conversation.db.Tables.MENTION;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.ResultQuery;
import org.jooq.impl.DSL;
import org.peyvand.conversation.Conversation;
import org.peyvand.conversation.Inbox;
import org.peyvand.conversation.reading.Rows;
import org.peyvand.conversation.reading.Tags;
import org.peyvand.conversation.reading.Visible;
import org.peyvand.conversation.search.Highlight;
import org.peyvand.customer.Cursor;
import org.peyvand.language.Repair;
import org.peyvand.workspace.Acting;
import org.peyvand.workspace.Members;
import org.peyvand.workspace.Permission;
import org.peyvand.workspace.Teams;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Who is named in notes, as {@code @} and the name of a member or a team, and has not looked yet. */
@Service
public class Mentions {

    private static final int PAGE = 50;

    private final DSLContext db;
    private final Members members;
    private final Teams teams;
    private final Visible visible;
    private final Tags tags;

    Mentions(DSLContext db, Members members, Teams teams, Visible visible, Tags tags) {
        this.db = db;
        this.members = members;
        this.teams = teams;
        this.visible = visible;
        this.tags = tags;
    }

    /** A page of conversations in whose notes one is named, the last time first, and those not looked at since. */
    record Slice(List<Conversation> conversations, Set<UUID> unread, Optional<Cursor> next) {}

    /** Notes down whom this note names, but for its author; of a closed team's conversation only those who see it. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void note(UUID conversation, Optional<UUID> team, String text, Instant at) {
        if (text.indexOf('@') < 0) return;
        var named = named(text);
        Acting.now().id().ifPresent(named::remove);
        for (var member : named) {
            if (team.filter(closed -> !teams.sees(member, closed)).isEmpty()) write(conversation, member, at);
        }
    }

    /** Something they asked for stands in the conversation now. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void tell(UUID conversation, Optional<UUID> team, UUID member, Instant at) {
        if (Acting.now().id().equals(Optional.of(member))) return;
        if (team.filter(closed -> !teams.sees(member, closed)).isEmpty()) write(conversation, member, at);
    }

    private Set<UUID> named(String text) {
        var known = members.all();
        var named = new HashSet<UUID>();
        for (var member : known) if (names(text, member.name())) named.add(member.id());
        for (var team : teams.all()) if (names(text, team.name())) named.addAll(team.members());
        named.retainAll(known.stream().map(Members.Member::id).toList());
        return named;
    }

    private static boolean names(String text, String name) {
        return sign(name).matcher(Repair.of(text)).find();
    }

    private static Pattern sign(String name) {
        var either = Pattern.quote(Repair.of(name)).replace("ی", "\\E[یيى]\\Q").replace("ک", "\\E[کك]\\Q");
        return Pattern.compile("@" + either + "(?![\\p{L}\\p{N}])", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    /** A note in pieces: those that name one of these are found. */
    public static List<Highlight.Piece> pieces(String text, Collection<String> names) {
        if (text.indexOf('@') < 0) return List.of(new Highlight.Piece(text, false));
        var pieces = new ArrayList<Highlight.Piece>();
        int written = 0;
        for (var found : found(text, names)) {
            if (found.start() < written) continue;
            pieces.add(new Highlight.Piece(text.substring(written, found.start()), false));
            pieces.add(new Highlight.Piece(found.group(), true));
            written = found.end();
        }
        pieces.add(new Highlight.Piece(text.substring(written), false));
        return pieces;
    }

    /** In their order; of two that begin at one place the longer first. */
    private static List<MatchResult> found(String text, Collection<String> names) {
        return names.stream()
                .flatMap(name -> sign(name).matcher(text).results())
                .sorted(Comparator.comparingInt((MatchResult found) -> found.start())
                        .thenComparing(Comparator.comparingInt((MatchResult found) -> found.end())
                                .reversed()))
                .toList();
    }

    private void write(UUID conversation, UUID member, Instant at) {
        db.insertInto(MENTION)
                .set(MENTION.WORKSPACE_ID, Acting.workspace())
                .set(MENTION.MEMBER_ID, member)
                .set(MENTION.CONVERSATION_ID, conversation)
                .set(MENTION.AT, utc(at))
                .set(MENTION.UNREAD, true)
                .onConflict(MENTION.WORKSPACE_ID, MENTION.MEMBER_ID, MENTION.CONVERSATION_ID)
                .doUpdate()
                .set(MENTION.AT, utc(at))
                .set(MENTION.UNREAD, true)
                .execute();
    }

    /** Where whoever acts is named, after the cursor if one is given. */
    @Transactional(readOnly = true)
    public Slice page(Optional<Cursor> after) {
        Acting.require(Permission.SEE_CONVERSATIONS);
        var found = query(after).fetch();
        var shown = found.subList(0, Math.min(PAGE, found.size()));
        var labels = tags.of(
                shown.stream().map(row -> row.get(CONVERSATION.CONVERSATION_ID)).toList());
        var conversations = shown.stream()
                .map(row -> Rows.conversation(
                        row.into(CONVERSATION), labels.getOrDefault(row.get(CONVERSATION.CONVERSATION_ID), List.of())))
                .toList();
        var unread = new HashSet<UUID>();
        for (var row : shown) if (row.get(MENTION.UNREAD)) unread.add(row.get(MENTION.CONVERSATION_ID));
        var next = found.size() > PAGE
                ? Optional.of(Cursor.of(
                        shown.getLast().get(MENTION.AT).toInstant(),
                        shown.getLast().get(MENTION.CONVERSATION_ID)))
                : Optional.<Cursor>empty();
        return new Slice(conversations, unread, next);
    }

    ResultQuery<Record> query(Optional<Cursor> after) {
        Condition older = after.map(cursor ->
                        (Condition) DSL.row(MENTION.AT, MENTION.CONVERSATION_ID).lt(cursor.time(), cursor.id()))
                .orElse(DSL.noCondition());
        return db.select(CONVERSATION.fields())
                .select(MENTION.fields())
                .from(MENTION)
                .join(CONVERSATION)
                .on(CONVERSATION.WORKSPACE_ID.eq(MENTION.WORKSPACE_ID))
                .and(CONVERSATION.CONVERSATION_ID.eq(MENTION.CONVERSATION_ID))
                .where(mine(), visible.all())
                .and(older)
                .orderBy(MENTION.AT.desc(), MENTION.CONVERSATION_ID.desc())
                .limit(PAGE + 1);
    }

    private static Condition mine() {
        var me = Acting.now().id().orElse(new UUID(0, 0));
        return MENTION.WORKSPACE_ID.eq(Acting.workspace()).and(MENTION.MEMBER_ID.eq(me));
    }

    /** How many of them whoever acts has not looked at since, at most a hundred. */
    @Transactional(readOnly = true)
    public int unread() {
        Acting.require(Permission.SEE_CONVERSATIONS);
        return db.fetchCount(db.selectOne()
                .from(MENTION)
                .join(CONVERSATION)
                .on(CONVERSATION.WORKSPACE_ID.eq(MENTION.WORKSPACE_ID))
                .and(CONVERSATION.CONVERSATION_ID.eq(MENTION.CONVERSATION_ID))
                .where(mine(), visible.all(), MENTION.UNREAD.isTrue())
                .limit(Inbox.MOST_COUNTED + 1));
    }

    /** Whoever acts has looked at the conversation. */
    @Transactional
    public void seen(UUID conversation) {
        db.update(MENTION)
                .set(MENTION.UNREAD, false)
                .where(mine(), MENTION.CONVERSATION_ID.eq(conversation), MENTION.UNREAD.isTrue())
                .execute();
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
