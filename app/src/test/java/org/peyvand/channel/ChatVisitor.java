package org.peyvand.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
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
public final class ChatVisitor {

    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final int port;
    private final String browser = UUID.randomUUID().toString();
    private final String root;
    private String word = "";
    private int number;
    private String file = "";
    private String person = "";
    private String asked = "";
    private String language = "";

    public ChatVisitor(TestWorkspace shop, int port) {
        this.port = port;
        var bytes = ByteBuffer.allocate(16)
                .putLong(shop.uuid().getMostSignificantBits())
                .putLong(shop.uuid().getLeastSignificantBits());
        root = "/chat/" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    /** The page the chat stands on is in that language. */
    public ChatVisitor reading(String language) {
        this.language = language;
        return this;
    }

    public void writes(String text) {
        sends(++number, text);
    }

    /** As the chat's own form does, once a visitor fills it in. */
    public void tells(String name, String mobile) {
        var message = Map.of(
                "word", word,
                "id", browser + "/" + ++number,
                "text", name + "، " + mobile,
                "name", name,
                "mobile", mobile);
        assertThat(post("/messages", JSON.writeValueAsString(message)).statusCode())
                .isEqualTo(200);
    }

    /** The network was bad: nobody knows whether it had come through. */
    void sendsAgain(String text) {
        sends(number, text);
    }

    private void sends(int id, String text) {
        var message = Map.of("word", word, "id", browser + "/" + id, "text", text, "person", person);
        var taken = post("/messages", JSON.writeValueAsString(message));
        assertThat(taken.statusCode()).as(taken.body()).isEqualTo(200);
        word = JSON.readTree(taken.body()).get("word").asString();
    }

    /** Asks for a code; what comes back. */
    public HttpResponse<String> asksForACode(String mail) {
        var answer = post("/code", mail);
        if (answer.statusCode() == 200)
            asked = JSON.readTree(answer.body()).get("word").asString();
        return answer;
    }

    public int typesTheCode(String code) {
        return proves(Map.of("asked", asked, "code", code, "word", word));
    }

    public int bringsTheToken(String token) {
        return proves(Map.of("token", token, "word", word));
    }

    private int proves(Map<String, String> proof) {
        var answer = post("/identify", JSON.writeValueAsString(proof));
        if (answer.statusCode() == 200)
            person = JSON.readTree(answer.body()).get("person").asString();
        return answer.statusCode();
    }

    /** The conversations of before. */
    public JsonNode earlier() {
        return ask("/earlier?person=" + person);
    }

    /** The status of asking for one of them. */
    public HttpResponse<String> readsEarlier(String conversation) {
        return send(request("/earlier/messages?person=" + person + "&conversation=" + conversation));
    }

    /** Another browser of the same visitor, or of another, that has got hold of the word for who they are. */
    public void takes(String person) {
        this.person = person;
    }

    public JsonNode hints(String typed) {
        return ask("/hints?typed=" + encoded(typed));
    }

    public int asksForHints(String typed) {
        return send(request("/hints?typed=" + encoded(typed))).statusCode();
    }

    public int opensAHint(String typed) {
        return post("/hints/opened", typed).statusCode();
    }

    /** The address of something of this chat. */
    String path(String rest) {
        return root + rest;
    }

    HttpResponse<String> uploads(String name, String type, byte[] bytes) {
        return send(request("/files?name=" + encoded(name) + "&type=" + encoded(type))
                .header("Content-Type", "application/octet-stream")
                .POST(BodyPublishers.ofByteArray(bytes)));
    }

    /** The status; -1 where the other side hung up. */
    int uploadsWithoutLength(String name, byte[] bytes) {
        try {
            var body = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes));
            return http.send(request("/files?name=" + name).POST(body).build(), BodyHandlers.ofString())
                    .statusCode();
        } catch (IOException hungUp) {
            return -1;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    String uploaded(String name, byte[] bytes) {
        var answer = uploads(name, "", bytes);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body()).get("word").asString();
    }

    void sendsFile(String name, String type, byte[] bytes) {
        var answer = uploads(name, type, bytes);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        file = JSON.readTree(answer.body()).get("word").asString();
        number++;
        sendsFileAgain();
    }

    void sendsFileAgain() {
        var taken = post("/messages", naming(number, List.of(file)));
        assertThat(taken.statusCode()).as(taken.body()).isEqualTo(200);
        word = JSON.readTree(taken.body()).get("word").asString();
    }

    int sendsNaming(List<String> files) {
        return post("/messages", naming(number + 1, files)).statusCode();
    }

    private String naming(int id, List<String> files) {
        return JSON.writeValueAsString(Map.of("word", word, "id", browser + "/" + id, "text", "", "files", files));
    }

    HttpResponse<byte[]> fetches(String path) {
        try {
            return http.send(
                    HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                            .build(),
                    BodyHandlers.ofByteArray());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    JsonNode sees() {
        return ask("/messages?word=" + word);
    }

    public List<String> reads() {
        return sees().valueStream()
                .map(message -> message.get("text").asString())
                .toList();
    }

    /** What stands below everything else. */
    public JsonNode last() {
        var all = sees();
        return all.get(all.size() - 1);
    }

    JsonNode standing() {
        return ask("/standing?word=" + word);
    }

    public JsonNode look(Map<String, String> visit) {
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
        var more = (path.contains("?") ? "&" : "?") + "language=" + language;
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + root + path + more));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
