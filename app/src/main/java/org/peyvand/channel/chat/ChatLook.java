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
import org.peyvand.channel.Uploads;
import org.peyvand.web.Reader;
import org.peyvand.workspace.HolidayTable;
import org.peyvand.workspace.Workspaces;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The script of the chat, and how it looks and speaks on a page of the business. */
@RestController
class ChatLook {

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
            "chat.badMobile",
            "chat.tell",
            "chat.told",
            "chat.who",
            "chat.source",
            "chat.from",
            "chat.helped",
            "chat.notHelped",
            "chat.rate",
            "chat.rated",
            "chat.star",
            "chat.dismiss");

    private final ChatGate gate;
    private final Codes codes;
    private final Greetings greetings;
    private final HolidayTable holidays;
    private final Workspaces workspaces;

    ChatLook(ChatGate gate, Codes codes, Greetings greetings, HolidayTable holidays, Workspaces workspaces) {
        this.gate = gate;
        this.codes = codes;
        this.greetings = greetings;
        this.holidays = holidays;
        this.workspaces = workspaces;
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
}
