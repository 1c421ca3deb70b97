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
import java.util.function.Supplier;
import org.peyvand.conversation.LiveUpdates;
import org.peyvand.web.Reader;
import org.peyvand.web.Refused;
import org.peyvand.workspace.HolidayTable;
import org.peyvand.workspace.PublicAddress;
import org.peyvand.workspace.Workspaces;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
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

    private final Chats chats;
    private final Greetings greetings;
    private final Talks talks;
    private final Bot bot;
    private final ChatTalk talk;
    private final LiveUpdates live;
    private final HolidayTable holidays;
    private final Workspaces workspaces;
    private final PublicAddress address;
    private final ObjectMapper json;

    ChatApi(
            Chats chats,
            Greetings greetings,
            Talks talks,
            Bot bot,
            ChatTalk talk,
            LiveUpdates live,
            HolidayTable holidays,
            Workspaces workspaces,
            PublicAddress address,
            ObjectMapper json) {
        this.chats = chats;
        this.greetings = greetings;
        this.talks = talks;
        this.bot = bot;
        this.talk = talk;
        this.live = live;
        this.holidays = holidays;
        this.workspaces = workspaces;
        this.address = address;
        this.json = json;
    }

    /**
     * How the chat looks and what it says.
     *
     * @param after seconds on the page after which the greeting is said unasked; 0: never
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
        var chat = allowed(request, response);
        var hours = hours(reader);
        var greeting = greetings.of(page, returning, hours.isEmpty());
        var words = new LinkedHashMap<String, String>();
        WORDS.forEach(word -> words.put(word.substring("chat.".length()), reader.say(word)));
        return new Look(
                chat.open(),
                chat.title().isEmpty() ? workspaces.settings().name() : chat.title(),
                greeting.map(Greeting::text).orElse(chat.greeting()),
                greeting.map(Greeting::afterSeconds).orElse(0),
                chat.colour(),
                reader.language().code(),
                reader.language().direction(),
                hours,
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
        if (!allowed(request, response).open()) throw Refused.notFound();
        try {
            var sent = Optional.ofNullable(json.readValue(body, ChatTalk.Sent.class));
            return talk.take(sent.orElseThrow(ChatTalk::notAMessage), request.getRemoteAddr(), reader);
        } catch (JacksonException notOurs) {
            throw ChatTalk.notAMessage();
        }
    }

    @GetMapping("/chat/{key}/messages")
    List<ChatTalk.Shown> messages(
            @RequestParam String word,
            @RequestParam(defaultValue = "0") int after,
            HttpServletRequest request,
            HttpServletResponse response) {
        allowed(request, response);
        return talk.after(talk.conversation(word), after);
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
        allowed(request, response);
        bot.judged(talk.conversation(word), number, helped, reader);
    }

    /** How satisfied the visitor is, from 1 to 5. */
    @PostMapping("/chat/{key}/rating")
    void rate(
            @RequestParam String word,
            @RequestParam int stars,
            HttpServletRequest request,
            HttpServletResponse response) {
        allowed(request, response);
        talks.rate(talk.conversation(word), stars);
    }

    @GetMapping("/chat/{key}/standing")
    Talks.Standing standing(@RequestParam String word, HttpServletRequest request, HttpServletResponse response) {
        allowed(request, response);
        return talks.standing(talk.conversation(word));
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
        allowed(request, response);
        var conversation = talk.conversation(word);
        var from = last.matches("[0-9]{1,9}") ? Integer.parseInt(last) : after;
        live.ofConversation(conversation, response, new News(conversation, from));
    }

    /** What came since it was last asked. */
    private final class News implements Supplier<String> {

        private final UUID conversation;
        private int last;
        private Optional<Talks.Standing> told = Optional.empty();

        News(UUID conversation, int last) {
            this.conversation = conversation;
            this.last = last;
        }

        @Override
        public String get() {
            var events = new StringBuilder();
            for (var message : talk.after(conversation, last)) {
                events.append("id: ").append(message.number()).append("\nevent: message\ndata: ");
                events.append(json.writeValueAsString(message)).append("\n\n");
                last = message.number();
            }
            var standing = talks.standing(conversation);
            if (!told.equals(Optional.of(standing))) events.append(event(standing));
            told = Optional.of(standing);
            return events.toString();
        }
    }

    private String event(Talks.Standing standing) {
        return "event: standing\ndata: " + json.writeValueAsString(standing) + "\n\n";
    }

    /** Only pages of the business's own sites may ask, where it has named them. */
    private Chat allowed(HttpServletRequest request, HttpServletResponse response) {
        var chat = chats.get();
        var origin = Optional.ofNullable(request.getHeader("Origin"));
        if (origin.filter(from -> !chat.allows(from, address.of(""))).isPresent()) throw Refused.forbidden();
        origin.ifPresent(from -> response.setHeader("Access-Control-Allow-Origin", from));
        response.setHeader("Vary", "Origin");
        response.setHeader("Cache-Control", "no-store");
        return chat;
    }
}
