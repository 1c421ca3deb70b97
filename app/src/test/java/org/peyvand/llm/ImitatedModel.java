package org.peyvand.llm;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** A service that speaks as a language model's does, and says what a test has it say. */
final class ImitatedModel implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();

    private final HttpServer server;
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final List<String> bodies = new CopyOnWriteArrayList<>();
    private final List<String> keys = new CopyOnWriteArrayList<>();
    private volatile Way way = exchange -> exchange.close();

    /** How it answers. */
    interface Way {
        void answer(HttpExchange exchange) throws IOException;
    }

    ImitatedModel() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(workers);
        server.createContext("/v1/chat/completions", exchange -> {
            bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            keys.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
            way.answer(exchange);
        });
        server.start();
    }

    String address() {
        return "http://localhost:" + server.getAddress().getPort() + "/v1";
    }

    /** Whole request bodies, in their order. */
    List<String> bodies() {
        return bodies;
    }

    List<String> keys() {
        return keys;
    }

    void says(String content) {
        answers(
                200,
                JSON.writeValueAsString(Map.of(
                        "choices", List.of(Map.of("message", Map.of("role", "assistant", "content", content))))));
    }

    void answers(int status, String body) {
        way = exchange -> {
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Location", "http://localhost:1/v1");
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        };
    }

    /** As newer models do, which refuse to be told how long an answer may be by that name, and how steady. */
    void refusesWishesBeforeItSays(String content) {
        var said = JSON.writeValueAsString(
                Map.of("choices", List.of(Map.of("message", Map.of("role", "assistant", "content", content)))));
        way = exchange -> {
            var refused = Stream.of("max_tokens", "temperature")
                    .filter(name -> bodies.getLast().contains("\"" + name + "\""))
                    .findFirst();
            var body = refused.map(name -> "{\"error\":{\"message\":\"Unsupported\",\"param\":\"" + name + "\"}}")
                    .orElse(said)
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(refused.isPresent() ? 400 : 200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        };
    }

    /** Sends whoever asks on to another address. */
    void sendsOnTo(String address) {
        way = exchange -> {
            exchange.getResponseHeaders().add("Location", address + "/chat/completions");
            exchange.sendResponseHeaders(307, -1);
            exchange.close();
        };
    }

    /** Says it once it is let. */
    void saysWhenLet(CountDownLatch let, String content) {
        says(content);
        var said = way;
        way = exchange -> {
            try {
                let.await();
            } catch (InterruptedException end) {
                Thread.currentThread().interrupt();
            }
            said.answer(exchange);
        };
    }

    /** Begins an answer and goes on without end, so many bytes a second. */
    void goesOnWithoutEnd(int bytesPerSecond) {
        way = exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (var out = exchange.getResponseBody()) {
                while (true) {
                    out.write(new byte[bytesPerSecond]);
                    out.flush();
                    Thread.sleep(1_000);
                }
            } catch (InterruptedException end) {
                Thread.currentThread().interrupt();
            }
        };
    }

    @Override
    public void close() {
        server.stop(0);
        workers.shutdownNow();
    }
}
