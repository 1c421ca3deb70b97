package org.peyvand.channel.chat;

import static org.peyvand.channel.db.Tables.BOT_ANSWER;
import static org.peyvand.channel.db.Tables.TALK;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.peyvand.conversation.CloseReason;
import org.peyvand.conversation.Conversation;
import org.peyvand.conversation.Conversations;
import org.peyvand.conversation.Handling;
import org.peyvand.conversation.State;
import org.peyvand.timeline.Happening;
import org.peyvand.timeline.NewEntry;
import org.peyvand.timeline.Timeline;
import org.peyvand.workspace.Acting;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a chat holds beside its messages: who has it in hand, where the bot's answers come from, and how it went. */
@Service
class Talks {

    private final DSLContext db;
    private final Clock clock;
    private final Conversations conversations;
    private final Handling handling;
    private final Timeline timeline;

    Talks(DSLContext db, Clock clock, Conversations conversations, Handling handling, Timeline timeline) {
        this.timeline = timeline;
        this.db = db;
        this.clock = clock;
        this.conversations = conversations;
        this.handling = handling;
    }

    /**
     * An answer of the bot.
     *
     * @param path of the article it is from; empty where the public cannot read it
     * @param helped what the visitor said of it, if anything
     */
    record BotAnswer(String title, String path, Optional<Boolean> helped) {}

    /**
     * How a chat stands for its visitor.
     *
     * @param seen the number of the last message one of us has seen
     */
    record Standing(boolean closed, int stars, int seen) {}

    /** Whether the bot may speak: neither was a person called nor has one come by themselves. */
    @Transactional(readOnly = true)
    public boolean isBotsTurn(UUID conversation) {
        return !db.fetchExists(TALK, of(conversation).and(TALK.HANDED_OVER_AT.isNotNull()))
                && !conversations.hasPerson(conversation);
    }

    /** Says that a person will answer, unless more was said since that message; from then on the bot is silent. */
    @Transactional
    public void handOver(UUID conversation, int last, String text) {
        if (conversations.reply(conversation, last, text).isEmpty()) return;
        db.insertInto(TALK)
                .set(TALK.WORKSPACE_ID, Acting.workspace())
                .set(TALK.CONVERSATION_ID, conversation)
                .set(TALK.HANDED_OVER_AT, now())
                .onConflict()
                .doUpdate()
                .set(TALK.HANDED_OVER_AT, now())
                .execute();
    }

    /** Gives an answer of the bot, with where it is from, unless more was said since that message. */
    @Transactional
    public void answer(UUID conversation, int last, String text, String title, String path) {
        conversations
                .reply(conversation, last, text)
                .ifPresent(answer -> db.insertInto(BOT_ANSWER)
                        .set(BOT_ANSWER.WORKSPACE_ID, Acting.workspace())
                        .set(BOT_ANSWER.CONVERSATION_ID, conversation)
                        .set(BOT_ANSWER.NUMBER, answer.number())
                        .set(BOT_ANSWER.TITLE, title)
                        .set(BOT_ANSWER.PATH, path)
                        .execute());
    }

    /** The answers of the bot, by the numbers of their messages. */
    @Transactional(readOnly = true)
    public Map<Integer, BotAnswer> answers(UUID conversation) {
        return db.selectFrom(BOT_ANSWER)
                .where(answersOf(conversation))
                .fetchMap(
                        BOT_ANSWER.NUMBER,
                        row -> new BotAnswer(row.getTitle(), row.getPath(), Optional.ofNullable(row.getHelped())));
    }

    /** Whether the visitor had not said so before. */
    @Transactional
    public boolean judge(UUID conversation, int number, boolean helped) {
        return db.update(BOT_ANSWER)
                        .set(BOT_ANSWER.HELPED, helped)
                        .where(answersOf(conversation), BOT_ANSWER.NUMBER.eq(number), BOT_ANSWER.HELPED.isNull())
                        .execute()
                == 1;
    }

    /** The visitor has what they came for. */
    void settled(UUID conversation) {
        handling.close(conversation, CloseReason.SOLVED);
    }

    @Transactional(readOnly = true)
    public Standing standing(UUID conversation) {
        var stars = db.select(TALK.STARS).from(TALK).where(of(conversation)).fetchOptional(TALK.STARS);
        var standing = conversations.standing(conversation);
        return new Standing(
                standing.state() == State.CLOSED,
                stars.map(Short::intValue).orElse(0),
                standing.seen().byUs());
    }

    /**
     * How satisfied the visitor is. The last word on it stands, and is noted for us; where it is known who they are, it stands on
     * their timeline and so beside what they write next.
     *
     * @param stars from 1 to 5
     * @param note of what was given before, if anything was
     */
    @Transactional
    public void rate(UUID conversation, int stars, Function<Optional<Integer>, String> note) {
        if (stars < 1 || stars > 5) throw ChatTalk.notAMessage();
        var before = db.select(TALK.STARS)
                .from(TALK)
                .where(of(conversation))
                .forUpdate()
                .fetchOptional(TALK.STARS)
                .map(Short::intValue);
        if (before.equals(Optional.of(stars))) return;
        db.insertInto(TALK)
                .set(TALK.WORKSPACE_ID, Acting.workspace())
                .set(TALK.CONVERSATION_ID, conversation)
                .set(TALK.STARS, (short) stars)
                .set(TALK.RATED_AT, now())
                .onConflict(TALK.WORKSPACE_ID, TALK.CONVERSATION_ID)
                .doUpdate()
                .set(TALK.STARS, (short) stars)
                .set(TALK.RATED_AT, now())
                .execute();
        conversations.note(conversation, note.apply(before));
        conversations
                .find(conversation)
                .flatMap(Conversation::customer)
                .ifPresent(customer -> timeline.tell(rated(customer, conversation, stars)));
    }

    /** Of one conversation there is one, the last. */
    private NewEntry rated(UUID customer, UUID conversation, int stars) {
        var rated = new Happening.ConversationRated(conversation, stars);
        return new NewEntry(customer, clock.instant(), rated, ChatChannel.CODE, Optional.of(conversation + ":rated"));
    }

    private static Condition of(UUID conversation) {
        return TALK.WORKSPACE_ID.eq(Acting.workspace()).and(TALK.CONVERSATION_ID.eq(conversation));
    }

    private static Condition answersOf(UUID conversation) {
        return BOT_ANSWER.WORKSPACE_ID.eq(Acting.workspace()).and(BOT_ANSWER.CONVERSATION_ID.eq(conversation));
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
