package org.peyvand.bench;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** An order of two lines, as it is told through the API. */
record ApiOrder(String number, UUID customer, Instant placedAt, long total) {

    /** So many orders from that number on, by customers of the shop in turn. */
    static List<ApiOrder> some(String prefix, int from, int count, Filling filling) {
        return IntStream.range(from, from + count)
                .mapToObj(number -> numbered(prefix, number, filling))
                .toList();
    }

    private static ApiOrder numbered(String prefix, int number, Filling filling) {
        var customer = filling.person((int) (number * 7919L % filling.size())).id();
        var at = Instant.now().minus(Duration.ofMinutes(number % 100_000)).truncatedTo(ChronoUnit.SECONDS);
        return new ApiOrder(prefix + number, customer, at, 2_000L * (1_000 + number % 997));
    }

    static String json(List<ApiOrder> orders) {
        return orders.stream().map(ApiOrder::json).collect(Collectors.joining(",", "{\"orders\":[", "]}"));
    }

    private String json() {
        var line = "{\"description\":\"چای ایرانی\",\"quantity\":1,\"unitPrice\":%d}".formatted(total / 2);
        return "{\"source\":\"bench\",\"number\":\"%s\",\"customer\":{\"id\":\"%s\"},\"placedAt\":\"%s\",\"lines\":[%s,%s]}"
                .formatted(number, customer, placedAt, line, line);
    }
}
