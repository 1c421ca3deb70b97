package org.peyvand.conversation.search;

import static org.peyvand.conversation.db.Tables.CONVERSATION;
import static org.peyvand.conversation.db.Tables.MESSAGE;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.ResultQuery;
import org.jooq.SelectLimitStep;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.peyvand.conversation.Conversation;
import org.peyvand.conversation.Message;
import org.peyvand.conversation.db.tables.Word;
import org.peyvand.conversation.reading.Rows;
import org.peyvand.conversation.reading.Tags;
import org.peyvand.conversation.reading.Visible;
import org.peyvand.customer.Cursor;
import org.peyvand.workspace.Acting;
import org.peyvand.workspace.Permission;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Finds messages by their words in any spelling, newest first. The rarest word of the query is walked along its index and
 * the others are looked up for each message; the last word may still be being typed, and is taken as a beginning where too
 * few messages have it whole. Nothing is looked for further than a bounded number of the newest messages.
 */
@Service
public class MessageSearch {

    private static final int PAGE = 30;
    private static final int MOST_PATHS = 8;

    /** Counting further tells no more about which word is the rarest. */
    private static final int COUNTED = 500;

    /** How many messages with all the words are looked through for a phrase. */
    private static final int LOOKED_THROUGH = 600;

    /** So many of the newest messages that have the word walked along are looked at for the others. */
    private static final int MOST_CANDIDATES = 5_000;

    /** So many words with one beginning are looked for. */
    private static final int MOST_WORDS = 20;

    private static final Comparator<Cursor> BY_TIME = Comparator.comparing(Cursor::number)
            .thenComparing(cursor -> cursor.id().toString());

    private final DSLContext db;
    private final Visible visible;
    private final Tags tags;

    MessageSearch(DSLContext db, Visible visible, Tags tags) {
        this.db = db;
        this.visible = visible;
        this.tags = tags;
    }

    /** A message that was found, and its text in pieces, those found apart from those between. */
    public record Hit(Message message, Conversation conversation, List<Highlight.Piece> pieces) {}

    /** A page of hits and where the next one begins; no cursor on the last page. */
    public record Found(List<Hit> hits, Optional<Cursor> next) {}

    /** The messages of the query, after its cursor if it has one; none for a blank. */
    @Transactional(readOnly = true)
    public Found find(SearchQuery query) {
        Acting.require(Permission.SEE_CONVERSATIONS);
        var paths = query.paths().stream().limit(MOST_PATHS).toList();
        var looked = Looked.NOTHING;
        for (var path : paths) looked = looked.and(along(path, query, false));
        if (looked.hits().size() < PAGE) {
            for (var path : paths) if (looked.hits().size() <= PAGE) looked = looked.and(along(path, query, true));
        }
        var tokens = paths.stream().flatMap(List::stream).collect(Collectors.toSet());
        return page(looked, tokens);
    }

    /**
     * What a look along the index found.
     *
     * @param end where it stopped though there is more: before that nothing was passed over
     */
    private record Looked(Set<Hit> hits, Optional<Cursor> end) {

        static final Looked NOTHING = new Looked(Set.of(), Optional.empty());

        Looked and(Looked other) {
            var all = new LinkedHashSet<>(hits);
            all.addAll(other.hits);
            return new Looked(
                    all, Stream.of(end, other.end).flatMap(Optional::stream).max(BY_TIME));
        }
    }

    private static Found page(Looked looked, Set<String> tokens) {
        var byId = new LinkedHashMap<UUID, Hit>();
        looked.hits().forEach(hit -> byId.putIfAbsent(hit.message().id(), hit));
        var sorted = byId.values().stream()
                .filter(hit -> looked.end()
                        .filter(end -> BY_TIME.compare(place(hit), end) < 0)
                        .isEmpty())
                .sorted(Comparator.comparing(MessageSearch::place, BY_TIME).reversed())
                .limit(PAGE + 1L)
                .map(hit -> new Hit(
                        hit.message(),
                        hit.conversation(),
                        Highlight.of(hit.message().text(), tokens)))
                .toList();
        var shown = sorted.subList(0, Math.min(PAGE, sorted.size()));
        return new Found(shown, sorted.size() > PAGE ? Optional.of(place(shown.getLast())) : looked.end());
    }

    private static Cursor place(Hit hit) {
        return Cursor.of(hit.message().at(), hit.message().id());
    }

    private Looked along(List<String> path, SearchQuery query, boolean lastBegins) {
        var driving = lastBegins ? path.getLast() : rarest(path);
        var others = new ArrayList<>(path);
        others.remove(lastBegins ? path.size() - 1 : path.indexOf(driving));
        var tokens = lastBegins ? beginningWith(driving) : List.of(driving);
        if (tokens.isEmpty()) return Looked.NOTHING;
        var phrases = query.phrases();
        var most = phrases.isEmpty() ? PAGE + 1 : LOOKED_THROUGH;
        var matching = matching(tokens, others, query, most);
        var hits = matching.stream()
                .filter(hit -> phrases.stream()
                        .allMatch(phrase -> Phrase.stands(phrase, hit.message().text())))
                .limit(PAGE + 1L)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        if (hits.size() > PAGE) return new Looked(hits, Optional.empty());
        if (matching.size() == most) return new Looked(hits, Optional.of(place(matching.getLast())));
        return new Looked(hits, mayPassOver(others, query) ? stopped(tokens, query) : Optional.empty());
    }

    /** Whether a message that has the word walked along may not be meant. */
    private boolean mayPassOver(List<String> others, SearchQuery query) {
        return !others.isEmpty() || query.isNarrowed() || !visible.hidden().isEmpty();
    }

    /** The last message that is looked at, where there are more with one of the words than are. */
    private Optional<Cursor> stopped(List<String> tokens, SearchQuery query) {
        var token = DSL.unnest(tokens.toArray(String[]::new)).as("wanted", "token");
        int most = MOST_CANDIDATES / tokens.size();
        var last = DSL.lateral(along(token.field("token", String.class), query)
                        .limit(1)
                        .offset(most - 1))
                .as("last", "at", "message_id");
        return db
                .select(last.field("at", OffsetDateTime.class), last.field("message_id", UUID.class))
                .from(token)
                .crossJoin(last)
                .fetch(row -> Cursor.of(row.value1().toInstant(), row.value2()))
                .stream()
                .max(BY_TIME);
    }

    /** The first few words with that beginning, each found by one step along the index. */
    private List<String> beginningWith(String prefix) {
        var end = prefix + Character.MAX_VALUE;
        return db.resultQuery(WORDS, Acting.workspace(), prefix, end, Acting.workspace(), end, MOST_WORDS)
                .fetch(0, String.class);
    }

    private static final String WORDS = """
            with recursive found(token) as (
                (select token from conversation.word where workspace_id = ? and token >= ? and token < ?
                 order by token limit 1)
                union all
                select (select word.token from conversation.word
                        where word.workspace_id = ? and word.token > found.token and word.token < ?
                        order by word.token limit 1)
                from found where found.token is not null)
            select token from found where token is not null limit ?""";

    private List<Hit> matching(List<String> tokens, List<String> others, SearchQuery query, int most) {
        return matchingQuery(tokens, others, query, most).fetch(MessageSearch::hit);
    }

    /** Among the newest messages that have one of the words; how many depends on how many words there are. */
    ResultQuery<Record> matchingQuery(List<String> tokens, List<String> others, SearchQuery query, int most) {
        var newest = tokens.size() == 1 ? newest(tokens.getFirst(), query) : newest(tokens, query);
        var at = newest.field("at", OffsetDateTime.class);
        var id = newest.field("message_id", UUID.class);
        var condition = from(query).and(in(query)).and(visible.all());
        for (var other : others) condition = condition.and(alsoHas(at, id, other));
        return db.select(MESSAGE.fields())
                .select(CONVERSATION.fields())
                .from(newest)
                .join(MESSAGE)
                .on(MESSAGE.WORKSPACE_ID.eq(Acting.workspace()), MESSAGE.MESSAGE_ID.eq(id))
                .join(CONVERSATION)
                .on(CONVERSATION.WORKSPACE_ID.eq(MESSAGE.WORKSPACE_ID))
                .and(CONVERSATION.CONVERSATION_ID.eq(MESSAGE.CONVERSATION_ID))
                .where(condition)
                .orderBy(at.desc(), id.desc())
                .limit(most);
    }

    /** In the order of the index, so that no more of them are looked at than it takes to fill a page. */
    private Table<?> newest(String token, SearchQuery query) {
        return along(DSL.val(token), query).limit(MOST_CANDIDATES).asTable("newest", "at", "message_id");
    }

    private Table<?> newest(List<String> tokens, SearchQuery query) {
        var token = DSL.unnest(tokens.toArray(String[]::new)).as("wanted", "token");
        var each = DSL.lateral(along(token.field("token", String.class), query).limit(MOST_CANDIDATES / tokens.size()))
                .as("each", "at", "message_id");
        return db.select(each.fields()).from(token).crossJoin(each).asTable("newest", "at", "message_id");
    }

    private SelectLimitStep<?> along(Field<String> token, SearchQuery query) {
        var word = MessageIndex.words("word");
        return db.select(word.AT, word.MESSAGE_ID)
                .from(word)
                .where(word.WORKSPACE_ID.eq(Acting.workspace()), word.TOKEN.eq(token))
                .and(narrowed(word, query))
                .orderBy(word.AT.desc(), word.MESSAGE_ID.desc());
    }

    private static Hit hit(Record row) {
        return new Hit(
                Rows.message(row.into(MESSAGE)), Rows.conversation(row.into(CONVERSATION), List.of()), List.of());
    }

    private String rarest(List<String> path) {
        if (path.size() == 1) return path.getFirst();
        return path.stream().min(Comparator.comparingInt(this::count)).orElseThrow();
    }

    private int count(String token) {
        var word = MessageIndex.words("counted");
        var some = db.select(DSL.one())
                .from(word)
                .where(word.WORKSPACE_ID.eq(Acting.workspace()), word.TOKEN.eq(token))
                .limit(COUNTED);
        return db.fetchCount(some);
    }

    private Condition alsoHas(Field<OffsetDateTime> at, Field<UUID> message, String token) {
        var other = MessageIndex.words("other");
        return DSL.exists(db.selectOne()
                .from(other)
                .where(other.WORKSPACE_ID.eq(Acting.workspace()), other.TOKEN.eq(token))
                .and(other.AT.eq(at))
                .and(other.MESSAGE_ID.eq(message)));
    }

    private static Condition narrowed(Word word, SearchQuery query) {
        var condition = DSL.noCondition();
        if (query.begins().isPresent())
            condition = condition.and(word.AT.ge(query.begins().get().atOffset(ZoneOffset.UTC)));
        if (query.ends().isPresent())
            condition = condition.and(word.AT.lt(query.ends().get().atOffset(ZoneOffset.UTC)));
        if (query.after().isPresent()) {
            var after = query.after().get();
            condition = condition.and(DSL.row(word.AT, word.MESSAGE_ID).lt(after.time(), after.id()));
        }
        return condition;
    }

    private Condition in(SearchQuery query) {
        var condition = DSL.noCondition();
        if (!query.channel().isEmpty()) condition = condition.and(CONVERSATION.CHANNEL.eq(query.channel()));
        return query.tag().isEmpty() ? condition : condition.and(tags.have(CONVERSATION.CONVERSATION_ID, query.tag()));
    }

    private static Condition from(SearchQuery query) {
        return switch (query.from()) {
            case "customer" -> MESSAGE.KIND.eq(Message.Kind.INBOUND.code());
            case "us" -> MESSAGE.KIND.ne(Message.Kind.INBOUND.code());
            default -> query.member().map(MESSAGE.AUTHOR_ID::eq).orElse(DSL.noCondition());
        };
    }
}
