package org.peyvand.channel.chat;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import org.peyvand.channel.HintsWhileTyping;
import org.peyvand.channel.OutsideText;
import org.peyvand.channel.Uploads;
import org.peyvand.knowledge.Hints;
import org.peyvand.web.Reader;
import org.peyvand.web.Refused;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.CrossOrigin;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectMapper;

/** What the chat's script asks for, from pages of other origins: without cookies, with the words it was given. */
@RestController
class ChatApi {

    private final ChatGate gate;
    private final Talks talks;
    private final Bot bot;
    private final ChatTalk talk;
    private final Uploads uploads;
    private final HintsWhileTyping hints;
    private final ObjectMapper json;

    ChatApi(
            ChatGate gate,
            Talks talks,
            Bot bot,
            ChatTalk talk,
            Uploads uploads,
            HintsWhileTyping hints,
            ObjectMapper json) {
        this.gate = gate;
        this.talks = talks;
        this.bot = bot;
        this.talk = talk;
        this.uploads = uploads;
        this.hints = hints;
        this.json = json;
    }

    /** The body is JSON sent as plain text, which browsers send across origins without asking first. */
    @PostMapping("/chat/{key}/messages")
    ChatTalk.Taken send(Reader reader, HttpServletRequest request, HttpServletResponse response) {
        if (!gate.allowed(request, response).open()) throw Refused.notFound();
        try {
            var sent = Optional.ofNullable(json.readValue(OutsideText.of(request), ChatTalk.Sent.class));
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
    void opened(HttpServletRequest request, HttpServletResponse response) {
        gate.allowed(request, response);
        hints.opened(OutsideText.of(request), request);
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
            Reader reader,
            HttpServletRequest request,
            HttpServletResponse response) {
        gate.allowed(request, response);
        talk.count(request.getRemoteAddr());
        bot.rated(talk.conversation(word), stars, reader);
    }

    @GetMapping("/chat/{key}/standing")
    Talks.Standing standing(@RequestParam String word, HttpServletRequest request, HttpServletResponse response) {
        gate.allowed(request, response);
        return talks.standing(talk.conversation(word));
    }
}
