package org.peyvand;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.peyvand.workspace.TestWorkspace;
import org.peyvand.workspace.TestWorkspace.Person;

/**
 * A caller from outside, over HTTP: a browser without a screen, which keeps cookies and sends the token that forms
 * carry, or a program with a key. Redirects are not followed.
 */
public final class TestClient {

    private static final Pattern TOKEN = Pattern.compile("name=\"csrf-token\" content=\"([^\"]+)\"");

    private static final String BOUNDARY = "peyvand-test-boundary";

    private final CookieManager cookies;
    private final HttpClient http;
    private final URI base;
    private final Optional<String> key;
    private Optional<String> token = Optional.empty();

    private TestClient(int port, Optional<String> key) {
        this(port, key, new CookieManager());
    }

    private TestClient(int port, Optional<String> key, CookieManager cookies) {
        this.cookies = cookies;
        this.http = HttpClient.newBuilder()
                .cookieHandler(cookies)
                .connectTimeout(Duration.ofSeconds(10))
                .build();
        this.base = URI.create("http://localhost:" + port);
        this.key = key;
    }

    /** Nobody the program knows. */
    public static TestClient stranger() {
        return new TestClient(TestBase.port(), Optional.empty());
    }

    /** Nobody yet, at a program that listens on another port than that of the tests. */
    public static TestClient stranger(int port) {
        return new TestClient(port, Optional.empty());
    }

    /** The same browser at another node, with its cookies. */
    public TestClient at(int port) {
        return new TestClient(port, key, cookies);
    }

    /** A program with the workspace's key. */
    public static TestClient program(TestWorkspace workspace) {
        return new TestClient(TestBase.port(), Optional.of(workspace.apiKey()));
    }

    /** A program with that key. */
    public static TestClient withKey(String apiKey) {
        return new TestClient(TestBase.port(), Optional.of(apiKey));
    }

    /** A member who has logged in. */
    public static TestClient member(Person person) {
        var client = stranger();
        var answer = client.logIn(person.email(), person.password());
        if (answer.contains("/login")) throw new IllegalStateException("Log-in of " + person.email() + " was refused");
        return client;
    }

    /** Sends the log-in form and returns where the answer leads. */
    public String logIn(String email, String password) {
        readToken("/login");
        var answer = post("/login", Map.of("email", email, "password", password));
        token = Optional.empty();
        return answer.headers().firstValue("Location").orElse("");
    }

    public HttpResponse<String> get(String path) {
        return send(request(path).GET());
    }

    /** Asks for a page unless it is still the one of that tag. */
    public HttpResponse<String> getIfNot(String tag, String path) {
        return send(request(path).header("If-None-Match", tag).GET());
    }

    /** Sends a form with the token that belongs to it. */
    public HttpResponse<String> post(String path, Map<String, String> form) {
        if (token.isEmpty()) readToken("/settings/account");
        if (token.isEmpty()) readToken("/login");
        return send(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("X-CSRF-TOKEN", token.orElse(""))
                .POST(BodyPublishers.ofString(encoded(form))));
    }

    /**
     * Sends a file as the form of a page does.
     *
     * @param content opened as it is sent, so that it may be larger than memory
     */
    public HttpResponse<String> upload(String path, String fileName, Supplier<InputStream> content) {
        if (token.isEmpty()) readToken("/settings/account");
        var head = "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + fileName
                + "\"\r\nContent-Type: text/csv\r\n\r\n";
        var parts = BodyPublishers.concat(
                BodyPublishers.ofString(head),
                BodyPublishers.ofInputStream(content),
                BodyPublishers.ofString("\r\n--" + BOUNDARY + "--\r\n"));
        return send(request(path)
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .header("X-CSRF-TOKEN", token.orElse(""))
                .POST(parts));
    }

    /** The beginning of such a request as it goes over the wire, for one that says more than it will send. */
    public String uploadHead(String path, long length) {
        var kept = cookies.getCookieStore().getCookies().stream()
                .map(cookie -> cookie.getName() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
        return "POST " + path + " HTTP/1.1\r\nHost: " + base.getAuthority() + "\r\nCookie: " + kept
                + "\r\nX-CSRF-TOKEN: " + token.orElse("") + "\r\nContent-Length: " + length
                + "\r\nContent-Type: multipart/form-data; boundary=" + BOUNDARY + "\r\n\r\n--" + BOUNDARY
                + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"orders.csv\"\r\n\r\n";
    }

    /** As {@link #upload(String, String, Supplier)}, of a text. */
    public HttpResponse<String> upload(String path, String fileName, String content) {
        return upload(path, fileName, () -> new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)));
    }

    /** Sends a form as another site would make the browser do. */
    public HttpResponse<String> postWithoutToken(String path, Map<String, String> form) {
        return send(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(encoded(form))));
    }

    /** Sends JSON, or nothing where it is empty. */
    public HttpResponse<String> send(String method, String path, String json) {
        var body = json.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(json);
        return send(request(path).header("Content-Type", "application/json").method(method, body));
    }

    /** Posts JSON under a key of the caller's own, so that it may be repeated. */
    public HttpResponse<String> postOnce(String idempotencyKey, String path, String json) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", idempotencyKey)
                .POST(BodyPublishers.ofString(json)));
    }

    /** Takes the token that the forms of a page carry. */
    public void readToken(String page) {
        var found = TOKEN.matcher(get(page).body());
        token = found.find() ? Optional.of(found.group(1)) : Optional.empty();
    }

    private HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(base.resolve(path)).timeout(Duration.ofMinutes(5));
        key.ifPresent(word -> request.header("Authorization", "Bearer " + word));
        return request.header("Accept-Language", "en");
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(Map<String, String> form) {
        return form.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
