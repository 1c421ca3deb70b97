package org.peyvand.llm;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.peyvand.workspace.NotReached;
import org.peyvand.workspace.Outgoing;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.databind.ObjectMapper;

/**
 * Asks a language model by the interface many have taken over from OpenAI ({@code POST …/chat/completions}), as
 * {@link Outgoing} lets it: bounded in time, in size, and in how many ask at once.
 */
@Component
class Completions {

    private static final long LARGEST = 256L * 1024;
    private static final int AT_ONCE = 16;
    private static final int MOST_REMEMBERED = 1_000;

    private final Outgoing outgoing;
    private final ObjectMapper json;
    private final Semaphore places = new Semaphore(AT_ONCE);
    private final Map<Model, Wishes> borne = new ConcurrentHashMap<>();

    Completions(Outgoing outgoing, ObjectMapper json) {
        this.outgoing = outgoing;
        this.json = json;
    }

    private record Model(String address, String name) {}

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
            return answer(connection, prompt, patience);
        } finally {
            places.release();
        }
    }

    /** A model that refuses what it is asked for beside the answer is asked again without it; what it bears is remembered. */
    private String answer(Connection connection, Prompt prompt, Duration patience) throws Unanswered {
        var until = System.nanoTime() + patience.toNanos();
        var model = new Model(connection.address(), connection.model());
        while (true) {
            var wishes = borne.getOrDefault(model, Wishes.ALL);
            var reply = asked(connection, prompt, wishes, Duration.ofNanos(until - System.nanoTime()));
            var fewer = reply.refusedWish().flatMap(wishes::without);
            if (fewer.isEmpty()) return reply.said();
            if (borne.size() > MOST_REMEMBERED) borne.clear();
            borne.put(model, fewer.get());
        }
    }

    private Reply asked(Connection connection, Prompt prompt, Wishes wishes, Duration patience) throws Unanswered {
        if (!patience.isPositive()) throw new Unanswered(Trouble.SLOW, "");
        var response = sent(request(connection, body(connection.model(), prompt, wishes), patience), patience);
        return Reply.of(json, response.statusCode(), new String(response.body(), StandardCharsets.UTF_8));
    }

    private HttpRequest request(Connection connection, String body, Duration patience) {
        var request = HttpRequest.newBuilder(URI.create(connection.address() + "/chat/completions"))
                .timeout(patience)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .header("User-Agent", "Peyvand")
                .POST(BodyPublishers.ofString(body));
        connection.authorization().ifPresent(known -> request.header("Authorization", known));
        return request.build();
    }

    private String body(String model, Prompt prompt, Wishes wishes) {
        var messages = List.of(
                Map.of("role", "system", "content", prompt.system()), Map.of("role", "user", "content", prompt.user()));
        var body = new LinkedHashMap<String, Object>();
        body.put("model", model);
        body.put("messages", messages);
        body.put("stream", false);
        body.putAll(wishes.fields());
        return json.writeValueAsString(body);
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
}
