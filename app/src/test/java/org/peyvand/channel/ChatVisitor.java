package org.peyvand.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.peyvand.workspace.TestWorkspace;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A visitor of the site with the chat open, as its script speaks to the program. */
final class ChatVisitor {

    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final int port;
    private final String browser = UUID.randomUUID().toString();
    private final String root;
    private String word = "";
    private int number;

    ChatVisitor(TestWorkspace shop, int port) {
        this.port = port;
        var bytes = ByteBuffer.allocate(16)
                .putLong(shop.uuid().getMostSignificantBits())
                .putLong(shop.uuid().getLeastSignificantBits());
        root = "/chat/" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    void writes(String text) {
        sends(++number, text);
    }

    /** The network was bad: nobody knows whether it had come through. */
    void sendsAgain(String text) {
        sends(number, text);
    }

    private void sends(int id, String text) {
        var message = Map.of("word", word, "id", browser + "/" + id, "text", text);
        var taken = post("/messages", JSON.writeValueAsString(message));
        assertThat(taken.statusCode()).as(taken.body()).isEqualTo(200);
        word = JSON.readTree(taken.body()).get("word").asString();
    }

    JsonNode sees() {
        return ask("/messages?word=" + word);
    }

    List<String> reads() {
        return sees().valueStream()
                .map(message -> message.get("text").asString())
                .toList();
    }

    /** What stands below everything else. */
    JsonNode last() {
        var all = sees();
        return all.get(all.size() - 1);
    }

    JsonNode standing() {
        return ask("/standing?word=" + word);
    }

    JsonNode look(Map<String, String> visit) {
        return ask("/look?"
                + visit.entrySet().stream()
                        .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&")));
    }

    int says(boolean helped) {
        return post("/judged?word=" + word + "&helped=" + helped + "&number=" + last().get("number"), "")
                .statusCode();
    }

    int rates(int stars) {
        return post("/rating?word=" + word + "&stars=" + stars, "").statusCode();
    }

    private JsonNode ask(String path) {
        var answer = send(request(path));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private HttpResponse<String> post(String path, String body) {
        return send(request(path).header("Content-Type", "text/plain").POST(BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + root + path));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
