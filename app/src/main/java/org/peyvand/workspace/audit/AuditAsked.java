package org.peyvand.workspace.audit;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.peyvand.calendar.DateOrder;
import org.peyvand.calendar.DateReader;
import org.peyvand.calendar.DateReading;
import org.peyvand.web.Reader;

/**
 * What somebody asks of the log, as the address carries it.
 *
 * @param who the id of a member or key, or empty
 * @param since the first day as typed, in either calendar
 * @param until the last day as typed
 * @param customer what was typed to look a customer up by
 * @param about the id of one customer, where a page led here; it goes before what was typed
 */
public record AuditAsked(
        String who,
        String topic,
        String since,
        String until,
        String customer,
        String about,
        Optional<Instant> begins,
        Optional<Instant> ends) {

    private static final int LONGEST = 200;

    static AuditAsked of(Map<String, String> parameters, Reader reader) {
        var since = value(parameters, "since");
        var until = value(parameters, "until");
        return new AuditAsked(
                value(parameters, "who"),
                value(parameters, "topic"),
                since,
                until,
                value(parameters, "customer"),
                value(parameters, "about"),
                day(since, reader).map(day -> start(day, reader)),
                day(until, reader).map(day -> start(day.plusDays(1), reader)));
    }

    private static String value(Map<String, String> parameters, String name) {
        var typed = parameters.getOrDefault(name, "").strip();
        return typed.length() > LONGEST ? typed.substring(0, LONGEST) : typed;
    }

    private static Instant start(LocalDate day, Reader reader) {
        return day.atStartOfDay(reader.zone()).toInstant();
    }

    private static Optional<LocalDate> day(String typed, Reader reader) {
        return switch (new DateReader(reader.calendar(), DateOrder.YMD, reader.today()).read(typed)) {
            case DateReading.Read read -> Optional.of(read.date());
            case DateReading.Impossible _, DateReading.NotADate _ -> Optional.empty();
        };
    }

    /** Whether a day was typed that is none. */
    public boolean hasBadDay() {
        return (!since.isBlank() && begins.isEmpty()) || (!until.isBlank() && ends.isEmpty());
    }

    /** Whether the log is narrowed at all. */
    public boolean narrowed() {
        return !(who + topic + since + until + customer + about).isBlank();
    }

    Optional<UUID> author() {
        return id(who);
    }

    Optional<UUID> one() {
        return id(about);
    }

    private static Optional<UUID> id(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    /** An address that asks for the same. */
    public String at(String path, Optional<String> after) {
        var parameters = new LinkedHashMap<String, String>();
        parameters.put("who", who);
        parameters.put("topic", topic);
        parameters.put("since", since);
        parameters.put("until", until);
        parameters.put("customer", customer);
        parameters.put("about", about);
        parameters.put("after", after.orElse(""));
        var asked = parameters.entrySet().stream()
                .filter(parameter -> !parameter.getValue().isEmpty())
                .map(parameter ->
                        parameter.getKey() + "=" + URLEncoder.encode(parameter.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return asked.isEmpty() ? path : path + "?" + asked;
    }
}
