package org.peyvand.rehearsal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** A browser as far as a rehearsal needs one: it keeps cookies, and sends forms with their token. */
final class Visitor {

    private static final Pattern TOKEN = Pattern.compile("name=\"csrf-token\" content=\"([^\"]+)\"");

    private final String base;
    private final HttpClient client = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(Redirect.NORMAL)
            .build();

    Visitor(int port) {
        base = "http://localhost:" + port;
    }

    void logIn(String email, String password) throws InterruptedException {
        var form = "email=%s&password=%s&_csrf=%s"
                .formatted(encoded(email), encoded(password), encoded(first(TOKEN, read("/login"))));
        send(
                "/login",
                HttpRequest.newBuilder()
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form)));
    }

    /** The page there. */
    String read(String path) throws InterruptedException {
        return send(path, HttpRequest.newBuilder().GET());
    }

    /** What follows a beginning in the first link of a page to an id. */
    String firstLink(String path, String beginning) throws InterruptedException {
        return first(Pattern.compile("href=\"" + Pattern.quote(beginning) + "([0-9a-f-]{36})"), read(path));
    }

    private String send(String path, HttpRequest.Builder request) throws InterruptedException {
        try {
            HttpResponse<String> answer =
                    client.send(request.uri(URI.create(base + path)).build(), BodyHandlers.ofString());
            if (answer.statusCode() != 200) throw new IllegalStateException(path + " answered " + answer.statusCode());
            return answer.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String first(Pattern wanted, String page) {
        var found = wanted.matcher(page);
        if (!found.find()) throw new IllegalStateException("There is no " + wanted + " on the page");
        return found.group(1);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
