package org.peyvand.channel.chat;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.peyvand.channel.Held;
import org.peyvand.channel.OutsideText;
import org.peyvand.conversation.Conversation;
import org.peyvand.conversation.State;
import org.peyvand.customer.Handle;
import org.peyvand.customer.HandleKind;
import org.peyvand.web.Reader;
import org.peyvand.web.Refused;
import org.peyvand.workspace.Acting;
import org.peyvand.workspace.Attempts;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectMapper;

/** How a visitor proves who they are, and what they then see of before. */
@RestController
class IdentityApi {

    private static final int CODES_PER_ADDRESS = 3;

    private final ChatGate gate;
    private final ChatTalk talk;
    private final Codes codes;
    private final SiteTokens tokens;
    private final Identities identities;
    private final Held held;
    private final Attempts attempts;
    private final ObjectMapper json;

    IdentityApi(
            ChatGate gate,
            ChatTalk talk,
            Codes codes,
            SiteTokens tokens,
            Identities identities,
            Held held,
            Attempts attempts,
            ObjectMapper json) {
        this.gate = gate;
        this.talk = talk;
        this.codes = codes;
        this.tokens = tokens;
        this.identities = identities;
        this.held = held;
        this.attempts = attempts;
        this.json = json;
    }

    /** The word a code is tried with. */
    record Asked(String word) {}

    /**
     * Has a code sent to the address in the body, if somebody is known by it; the answer is the same where nobody is.
     *
     * @throws Refused when it is no address, or too many were asked for from there or for that address of late
     */
    @PostMapping("/chat/{key}/code")
    Asked code(Reader reader, HttpServletRequest request, HttpServletResponse response) {
        gate.allowed(request, response);
        attempts.count("code:" + Acting.workspace() + ":" + request.getRemoteAddr());
        var address = HandleKind.MAIL
                .read(OutsideText.of(request), "")
                .orElseThrow(() -> Refused.because("chat.refused.mail"));
        attempts.count("code:" + Acting.workspace() + ":" + address.key(), CODES_PER_ADDRESS);
        return new Asked(codes.ask(address, reader.language()));
    }

    /**
     * What proves an address: a code with the word it was asked under, or a token of the business's site.
     *
     * @param word of the conversation at hand, or empty
     */
    record Proof(String asked, String code, String token, String word) {

        Proof {
            asked = Objects.requireNonNullElse(asked, "");
            code = Objects.requireNonNullElse(code, "");
            token = Objects.requireNonNullElse(token, "");
            word = Objects.requireNonNullElse(word, "");
        }
    }

    /** The word of a proven address, and the address. */
    record Proven(String person, String address) {}

    /** @throws Refused when it proves nothing */
    @PostMapping("/chat/{key}/identify")
    Proven identify(Reader reader, HttpServletRequest request, HttpServletResponse response) {
        gate.allowed(request, response);
        attempts.count("identify:" + Acting.workspace() + ":" + request.getRemoteAddr(), ChatTalk.MOST_PER_QUARTER);
        var proof = proof(OutsideText.of(request));
        var address = (proof.token().isEmpty() ? codes.prove(proof.asked(), proof.code()) : tokens.read(proof.token()))
                .orElseThrow(() -> Refused.because("chat.refused.code"));
        var word = identities.proven(address);
        if (!proof.word().isEmpty()) identities.holds(address, talk.conversation(proof.word()), reader);
        return new Proven(word, address.key());
    }

    private Proof proof(String body) {
        try {
            return Optional.ofNullable(json.readValue(body, Proof.class)).orElseThrow(ChatTalk::notAMessage);
        } catch (JacksonException notOurs) {
            throw ChatTalk.notAMessage();
        }
    }

    /** A conversation of before, as the list of them shows it. */
    record Earlier(UUID id, String channel, String about, Instant at, boolean closed) {

        static Earlier of(Conversation conversation, Reader reader) {
            return new Earlier(
                    conversation.id(),
                    reader.say("channel." + conversation.channel()),
                    conversation.subject().isBlank() ? conversation.lastText() : conversation.subject(),
                    conversation.lastMessageAt(),
                    conversation.state() == State.CLOSED);
        }
    }

    /** The conversations held under the proven address, the latest first. */
    @GetMapping("/chat/{key}/earlier")
    List<Earlier> earlier(
            Reader reader, @RequestParam String person, HttpServletRequest request, HttpServletResponse response) {
        gate.allowed(request, response);
        return held.under(address(person)).stream()
                .map(conversation -> Earlier.of(conversation, reader))
                .toList();
    }

    /** What was said in one of them, without our notes. */
    @GetMapping("/chat/{key}/earlier/messages")
    List<ChatTalk.Shown> messages(
            @RequestParam String person,
            @RequestParam UUID conversation,
            HttpServletRequest request,
            HttpServletResponse response) {
        gate.allowed(request, response);
        return talk.after(held.require(address(person), conversation), 0);
    }

    private Handle address(String person) {
        return identities.read(person).orElseThrow(Refused::notFound);
    }
}
