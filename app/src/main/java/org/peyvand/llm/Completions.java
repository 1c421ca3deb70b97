package org.peyvand.llm;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.peyvand.workspace.NotReached;
import org.peyvand.workspace.Outgoing;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * Asks a language model by the interface many have taken over from OpenAI ({@code POST …/chat/completions}), as
 * {@link Outgoing} lets it: bounded in time, in size, and in how many ask at once.
 */
@Component
class Completions {

    private static final long LARGEST = 256L * 1024;
    private static final int AT_ONCE = 16;
    private static final int MOST_TOKENS = 700;

    private final Outgoing outgoing;
    private final ObjectMapper json;
    private final Semaphore places = new Semaphore(AT_ONCE);

    Completions(Outgoing outgoing, ObjectMapper json) {
        this.outgoing = outgoing;
        this.json = json;
    }

    /**
     * What the model says.
     *
     * @throws IllegalStateException within a transaction: a connection to the database would wait for the model
     */
    String ask(Connection connection, Prompt prompt, Duration patience) throws Unanswered {
        if (TransactionSynchronizationManager.isActualTransactionActive())
            throw new IllegalStateException("A language model is not asked within a transaction");
        if (!places.tryAcquire()) throw new Unanswered(Trouble.BUSY, AT_ONCE + " at once");
        try {
            return said(sent(request(connection, prompt, patience), patience));
        } finally {
            places.release();
        }
    }

    private HttpRequest request(Connection connection, Prompt prompt, Duration patience) {
        var request = HttpRequest.newBuilder(URI.create(connection.address() + "/chat/completions"))
                .timeout(patience)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .header("User-Agent", "Peyvand")
                .POST(BodyPublishers.ofString(body(connection.model(), prompt)));
        connection.authorization().ifPresent(known -> request.header("Authorization", known));
        return request.build();
    }

    private String body(String model, Prompt prompt) {
        var messages = List.of(
                Map.of("role", "system", "content", prompt.system()), Map.of("role", "user", "content", prompt.user()));
        return json.writeValueAsString(Map.of(
                "model", model, "messages", messages, "temperature", 0.2, "max_tokens", MOST_TOKENS, "stream", false));
    }

    private HttpResponse<byte[]> sent(HttpRequest request, Duration patience) throws Unanswered {
        try {
            return outgoing.send(request, patience, LARGEST);
        } catch (NotReached why) {
            throw new Unanswered(trouble(why), why.detail());
        }
    }

    private static Trouble trouble(NotReached why) {
        return switch (why.why()) {
            case HOST -> Trouble.HOST;
            case PRIVATE -> Trouble.PRIVATE;
            case PLAIN -> Trouble.PLAIN;
            case CONNECT -> Trouble.CONNECT;
            case TLS, UNTRUSTED, EXPIRED, OTHER_NAME -> Trouble.TLS;
            case SLOW, INTERRUPTED -> Trouble.SLOW;
            case LARGE -> Trouble.LARGE;
        };
    }

    private String said(HttpResponse<byte[]> response) throws Unanswered {
        var status = response.statusCode();
        var answer = read(response.body());
        if (status != 200) throw new Unanswered(trouble(status, answer), status + " " + error(answer));
        var said = answer.path("choices").path(0).path("message").path("content");
        if (!said.isString()) throw new Unanswered(Trouble.ODD, "no choices[0].message.content");
        return said.asString();
    }

    private static Trouble trouble(int status, JsonNode answer) {
        var model = (answer.path("error").path("code").asString("") + error(answer)).contains("model");
        return switch (status) {
            case 301, 302, 303, 307, 308 -> Trouble.MOVED;
            case 401, 403 -> Trouble.KEY;
            case 404 -> model ? Trouble.MODEL : Trouble.PATH;
            case 400, 422 -> model ? Trouble.MODEL : Trouble.ODD;
            case 402, 429 -> Trouble.BUSY;
            default -> status >= 500 ? Trouble.BROKEN : Trouble.ODD;
        };
    }

    /** What a provider says of it; most say it in one of these places. */
    private static String error(JsonNode answer) {
        var error = answer.path("error");
        return error.isString()
                ? error.asString()
                : error.path("message").asString(answer.path("message").asString(""));
    }

    private JsonNode read(byte[] body) {
        try {
            return json.readTree(new String(body, StandardCharsets.UTF_8));
        } catch (JacksonException noJson) {
            return json.createObjectNode();
        }
    }
}
