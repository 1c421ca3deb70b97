package org.peyvand.commerce.woocommerce;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.peyvand.workspace.NotReached;
import org.peyvand.workspace.Outgoing;
import org.peyvand.workspace.PublicHosts;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Asks a shop's REST API (wc/v3), as {@link Outgoing} lets it. */
@Component
class WooClient {

    static final String API = "/wp-json/wc/v3/";

    private static final long LARGEST = 32L * 1024 * 1024;
    private static final Duration WHOLE = Duration.ofSeconds(60);
    private static final int SAID = 200;

    private final PublicHosts hosts;
    private final Outgoing outgoing;
    private final ObjectMapper json;

    WooClient(PublicHosts hosts, Outgoing outgoing, ObjectMapper json) {
        this.hosts = hosts;
        this.outgoing = outgoing;
        this.json = json;
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
        var request = HttpRequest.newBuilder(uri)
                .timeout(WHOLE)
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
        try {
            return outgoing.send(request, WHOLE, LARGEST);
        } catch (NotReached why) {
            throw of(why);
        }
    }

    /** The address found for a shop, where it may be asked. */
    String found(WooKey key) throws Unanswered {
        try {
            return hosts.check(URI.create(key.address()));
        } catch (NotReached why) {
            throw of(why);
        }
    }

    static Unanswered of(NotReached failure) {
        var trouble = switch (failure.why()) {
            case HOST -> Trouble.HOST;
            case PRIVATE -> Trouble.PRIVATE;
            case PLAIN -> Trouble.PLAIN;
            case TLS -> Trouble.TLS;
            case UNTRUSTED -> Trouble.UNTRUSTED;
            case EXPIRED -> Trouble.EXPIRED;
            case OTHER_NAME -> Trouble.OTHER_NAME;
            case LARGE -> Trouble.LARGE;
            case CONNECT, SLOW -> Trouble.CONNECT;
            case INTERRUPTED -> Trouble.BUSY;
        };
        return new Unanswered(trouble, failure.detail());
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
        return marked ? Arrays.copyOfRange(body, 3, body.length) : body;
    }

    private static Answer used(Answer answer) throws Unanswered {
        var code = answer.json().path("code").asString("");
        var said = answer.status() + " " + code + " "
                + answer.json().path("message").asString("");
        switch (answer.status()) {
            case 200, 201 -> {
                return answer;
            }
            // to a shop that does not know the key, who asks is nobody: 401; whoever it knows and keeps out, it answers
            // 403
            case 401 -> throw new Unanswered(Trouble.KEY, said);
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
}
