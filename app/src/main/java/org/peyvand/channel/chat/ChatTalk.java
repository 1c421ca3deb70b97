package org.peyvand.channel.chat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.peyvand.channel.Landing;
import org.peyvand.channel.Uploads;
import org.peyvand.conversation.Brought;
import org.peyvand.conversation.BroughtAlong;
import org.peyvand.conversation.Conversations;
import org.peyvand.conversation.Intake;
import org.peyvand.conversation.Message;
import org.peyvand.web.Reader;
import org.peyvand.web.Refused;
import org.peyvand.workspace.Acting;
import org.peyvand.workspace.Attempts;
import org.peyvand.workspace.SignedLinks;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What goes on between us and a visitor of the site. Each message carries a name its browser gave it and is sent until it
 * is acknowledged, so it arrives once; answers are numbered, so the browser knows what it has.
 */
@Service
class ChatTalk {

    static final int LONGEST = 4_000;
    static final int MOST_PER_QUARTER = 120;

    private static final Duration VALID = Duration.ofDays(180);
    private static final String PURPOSE = "chat";
    private static final Pattern NAME = Pattern.compile("[0-9a-f-]{36}/[0-9]{1,9}");

    private final Intake intake;
    private final ChatChannel channel;
    private final Conversations conversations;
    private final SignedLinks links;
    private final Talks talks;
    private final Bot bot;
    private final Identities identities;
    private final Uploads uploads;
    private final BroughtAlong broughtAlong;
    private final Attempts attempts;
    private final Clock clock;

    ChatTalk(
            Intake intake,
            ChatChannel channel,
            Conversations conversations,
            SignedLinks links,
            Talks talks,
            Bot bot,
            Identities identities,
            Uploads uploads,
            BroughtAlong broughtAlong,
            Attempts attempts,
            Clock clock) {
        this.intake = intake;
        this.channel = channel;
        this.conversations = conversations;
        this.links = links;
        this.talks = talks;
        this.bot = bot;
        this.identities = identities;
        this.uploads = uploads;
        this.broughtAlong = broughtAlong;
        this.attempts = attempts;
        this.clock = clock;
    }

    /**
     * What a visitor's browser sends.
     *
     * @param word what was given to it with the first message, or empty
     * @param id the browser's own name and the message's number in it
     * @param page the title of the page it was written on
     * @param files the words of files sent ahead
     * @param landing how they came, as their browser remembers
     * @param person the word of a proven address, or empty
     */
    record Sent(
            String word,
            String id,
            String text,
            String name,
            String mobile,
            String page,
            List<String> files,
            Landing landing,
            String person) {

        Sent {
            word = Objects.requireNonNullElse(word, "");
            id = Objects.requireNonNullElse(id, "");
            text = Objects.requireNonNullElse(text, "");
            name = Objects.requireNonNullElse(name, "");
            mobile = Objects.requireNonNullElse(mobile, "");
            page = Objects.requireNonNullElse(page, "");
            files = Objects.requireNonNullElse(files, List.of());
            landing = Objects.requireNonNullElse(landing, Landing.UNKNOWN);
            person = Objects.requireNonNullElse(person, "");
        }

        /** Whether it says more than who writes: to a name and a number there is nothing to answer. */
        boolean asks() {
            return text.replace(name.strip(), "").codePoints().anyMatch(Character::isLetter);
        }
    }

    /** The number of the message in its conversation, and the word by which the browser comes back to it. */
    record Taken(int number, String word) {}

    /**
     * A message as the visitor sees it.
     *
     * @param source the article it is from, where the bot answered
     */
    record Shown(
            int number,
            boolean mine,
            String text,
            String author,
            Instant at,
            Optional<Talks.BotAnswer> source,
            List<File> files) {

        static Shown of(Message message, Optional<Talks.BotAnswer> source, Brought brought) {
            return new Shown(
                    message.number(),
                    message.kind() == Message.Kind.INBOUND,
                    brought.names(message.text()) ? "" : message.text(),
                    message.author(),
                    message.at(),
                    source,
                    brought.files().stream().map(File::of).toList());
        }
    }

    /**
     * A file of a message.
     *
     * @param size in bytes
     * @param picture where it is shown, for pictures
     */
    record File(String name, long size, String path, Optional<String> picture) {

        static File of(Brought.File file) {
            var attachment = file.attachment();
            return new File(attachment.name(), attachment.size(), file.path(), file.picture());
        }
    }

    /** @throws Refused when it is empty or too long, the word is forged, or too much came from there of late */
    Taken take(Sent sent, String from, Reader reader) {
        if (!NAME.matcher(sent.id()).matches()
                || (sent.text().isBlank() && sent.files().isEmpty())
                || sent.text().length() > LONGEST) {
            throw notAMessage();
        }
        var known = Optional.of(sent.word()).filter(word -> !word.isEmpty()).map(this::conversation);
        count(from);
        var message = new ChatMessage(
                known,
                cut(sent.name()),
                cut(sent.mobile()),
                cut(sent.page()),
                sent.text(),
                uploads.name(sent.files()),
                sent.landing(),
                clock.instant());
        var taken = intake.receiveMessage(ChatChannel.CODE, sent.id(), channel.write(message))
                .orElseThrow(() -> new IllegalStateException("A message of our own could not be read"));
        var conversation = taken.conversation();
        if (known.isPresent() && !known.get().equals(conversation)) throw Refused.notFound();
        if (!sent.person().isEmpty()) {
            identities.read(sent.person()).ifPresent(address -> identities.holds(address, conversation, reader));
        }
        if (sent.asks()) bot.hear(conversation, taken, reader);
        else bot.heardBeside(conversation, taken);
        return new Taken(
                taken.number(),
                links.sign(PURPOSE, conversation, clock.instant().plus(VALID)));
    }

    /** Counts what came from an address and leaves something with us. */
    void count(String from) {
        attempts.count("chat:" + Acting.workspace() + ":" + from, MOST_PER_QUARTER);
    }

    static Refused notAMessage() {
        return new Refused(HttpStatus.BAD_REQUEST, "chat.refused.message", LONGEST);
    }

    private static String cut(String typed) {
        var text = typed.replace("\0", "");
        return text.length() > 200 ? text.substring(0, 200) : text;
    }

    /** @throws Refused when the word is forged or its time is over */
    UUID conversation(String word) {
        return links.read(PURPOSE, word).map(SignedLinks.Read::subject).orElseThrow(Refused::notFound);
    }

    /** What a visitor's screen shows next: in one transaction, since it is asked at every change by everyone connected. */
    record Latest(List<Shown> messages, Talks.Standing standing) {}

    @Transactional
    public Latest latest(UUID conversation, int number) {
        return new Latest(after(conversation, number), talks.standing(conversation));
    }

    /** The messages of both sides after that number, without our notes. */
    @Transactional
    public List<Shown> after(UUID conversation, int number) {
        var messages = conversations.after(conversation, number);
        if (messages.isEmpty()) return List.of();
        var answers = messages.stream().anyMatch(Bot::mayHaveSaid)
                ? talks.answers(conversation)
                : Map.<Integer, Talks.BotAnswer>of();
        var brought = broughtAlong.filesOf(messages);
        return messages.stream()
                .map(message -> Shown.of(
                        message,
                        Optional.ofNullable(answers.get(message.number())),
                        brought.getOrDefault(message.id(), Brought.NOTHING)))
                .toList();
    }
}
