package org.peyvand.channel.chat;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.peyvand.channel.HintsWhileTyping;
import org.peyvand.channel.Uploads;
import org.peyvand.conversation.LiveUpdates;
import org.peyvand.conversation.Receipts;
import org.peyvand.conversation.Typing;
import org.peyvand.knowledge.Hints;
import org.peyvand.web.Reader;
import org.peyvand.web.Refused;
import org.peyvand.workspace.HolidayTable;
import org.peyvand.workspace.Workspaces;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.CrossOrigin;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectMapper;

/** What the chat's script asks for, from pages of other origins: without cookies, with the words it was given. */
@RestController
class ChatApi {

    private static final List<String> WORDS = List.of(
            "chat.open",
            "chat.close",
            "chat.write",
            "chat.send",
            "chat.you",
            "chat.typing",
            "chat.seen",
            "chat.attach",
            "chat.failed",
            "chat.many",
            "chat.retry",
            "chat.remove",
            "chat.drop",
            "chat.earlier",
            "chat.earlier.who",
            "chat.earlier.none",
            "chat.mail",
            "chat.code.ask",
            "chat.code.sent",
            "chat.code",
            "chat.code.try",
            "chat.code.wrong",
            "chat.forget",
            "chat.back",
            "chat.hints",
            "chat.offline",
            "chat.name",
            "chat.mobile",
            "chat.tell",
            "chat.told",
            "chat.who",
            "chat.source",
            "chat.helped",
            "chat.notHelped",
            "chat.rate",
            "chat.rated",
            "chat.star",
            "chat.dismiss");

    private final ChatGate gate;
    private final Codes codes;
    private final Greetings greetings;
    private final Talks talks;
    private final Bot bot;
    private final ChatTalk talk;
    private final Uploads uploads;
    private final HintsWhileTyping hints;
    private final LiveUpdates live;
    private final Typing typing;
    private final Receipts receipts;
    private final HolidayTable holidays;
    private final Workspaces workspaces;
    private final ObjectMapper json;

    ChatApi(
            ChatGate gate,
            Codes codes,
            Greetings greetings,
            Talks talks,
            Bot bot,
            ChatTalk talk,
            Uploads uploads,
            HintsWhileTyping hints,
            LiveUpdates live,
            Typing typing,
            Receipts receipts,
            HolidayTable holidays,
            Workspaces workspaces,
            ObjectMapper json) {
        this.gate = gate;
        this.codes = codes;
        this.greetings = greetings;
        this.talks = talks;
        this.bot = bot;
        this.talk = talk;
        this.uploads = uploads;
        this.hints = hints;
        this.live = live;
        this.typing = typing;
        this.receipts = receipts;
        this.holidays = holidays;
        this.workspaces = workspaces;
        this.json = json;
    }

    /**
     * How the chat looks and what it says.
     *
     * @param after seconds on the page after which the greeting is said unasked; 0: never
     * @param largest file that is taken, in bytes
     * @param codes whether a visitor can prove who they are by a code
     * @param hours when an answer will come, where it is not now
     */
    record Look(
            boolean open,
            String title,
            String greeting,
            int after,
            String colour,
            String language,
            String direction,
            Optional<String> hours,
            int largest,
            boolean codes,
            Map<String, String> words) {}

    @GetMapping("/chat/{key}/widget.js")
    ResponseEntity<byte[]> script() throws IOException {
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "javascript", StandardCharsets.UTF_8))
                .cacheControl(CacheControl.maxAge(Duration.ofMinutes(10)).cachePublic())
                .body(new ClassPathResource("static/assets/chat.js").getContentAsByteArray());
    }

    @GetMapping("/chat/{key}/look")
    Look look(
            Reader reader,
            @RequestParam(defaultValue = "") String page,
            @RequestParam(defaultValue = "false") boolean returning,
            HttpServletRequest request,
            HttpServletResponse response) {
        var chat = gate.allowed(request, response);
        var hours = hours(reader);
        var greeting = greetings.of(page, returning, hours.isEmpty());
        var words = new LinkedHashMap<String, String>();
        WORDS.forEach(word -> words.put(word.substring("chat.".length()), reader.say(word)));
        words.put("large", reader.say("upload.refused.large", Uploads.LARGEST / 1_000_000));
        return new Look(
                chat.open(),
                chat.title().isEmpty() ? workspaces.settings().name() : chat.title(),
                greeting.map(Greeting::text).orElse(chat.greeting()),
                greeting.map(Greeting::afterSeconds).orElse(0),
                chat.colour(),
                reader.language().code(),
                reader.language().direction(),
                hours,
                Uploads.LARGEST,
                codes.canBeSent(),
                words);
    }

    private Optional<String> hours(Reader reader) {
        var time = holidays.workingTime();
        if (time.isOpen(reader.now())) return Optional.empty();
        return Optional.of(time.nextOpening(reader.now())
                .map(opening -> reader.say("chat.hours", opening))
                .orElseGet(() -> reader.say("chat.later")));
    }

    /** The body is JSON sent as plain text, which browsers send across origins without asking first. */
    @PostMapping("/chat/{key}/messages")
    ChatTalk.Taken send(
            Reader reader, @RequestBody String body, HttpServletRequest request, HttpServletResponse response) {
        if (!gate.allowed(request, response).open()) throw Refused.notFound();
        try {
            var sent = Optional.ofNullable(json.readValue(body, ChatTalk.Sent.class));
            return talk.take(sent.orElseThrow(ChatTalk::notAMessage), request.getRemoteAddr(), reader);
        } catch (JacksonException notOurs) {
            throw ChatTalk.notAMessage();
        }
    }

    /**
     * A file as the body of the request, to be named by a message. The browser asks first whether it may send that from
     * another site, and is told so; whether the site is one of the business's own is seen once it comes.
     */
    @CrossOrigin
    @PostMapping("/chat/{key}/files")
    Uploads.Waiting upload(
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String type,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (!gate.allowed(request, response).open()) throw Refused.notFound();
        return uploads.receive(request, name, type);
    }

    @GetMapping("/chat/{key}/messages")
    List<ChatTalk.Shown> messages(
            @RequestParam String word,
            @RequestParam(defaultValue = "0") int after,
            HttpServletRequest request,
            HttpServletResponse response) {
        gate.allowed(request, response);
        return talk.after(talk.conversation(word), after);
    }

    /** Articles that speak of what the visitor is typing; empty where none is sure to. */
    @GetMapping("/chat/{key}/hints")
    List<Hints.Hint> hints(@RequestParam String typed, HttpServletRequest request, HttpServletResponse response) {
        gate.allowed(request, response);
        return hints.hints(typed, request);
    }

    @PostMapping("/chat/{key}/hints/opened")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void opened(@RequestBody String typed, HttpServletRequest request, HttpServletResponse response) {
        gate.allowed(request, response);
        hints.opened(typed, request);
    }

    /** Whether an answer of the bot helped. */
    @PostMapping("/chat/{key}/judged")
    void judged(
            Reader reader,
            @RequestParam String word,
            @RequestParam int number,
            @RequestParam boolean helped,
            HttpServletRequest request,
            HttpServletResponse response) {
        gate.allowed(request, response);
        bot.judged(talk.conversation(word), number, helped, reader);
    }

    /** How satisfied the visitor is, from 1 to 5. */
    @PostMapping("/chat/{key}/rating")
    void rate(
            @RequestParam String word,
            @RequestParam int stars,
            HttpServletRequest request,
            HttpServletResponse response) {
        gate.allowed(request, response);
        talks.rate(talk.conversation(word), stars);
    }

    @GetMapping("/chat/{key}/standing")
    Talks.Standing standing(@RequestParam String word, HttpServletRequest request, HttpServletResponse response) {
        gate.allowed(request, response);
        return talks.standing(talk.conversation(word));
    }

    /** The visitor is writing; what they write stays with them. */
    @PostMapping("/chat/{key}/typing")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void types(@RequestParam String word, HttpServletRequest request, HttpServletResponse response) {
        gate.allowed(request, response);
        typing.customerTypes(talk.conversation(word));
    }

    /** The visitor has the messages up to that number before their eyes. */
    @PostMapping("/chat/{key}/seen")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void sees(
            @RequestParam String word,
            @RequestParam int number,
            HttpServletRequest request,
            HttpServletResponse response) {
        gate.allowed(request, response);
        receipts.seenByCustomer(talk.conversation(word), number);
    }

    /** The messages themselves as events whose ids are their numbers; goes on after the last one the browser had. */
    @GetMapping("/chat/{key}/live")
    void live(
            @PathVariable String key,
            @RequestParam String word,
            @RequestParam(defaultValue = "0") int after,
            @RequestHeader(name = "Last-Event-ID", defaultValue = "") String last,
            HttpServletRequest request,
            HttpServletResponse response) {
        gate.allowed(request, response);
        var conversation = talk.conversation(word);
        var from = last.matches("[0-9]{1,9}") ? Integer.parseInt(last) : after;
        live.ofConversation(conversation, response, new News(conversation, from));
    }

    /** What came since it was last asked. */
    private final class News implements LiveUpdates.News {

        private final UUID conversation;
        private int last;
        private Optional<Talks.Standing> told = Optional.empty();

        News(UUID conversation, int last) {
            this.conversation = conversation;
            this.last = last;
        }

        @Override
        public String since() {
            var events = new StringBuilder();
            var latest = talk.latest(conversation, last);
            for (var message : latest.messages()) {
                events.append("id: ").append(message.number()).append("\nevent: message\ndata: ");
                events.append(json.writeValueAsString(message)).append("\n\n");
                last = message.number();
            }
            var standing = latest.standing();
            if (!told.equals(Optional.of(standing))) events.append(event(standing));
            told = Optional.of(standing);
            return events.toString();
        }

        @Override
        public String typing() {
            return "event: typing\ndata: " + typing.weType(conversation) + "\n\n";
        }
    }

    private String event(Talks.Standing standing) {
        return "event: standing\ndata: " + json.writeValueAsString(standing) + "\n\n";
    }
}
