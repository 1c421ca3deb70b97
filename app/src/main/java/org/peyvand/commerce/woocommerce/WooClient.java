package org.peyvand.commerce.woocommerce;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * Asks a shop's REST API (wc/v3). An answer is bounded in size and time, and redirects are not followed: a key goes to the
 * address it was typed for and to no other.
 */
@Component
class WooClient implements DisposableBean {

    static final String API = "/wp-json/wc/v3/";

    private static final long LARGEST = 32L * 1024 * 1024;
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final long WHOLE_SECONDS = 60;
    private static final int SAID = 200;

    private final PublicHosts hosts;
    private final ObjectMapper json;
    private final HttpClient http;

    @Autowired
    WooClient(PublicHosts hosts, ObjectMapper json) throws NoSuchAlgorithmException {
        this(hosts, json, SSLContext.getDefault());
    }

    /** @param trusted whose certificates are believed */
    WooClient(PublicHosts hosts, ObjectMapper json, SSLContext trusted) {
        this.hosts = hosts;
        this.json = json;
        this.http = HttpClient.newBuilder()
                .followRedirects(Redirect.NEVER)
                .connectTimeout(CONNECT)
                .sslContext(trusted)
                .build();
    }

    /**
     * What a shop answered.
     *
     * @param total how many there are in all (X-WP-Total), or 0
     * @param at the shop's own time (Date)
     */
    record Answer(int status, JsonNode json, long total, Optional<Instant> at) {}

    /** What stands at that path of the API; a status of 4xx is an {@link Unanswered}. */
    Answer get(WooKey key, String path, Map<String, String> parameters) throws Unanswered {
        return used(raw(key, API + path + query(parameters), Optional.empty()));
    }

    /** The same, empty where there is no such thing. */
    Optional<JsonNode> find(WooKey key, String path) throws Unanswered {
        var answer = raw(key, API + path, Optional.empty());
        var code = answer.json().path("code").asString("");
        if ((answer.status() == 404 || answer.status() == 410) && code.endsWith("invalid_id")) return Optional.empty();
        return Optional.of(used(answer).json());
    }

    Answer post(WooKey key, String path, JsonNode body) throws Unanswered {
        return used(raw(key, API + path, Optional.of(body)));
    }

    /** Whatever the status, if it is JSON; for the test. */
    Answer raw(WooKey key, String path, Optional<JsonNode> body) throws Unanswered {
        var uri = URI.create(key.address() + path);
        hosts.check(uri);
        var request = HttpRequest.newBuilder(uri)
                .timeout(Duration.ofSeconds(WHOLE_SECONDS))
                .header("Accept", "application/json")
                .header("User-Agent", "Peyvand")
                .header("Authorization", key.authorization());
        body.ifPresentOrElse(
                sent -> request.header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(json.writeValueAsString(sent))),
                request::GET);
        return answer(send(request.build()));
    }

    private HttpResponse<byte[]> send(HttpRequest request) throws Unanswered {
        var sent = http.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), LARGEST));
        try {
            return sent.get(WHOLE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            sent.cancel(true);
            throw new Unanswered(Trouble.CONNECT, "no whole answer in " + WHOLE_SECONDS + " s");
        } catch (InterruptedException e) {
            sent.cancel(true);
            Thread.currentThread().interrupt();
            throw new Unanswered(Trouble.BUSY, "interrupted");
        } catch (ExecutionException e) {
            throw of(e.getCause());
        }
    }

    private static Unanswered of(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            var said = cause.getClass().getSimpleName() + " " + String.valueOf(cause.getMessage());
            if (cause instanceof SSLException || cause instanceof CertificateException)
                return new Unanswered(Trouble.ofCertificate(failure), said);
            if (cause instanceof ConnectException || cause instanceof HttpTimeoutException)
                return new Unanswered(Trouble.CONNECT, said);
            if (cause instanceof IOException && said.contains("exceeds capacity"))
                return new Unanswered(Trouble.LARGE, said);
        }
        return new Unanswered(Trouble.CONNECT, String.valueOf(failure.getMessage()));
    }

    private Answer answer(HttpResponse<byte[]> response) throws Unanswered {
        var status = response.statusCode();
        if (status >= 300 && status < 400) {
            throw new Unanswered(
                    Trouble.MOVED, response.headers().firstValue("Location").orElse(""));
        }
        if (status == 429 || status >= 500) {
            throw new Unanswered(Trouble.BUSY, status + " " + said(response), retryAfter(response));
        }
        var total = response.headers().firstValue("X-WP-Total").filter(text -> text.matches("\\d{1,12}"));
        return new Answer(status, read(response), total.map(Long::parseLong).orElse(0L), at(response));
    }

    private JsonNode read(HttpResponse<byte[]> response) throws Unanswered {
        try {
            var read = json.readTree(withoutMark(response.body()));
            if (read.isContainer()) return read;
        } catch (JacksonException noJson) {
            // said below, as every other answer that is none
        }
        var status = response.statusCode();
        var trouble = status == 200 ? Trouble.ODD : Trouble.REST;
        throw new Unanswered(trouble, status + " " + said(response));
    }

    /** Some themes and plugins put a byte order mark before all they say. */
    private static byte[] withoutMark(byte[] body) {
        var marked = body.length > 3 && body[0] == (byte) 0xef && body[1] == (byte) 0xbb && body[2] == (byte) 0xbf;
        return marked ? java.util.Arrays.copyOfRange(body, 3, body.length) : body;
    }

    private static Answer used(Answer answer) throws Unanswered {
        var code = answer.json().path("code").asString("");
        var said = answer.status() + " " + code + " "
                + answer.json().path("message").asString("");
        switch (answer.status()) {
            case 200, 201 -> {
                return answer;
            }
            case 401 -> throw new Unanswered(code.endsWith("_cannot_view") ? Trouble.RIGHTS : Trouble.KEY, said);
            case 403 -> throw new Unanswered(Trouble.RIGHTS, said);
            case 404 -> throw new Unanswered(code.equals("rest_no_route") ? Trouble.NOT_WOO : Trouble.ODD, said);
            case 400 -> throw new Unanswered(code.equals("rest_invalid_param") ? Trouble.OLD : Trouble.ODD, said);
            default -> throw new Unanswered(Trouble.ODD, said);
        }
    }

    private static String said(HttpResponse<byte[]> response) {
        var body = response.body();
        return new String(body, 0, Math.min(body.length, SAID), StandardCharsets.UTF_8);
    }

    /** In seconds; a date, which is allowed too, is not used by shops. */
    private static Optional<Duration> retryAfter(HttpResponse<byte[]> response) {
        return response.headers()
                .firstValue("Retry-After")
                .filter(text -> text.matches("\\d{1,5}"))
                .map(text -> Duration.ofSeconds(Long.parseLong(text)));
    }

    private static Optional<Instant> at(HttpResponse<byte[]> response) {
        try {
            return response.headers()
                    .firstValue("Date")
                    .map(text -> Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text)));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static String query(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(one -> one.getKey() + "="
                        + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8)
                                .replace("%2C", ","))
                .sorted()
                .collect(Collectors.joining("&", parameters.isEmpty() ? "" : "?", ""));
    }

    @Override
    public void destroy() {
        http.shutdownNow();
    }
}
