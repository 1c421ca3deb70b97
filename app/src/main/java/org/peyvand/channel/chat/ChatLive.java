package org.peyvand.channel.chat;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.UUID;
import org.peyvand.conversation.LiveUpdates;
import org.peyvand.conversation.Receipts;
import org.peyvand.conversation.Typing;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.ObjectMapper;

/** What a visitor hears while connected, and that they write or have seen something. */
@RestController
class ChatLive {

    private final ChatGate gate;
    private final ChatTalk talk;
    private final LiveUpdates live;
    private final Typing typing;
    private final Receipts receipts;
    private final ObjectMapper json;

    ChatLive(ChatGate gate, ChatTalk talk, LiveUpdates live, Typing typing, Receipts receipts, ObjectMapper json) {
        this.gate = gate;
        this.talk = talk;
        this.live = live;
        this.typing = typing;
        this.receipts = receipts;
        this.json = json;
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
