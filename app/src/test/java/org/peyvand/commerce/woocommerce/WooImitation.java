package org.peyvand.commerce.woocommerce;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A WooCommerce as its sources have it answer (9 and 10, and what older ones did otherwise), as far as Peyvand asks: pages with
 * their headers, filters by change and by id, errors with their codes, webhooks and their greeting. It can be made to fail, to be
 * slow of speech and to read only.
 */
final class WooImitation implements AutoCloseable {

    static final String KEY = "ck_test";
    static final String SECRET = "cs_test";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> HIDDEN = Set.of("trash", "auto-draft", "checkout-draft", "draft");

    private final HttpServer server;
    final Map<Long, ObjectNode> customers = new TreeMap<>();
    final Map<Long, ObjectNode> orders = new TreeMap<>();
    final Map<Long, ObjectNode> reviews = new TreeMap<>();
    final Map<Long, List<JsonNode>> refunds = new HashMap<>();
    final List<ObjectNode> webhooks = new ArrayList<>();
    final List<String> asked = new ArrayList<>();
    final AtomicInteger failing = new AtomicInteger();
    volatile int failure = 500;
    /** The key was deleted. WooCommerce then takes whoever asks for a visitor, and lists orders to none. */
    volatile boolean keyRefused;
    /** The key's user is no manager of the shop. */
    volatile boolean mayNotSee;
    /** WooCommerce before 5.8: sorted by change, but not asked by it. */
    volatile boolean beforeModifiedAfter;
    /** The zone WordPress is set to, by which it reads every time it is given. */
    volatile ZoneId zone = ZoneId.of("Asia/Tehran");
    /** What the shop counts and cannot show. */
    final Set<Long> unreadable = new HashSet<>();

    volatile boolean readOnly;
    /** Whether the shop reaches whom its webhooks go to. */
    volatile boolean reaches = true;

    volatile boolean withoutRest;
    volatile boolean withoutWoo;
    volatile String movedTo = "";
    volatile String currency = "IRT";
    volatile Runnable beforeOrders = () -> {};

    WooImitation() {
        this(Optional.empty());
    }

    /** @param certificate shown to whoever connects, over TLS then */
    WooImitation(Optional<SSLContext> certificate) {
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        try {
            server = certificate.isEmpty() ? HttpServer.create(address, 0) : HttpsServer.create(address, 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (server instanceof HttpsServer safe)
            safe.setHttpsConfigurator(new HttpsConfigurator(certificate.orElseThrow()));
        server.createContext("/", this::handle);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    String address() {
        return (server instanceof HttpsServer ? "https" : "http") + "://localhost:"
                + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private record Reply(int status, JsonNode json, int total) {}

    private void handle(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        var body = exchange.getRequestBody().readAllBytes();
        if (!movedTo.isEmpty()) {
            exchange.getResponseHeaders().add("Location", movedTo);
            exchange.sendResponseHeaders(301, -1);
            return;
        }
        if (withoutRest) {
            send(exchange, 404, "<html>Not found</html>".getBytes(StandardCharsets.UTF_8), 0);
            return;
        }
        if (path.equals("/wp-json/")) {
            var index = JSON.createObjectNode().put("name", "Test shop");
            var spaces = index.putArray("namespaces").add("wp/v2");
            if (!withoutWoo) spaces.add("wc/v3");
            send(exchange, 200, JSON.writeValueAsBytes(index), 0);
            return;
        }
        Reply reply;
        synchronized (this) {
            asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
            reply = failing.getAndUpdate(left -> Math.max(0, left - 1)) > 0
                    ? error(failure, "internal_server_error")
                    : refusal(exchange)
                            .orElseGet(() -> reply(exchange, path.replaceFirst("^/wp-json/wc/v3/", ""), body));
        }
        if (reply.status() == 429) exchange.getResponseHeaders().add("Retry-After", "7");
        send(exchange, reply.status(), JSON.writeValueAsBytes(reply.json()), reply.total());
    }

    private Optional<Reply> refusal(HttpExchange exchange) {
        var sent = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"))
                .orElse("")
                .replaceFirst("^Basic ", "");
        var pair = new String(Base64.getDecoder().decode(sent), StandardCharsets.UTF_8);
        if (keyRefused || !pair.startsWith(KEY + ":")) return Optional.of(error(401, "woocommerce_rest_cannot_view"));
        if (!pair.equals(KEY + ":" + SECRET)) return Optional.of(error(401, "woocommerce_rest_authentication_error"));
        if (mayNotSee) return Optional.of(error(403, "woocommerce_rest_cannot_view"));
        return Optional.empty();
    }

    private static void send(HttpExchange exchange, int status, byte[] body, int total) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", "application/json; charset=UTF-8");
        exchange.getResponseHeaders().add("X-WP-Total", Integer.toString(total));
        exchange.getResponseHeaders().add("X-WP-TotalPages", Integer.toString((total + 99) / 100));
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static Reply error(int status, String code) {
        var json = JSON.createObjectNode().put("code", code).put("message", "Sorry.");
        json.putObject("data").put("status", status);
        return new Reply(status, json, 0);
    }

    private Reply reply(HttpExchange exchange, String path, byte[] body) {
        var query = query(exchange);
        if (exchange.getRequestMethod().equals("POST")) return post(path, body);
        if (Integer.parseInt(query.getOrDefault("per_page", "10")) > 100) return error(400, "rest_invalid_param");
        var words = path.split("/");
        if (path.equals("orders")) return changed(query);
        if (path.equals("customers")) return paged(customers, query, one -> true);
        if (path.equals("products/reviews"))
            return paged(reviews, query, one -> one.path("status").asString("").equals("approved"));
        if (path.equals("webhooks"))
            return new Reply(
                    200,
                    JSON.valueToTree(webhooks.stream().map(WooImitation::shown).toList()),
                    webhooks.size());
        if (path.equals("data/currencies/current"))
            return new Reply(200, JSON.createObjectNode().put("code", currency), 0);
        if (words.length == 3) {
            var some = refunds.getOrDefault(Long.parseLong(words[1]), List.of());
            return new Reply(200, JSON.valueToTree(some), some.size());
        }
        if (words.length == 2 && words[0].equals("orders")) {
            var order = orders.get(Long.parseLong(words[1]));
            return order == null ? error(404, "woocommerce_rest_shop_order_invalid_id") : new Reply(200, order, 0);
        }
        return error(404, "rest_no_route");
    }

    private Reply post(String path, byte[] body) {
        if (readOnly) return error(401, "woocommerce_rest_authentication_error");
        var sent = (ObjectNode) JSON.readTree(body);
        if (path.matches("webhooks/\\d+")) {
            var known = webhooks.get(Integer.parseInt(path.substring("webhooks/".length())) - 1);
            known.setAll(sent);
            return new Reply(200, shown(known), 0);
        }
        if (!path.equals("webhooks")) return error(404, "rest_no_route");
        webhooks.add(sent.put("id", webhooks.size() + 1));
        if (reaches) greet(sent);
        return new Reply(201, shown(sent), 0);
    }

    /** No answer tells a webhook's secret. */
    private static ObjectNode shown(ObjectNode webhook) {
        var shown = webhook.deepCopy();
        shown.remove("secret");
        return shown;
    }

    /** What becomes of it changes nothing. */
    private static void greet(ObjectNode webhook) {
        var form = HttpRequest.newBuilder(
                        URI.create(webhook.path("delivery_url").asString("")))
                .timeout(Duration.ofSeconds(5))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("webhook_id=" + webhook.path("id").asLong()))
                .build();
        try (var http = HttpClient.newHttpClient()) {
            http.send(form, BodyHandlers.discarding());
        } catch (IOException notReached) {
            // it goes unsaid
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Map<String, String> query(HttpExchange exchange) {
        var query = new HashMap<String, String>();
        var raw = exchange.getRequestURI().getRawQuery();
        if (raw == null) return query;
        for (var part : raw.split("&")) {
            var pair = part.split("=", 2);
            query.put(pair[0], URLDecoder.decode(pair[1], StandardCharsets.UTF_8));
        }
        return query;
    }

    /**
     * Orders by their change; ties in an order of the shop's own, as a database without a second key has them. Any status is every
     * one that is found by searching: no drafts, and nothing of the bin.
     */
    private Reply changed(Map<String, String> query) {
        beforeOrders.run();
        var after = beforeModifiedAfter ? "" : asWordPressReads(query.getOrDefault("modified_after", ""));
        var excluded = Arrays.asList(query.getOrDefault("exclude", "").split(","));
        var found = orders.values().stream()
                .filter(order -> !HIDDEN.contains(order.path("status").asString("")))
                .filter(order -> order.path("date_modified_gmt").asString("").compareTo(after) > 0)
                .filter(order -> !excluded.contains(order.path("id").asString()))
                .sorted(Comparator.comparing((ObjectNode order) ->
                                order.path("date_modified_gmt").asString(""))
                        .thenComparing(order -> order.path("id").asLong() * 7919 % 101))
                .toList();
        return slice(found, query);
    }

    /** As a time of its own zone, whatever it is meant as: one that was never on the clocks there is an hour later. */
    private String asWordPressReads(String time) {
        if (time.isEmpty()) return "";
        var read = LocalDateTime.parse(time).atZone(zone).toLocalDateTime();
        return read.format(DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss"));
    }

    private Reply paged(Map<Long, ObjectNode> things, Map<String, String> query, Predicate<JsonNode> shown) {
        if (!"id".equals(query.getOrDefault("orderby", "id"))) return error(400, "rest_invalid_param");
        var found = things.values().stream().filter(shown).toList();
        return slice("desc".equals(query.get("order")) ? found.reversed() : found, query);
    }

    private Reply slice(List<ObjectNode> found, Map<String, String> query) {
        var from = Integer.parseInt(query.getOrDefault("offset", "0"));
        var size = Integer.parseInt(query.getOrDefault("per_page", "10"));
        var page = found.stream()
                .skip(from)
                .limit(size)
                .filter(one -> !unreadable.contains(one.path("id").asLong()))
                .toList();
        return new Reply(200, JSON.valueToTree(page), found.size());
    }

    /** Puts an order there, replacing what it was. */
    synchronized ObjectNode put(ObjectNode order) {
        orders.put(order.path("id").asLong(), order.deepCopy());
        return order;
    }

    /** An order as the documentation shows them, of a guest and with one line of goods. */
    static ObjectNode order(long id, String status, String modified, String total) {
        var order = JSON.createObjectNode()
                .put("id", id)
                .put("number", Long.toString(id))
                .put("status", status)
                .put("currency", "IRT")
                .put("date_created_gmt", "2025-03-21T10:00:00")
                .put("date_modified_gmt", modified)
                .put("total", total)
                .put("customer_id", 0);
        order.putNull("date_paid_gmt");
        order.putObject("billing")
                .put("first_name", "مریم")
                .put("last_name", "خریدار" + id % 40)
                .put("city", "اصفهان")
                .put("email", "")
                .put("phone", "۰۹۱۲۳۴۵۰۰%02d".formatted(id % 40));
        order.putArray("line_items")
                .addObject()
                .put("id", 1)
                .put("name", "چای لاهیجان")
                .put("product_id", 93)
                .put("variation_id", 0)
                .put("quantity", 2)
                .put("total", total)
                .put("sku", "CH-1");
        for (var none : List.of("shipping_lines", "fee_lines", "tax_lines", "coupon_lines", "meta_data", "refunds"))
            order.putArray(none);
        return order;
    }

    /** Gives back so much of an order, as a refund without lines. */
    synchronized void refund(ObjectNode order, long refund, String amount) {
        order.withArray("refunds")
                .addObject()
                .put("id", refund)
                .put("reason", "")
                .put("total", "-" + amount);
        var raw = JSON.createObjectNode()
                .put("id", refund)
                .put("date_created", "2025-03-25T13:30:00")
                .put("date_created_gmt", "2025-03-25T10:00:00")
                .put("amount", amount)
                .put("reason", "")
                .put("refunded_by", 1)
                .put("refunded_payment", false);
        for (var none : List.of("meta_data", "line_items", "shipping_lines", "tax_lines", "fee_lines"))
            raw.putArray(none);
        var known = new ArrayList<>(refunds.getOrDefault(order.path("id").asLong(), List.of()));
        known.removeIf(one -> one.path("id").asLong() == refund);
        known.add(raw);
        refunds.put(order.path("id").asLong(), known);
    }

    ObjectNode customer(long id, String mail) {
        var customer = JSON.createObjectNode()
                .put("id", id)
                .put("email", mail)
                .put("first_name", "علی")
                .put("last_name", "ثبت‌شده" + id)
                .put("date_modified_gmt", "2025-03-01T00:00:00");
        customer.putObject("billing").put("phone", "0912777%04d".formatted(id));
        synchronized (this) {
            customers.put(id, customer);
        }
        return customer;
    }

    ObjectNode review(long id, String mail, int stars, String text) {
        var review = JSON.createObjectNode()
                .put("id", id)
                .put("date_created_gmt", "2025-04-01T08:00:00")
                .put("product_id", 93)
                .put("product_name", "چای لاهیجان")
                .put("product_permalink", "https://shop.example.ir/tea")
                .put("status", "approved")
                .put("reviewer", "علی")
                .put("reviewer_email", mail)
                .put("review", "<p>" + text + "</p>")
                .put("rating", stars);
        synchronized (this) {
            reviews.put(id, review);
        }
        return review;
    }

    /** What was asked for, of that beginning. */
    synchronized List<String> asked(String beginning) {
        return asked.stream().filter(one -> one.startsWith(beginning)).toList();
    }

    static byte[] bytes(JsonNode node) {
        return JSON.writeValueAsBytes(node);
    }

    static Stream<String> topics(WooImitation shop) {
        return shop.webhooks.stream().map(one -> one.path("topic").asString(""));
    }
}
