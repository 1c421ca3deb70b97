package org.peyvand.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.FormElement;
import org.jsoup.select.Elements;

/**
 * A person at a browser: cookies of their own, one connection that is kept, no compression asked for. Stays logged in when
 * the program is started anew.
 */
final class Visitor implements AutoCloseable {

    private static final String BOUNDARY = "a-part-of-the-form";

    private final Supplier<RunningProgram> program;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .cookieHandler(new CookieManager())
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    Visitor(Supplier<RunningProgram> program) {
        this.program = program;
    }

    /**
     * The page at this path.
     *
     * @throws IllegalStateException when it is not there
     */
    String page(String path) throws IOException, InterruptedException {
        var answer = send(HttpRequest.newBuilder(program.get().address(path)));
        if (answer.statusCode() != 200) throw new IllegalStateException(said(path, answer));
        return answer.body();
    }

    /** What comes from there, for as long as it goes on coming. */
    InputStream stream(String path) throws IOException, InterruptedException {
        var answer =
                client.send(HttpRequest.newBuilder(program.get().address(path)).build(), BodyHandlers.ofInputStream());
        if (answer.statusCode() != 200) throw new IllegalStateException(path + " answered " + answer.statusCode());
        return answer.body();
    }

    /** Whether there is such a page. */
    boolean has(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(program.get().address(path))).statusCode() == 200;
    }

    /** How long the whole answer takes, in nanoseconds. */
    long time(URI address) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(address).build();
        long from = System.nanoTime();
        var answer = client.send(request, BodyHandlers.ofByteArray());
        long took = System.nanoTime() - from;
        if (answer.statusCode() != 200) throw new IllegalStateException(address + " answered " + answer.statusCode());
        return took;
    }

    URI address(String path) {
        return program.get().address(path);
    }

    /**
     * Fills in the form of a page and sends it; what is not named stays as the page proposes it.
     *
     * @param action where the form goes, to tell it from others of the page
     */
    Answer submit(String page, String action, Map<String, String> fields) throws IOException, InterruptedException {
        var form = form(page, action);
        fields.forEach((name, value) -> fill(form.select("[name=" + name + "]"), value));
        var body = form.formData().stream()
                .map(field -> encoded(field.key()) + "=" + encoded(field.value()))
                .collect(Collectors.joining("&"));
        return post(action, "application/x-www-form-urlencoded", BodyPublishers.ofString(body));
    }

    /** A box to tick is ticked by any word but the empty one. */
    private static void fill(Elements field, String value) {
        field.not("[type=checkbox]").val(value);
        field.select("option").removeAttr("selected");
        field.select("option[value=" + value + "]").attr("selected", "selected");
        field.select("[type=checkbox]").forEach(box -> box.attr("checked", !value.isEmpty()));
    }

    /** Fills in the form of a page that takes a file; where it goes to is the page itself. */
    Answer upload(String page, Map<String, String> fields, String fileName, byte[] file)
            throws IOException, InterruptedException {
        var form = form(page, page);
        fields.forEach((name, value) -> fill(form.select("[name=" + name + "]"), value));
        var upload = form.select("[type=file]").attr("name");
        var body = new ByteArrayOutputStream();
        form.formData().stream()
                .filter(field -> !field.key().equals(upload))
                .forEach(field -> body.writeBytes(part("name=\"" + field.key() + "\"", bytes(field.value()))));
        body.writeBytes(part("name=\"" + upload + "\"; filename=\"" + fileName + "\"", file));
        body.writeBytes(bytes("--" + BOUNDARY + "--\r\n"));
        return post(page, "multipart/form-data; boundary=" + BOUNDARY, BodyPublishers.ofByteArray(body.toByteArray()));
    }

    private static byte[] part(String name, byte[] content) {
        var part = new ByteArrayOutputStream();
        part.writeBytes(bytes("--" + BOUNDARY + "\r\nContent-Disposition: form-data; " + name + "\r\n\r\n"));
        part.writeBytes(content);
        part.writeBytes(bytes("\r\n"));
        return part.toByteArray();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private FormElement form(String page, String action) throws IOException, InterruptedException {
        return Jsoup.parse(page(page)).forms().stream()
                .filter(form -> form.attr("method").equalsIgnoreCase("post"))
                .filter(form -> form.attr("action").isEmpty()
                        ? action.equals(page)
                        : form.attr("action").equals(action))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("The page " + page + " has no form for " + action));
    }

    /** What came of a form: the address it leads to, or empty, and the page. */
    record Answer(int status, String location, String body) {

        /** @throws IllegalStateException when the form was not taken */
        String leadsTo() {
            if (location.isEmpty())
                throw new IllegalStateException("A form was refused (" + status + "): " + text(body));
            return location;
        }
    }

    Answer post(String path, String type, BodyPublisher body) throws IOException, InterruptedException {
        var answer = send(HttpRequest.newBuilder(program.get().address(path))
                .header("Content-Type", type)
                .POST(body));
        if (answer.statusCode() >= 400) throw new IllegalStateException(said(path, answer));
        return new Answer(
                answer.statusCode(), answer.headers().firstValue("Location").orElse(""), answer.body());
    }

    void logIn(String email, String password) throws IOException, InterruptedException {
        var to = submit("/login", "/login", Map.of("email", email, "password", password))
                .leadsTo();
        if (to.contains("refused")) throw new IllegalStateException("Log-in was refused: " + to);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.header("Accept-Language", "fa").build(), BodyHandlers.ofString());
    }

    private static String said(String path, HttpResponse<String> answer) {
        return path + " answered " + answer.statusCode() + " "
                + answer.headers().firstValue("Location").orElse("") + ": " + text(answer.body());
    }

    private static String text(String page) {
        var text = Jsoup.parse(page).text();
        return text.substring(0, Math.min(400, text.length()));
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        client.close();
    }
}
