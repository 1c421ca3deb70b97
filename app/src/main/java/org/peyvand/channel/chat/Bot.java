package org.peyvand.channel.chat;

import java.text.BreakIterator;
import java.time.Clock;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.peyvand.channel.chat.Thoughts.Thought;
import org.peyvand.conversation.Conversations;
import org.peyvand.conversation.Message;
import org.peyvand.knowledge.HelpCentre;
import org.peyvand.knowledge.KnowledgeSearch;
import org.peyvand.knowledge.Questions;
import org.peyvand.language.Fold;
import org.peyvand.llm.Phrasing;
import org.peyvand.llm.Purpose;
import org.peyvand.web.Language;
import org.peyvand.web.Messages;
import org.peyvand.web.Reader;
import org.peyvand.workspace.Acting;
import org.peyvand.workspace.Actor;
import org.peyvand.workspace.HolidayTable;
import org.peyvand.workspace.Role;
import org.peyvand.workspace.Workspaces;
import org.springframework.stereotype.Component;

/**
 * Speaks to a visitor until a person does: answers from the articles and says where it has the answer from, or that it does
 * not know. Whatever it says, the conversation goes on waiting for a person until the visitor says that they were helped.
 */
@Component
class Bot {

    private static final int LONGEST_ANSWER = 500;
    private static final int PASSAGES = 8;
    private static final int LONGEST_GREETING = 4;
    private static final Set<String> GREETINGS = Set.of(
            "سلام", "درود", "وقت", "بخیر", "صبح", "عصر", "شب", "خسته", "نباشید", "الو", "hi", "hello", "hey", "good",
            "morning", "evening", "there");

    private final Chats chats;
    private final Talks talks;
    private final Conversations conversations;
    private final KnowledgeSearch knowledge;
    private final Questions questions;
    private final HelpCentre helpCentre;
    private final HolidayTable holidays;
    private final Phrasing phrasing;
    private final Thoughts thoughts;
    private final BotAside aside;
    private final Workspaces workspaces;
    private final Messages messages;
    private final Clock clock;

    Bot(
            Chats chats,
            Talks talks,
            Conversations conversations,
            KnowledgeSearch knowledge,
            Questions questions,
            HelpCentre helpCentre,
            HolidayTable holidays,
            Phrasing phrasing,
            Thoughts thoughts,
            BotAside aside,
            Workspaces workspaces,
            Messages messages,
            Clock clock) {
        this.chats = chats;
        this.talks = talks;
        this.conversations = conversations;
        this.knowledge = knowledge;
        this.questions = questions;
        this.helpCentre = helpCentre;
        this.holidays = holidays;
        this.phrasing = phrasing;
        this.thoughts = thoughts;
        this.aside = aside;
        this.workspaces = workspaces;
        this.messages = messages;
        this.clock = clock;
    }

    /** Whether an answer was given by nobody in person. */
    static boolean mayHaveSaid(Message message) {
        return message.kind() == Message.Kind.OUTBOUND && message.authorId().isEmpty();
    }

    /** Answers what a visitor has written, unless that is a person's turn; told of the same message again, says nothing. */
    void hear(UUID conversation, Message said, Reader reader) {
        if (!chats.get().bot() || !talks.isBotsTurn(conversation)) return;
        Acting.run(itself(reader), () -> {
            if (isGreeting(said.text()))
                conversations.reply(conversation, said.number(), reader.say("chat.bot.greets"));
            else answer(conversation, said, reader);
        });
    }

    /** The visitor has said more than they asked, such as who they are. */
    void heardBeside(UUID conversation, Message said) {
        thoughts.heard(conversation, said.number());
    }

    /** What the visitor thinks of an answer: helped, and all is settled; not, and a person is called. */
    void judged(UUID conversation, int number, boolean helped, Reader reader) {
        if (!talks.judge(conversation, number, helped)) return;
        Acting.run(itself(reader), () -> {
            if (helped) {
                talks.settled(conversation);
                return;
            }
            asked(conversation, number)
                    .ifPresent(question -> questions.notHelped(Language.spoken(question.text()), question.text()));
            handOver(conversation, conversations.get(conversation).messages(), "chat.bot.calls", reader);
        });
    }

    /** What the visitor had said before that answer. */
    private Optional<Message> asked(UUID conversation, int answer) {
        return conversations.messages(conversation, answer, false).reversed().stream()
                .filter(message -> message.kind() == Message.Kind.INBOUND)
                .findFirst();
    }

    /** How the visitor found it is told to whoever looks after the conversation, in the language of the business. */
    void rated(UUID conversation, int stars, Reader reader) {
        var ours = reader.in(workspaces.settings().language());
        Acting.run(itself(ours), () -> talks.rate(conversation, stars, before -> ratingNote(ours, before, stars)));
    }

    private static String ratingNote(Reader ours, Optional<Integer> before, int stars) {
        return before.map(first -> ours.say("chat.rating.again", first, stars))
                .orElseGet(() -> ours.say("chat.rating.note", stars));
    }

    private Actor itself(Reader reader) {
        return new Actor(
                Acting.now().workspace(), Actor.Kind.SYSTEM, Optional.empty(), reader.say("chat.bot.name"), Role.AGENT);
    }

    private static boolean isGreeting(String text) {
        var words = Fold.of(text).split("[^\\p{L}\\p{M}]+");
        return words.length <= LONGEST_GREETING && GREETINGS.containsAll(Arrays.asList(words));
    }

    private void answer(UUID conversation, Message said, Reader reader) {
        var language = Language.spoken(said.text());
        var found = knowledge.find(said.text(), language, PASSAGES);
        if (!found.isConfident()) {
            questions.asked(language, said.text(), 0);
            handOver(conversation, said.number(), "chat.bot.doesNotKnow", reader);
            return;
        }
        questions.answered(language, said.text());
        var best = found.hits().getFirst();
        if (!phrasing.serves(Purpose.CHAT)) answer(conversation, said.number(), beginning(best.text()), best);
        else if (thoughts.begin(new Thought(conversation, said.number(), said.number(), reader.language())))
            aside.run(() -> think(conversation));
    }

    /** Goes on with what was begun in that conversation on a node that has ended; nearly always all is said already. */
    void goOn(UUID conversation) {
        thoughts.of(conversation)
                .ifPresent(thought -> Acting.run(itself(reader(thought.language())), () -> think(conversation)));
    }

    /** Puts into words what was found, until nothing was asked meanwhile. */
    private void think(UUID conversation) {
        for (var next = thoughts.of(conversation); next.isPresent(); next = thoughts.of(conversation)) {
            var thought = next.get();
            if (isWaitedFor(thought))
                asked(conversation, thought.number() + 1).ifPresent(said -> phrase(thought, said));
            thoughts.done(thought);
        }
    }

    /** Whether nothing was asked or answered since, and it is still the bot that speaks. */
    private boolean isWaitedFor(Thought thought) {
        return chats.get().bot()
                && talks.isBotsTurn(thought.conversation())
                && conversations.after(thought.conversation(), thought.number()).stream()
                        .allMatch(since -> since.kind() == Message.Kind.INBOUND && since.number() <= thought.upto());
    }

    /** In the words of the language model where it finds some, else as they stand in the article. */
    private void phrase(Thought thought, Message said) {
        var conversation = thought.conversation();
        var language = Language.spoken(said.text());
        var found = knowledge.find(said.text(), language, PASSAGES).hits();
        if (found.isEmpty()) return;
        var best = found.getFirst();
        var hits = found.stream()
                .filter(hit -> hit.article().equals(best.article()))
                .toList();
        var texts = hits.stream().map(Bot::passage).toList();
        phrasing.phrase(Purpose.CHAT, conversation, said.text(), texts, language)
                .ifPresentOrElse(
                        phrased -> answer(
                                conversation,
                                thought.upto(),
                                phrased.text(),
                                hits.get(phrased.passages().getFirst())),
                        () -> answer(conversation, thought.upto(), beginning(best.text()), best));
    }

    private Reader reader(Language language) {
        return workspaces.settings().reader(language, clock, messages);
    }

    private static String passage(KnowledgeSearch.Hit hit) {
        return (hit.title() + "\n" + hit.heading()).strip() + "\n" + hit.text();
    }

    private void answer(UUID conversation, int last, String text, KnowledgeSearch.Hit source) {
        var centre = helpCentre.settings();
        var path = centre.open() ? source.path(centre.slug()) : "";
        talks.answer(conversation, last, text, source.title(), path);
    }

    /** Whole sentences, as many as there is room for. */
    static String beginning(String text) {
        if (text.length() <= LONGEST_ANSWER) return text;
        var sentences = BreakIterator.getSentenceInstance(Locale.of("fa"));
        sentences.setText(text);
        int end = sentences.preceding(LONGEST_ANSWER);
        return end > 0 ? text.substring(0, end).strip() : text.substring(0, LONGEST_ANSWER - 1) + "…";
    }

    private void handOver(UUID conversation, int last, String words, Reader reader) {
        var time = holidays.workingTime();
        var when = time.isOpen(reader.now())
                ? reader.say("chat.bot.here")
                : time.nextOpening(reader.now())
                        .map(opening -> reader.say("chat.bot.from", opening))
                        .orElseGet(() -> reader.say("chat.bot.later"));
        talks.handOver(conversation, last, reader.say(words) + " " + when);
    }
}
