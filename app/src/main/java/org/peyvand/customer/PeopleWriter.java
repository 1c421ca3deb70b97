package org.peyvand.customer;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.peyvand.workspace.Acting;
import org.springframework.stereotype.Component;

/** Writes many customers down with a handful of statements. */
@Component
class PeopleWriter {

    private final DSLContext db;
    private final Clock clock;
    private final SearchIndex index;
    private final Likenesses likenesses;

    PeopleWriter(DSLContext db, Clock clock, SearchIndex index, Likenesses likenesses) {
        this.db = db;
        this.clock = clock;
        this.index = index;
        this.likenesses = likenesses;
    }

    /** A further address of a customer who is known already. */
    record Addition(UUID customer, Handle handle) {}

    static UUID newId() {
        return UuidCreator.getTimeOrderedEpoch();
    }

    void write(Map<UUID, Person> news, List<Addition> additions) {
        if (!news.isEmpty()) {
            insertCustomers(news);
            insertStandings(news);
        }
        var handles = Stream.concat(
                        news.entrySet().stream()
                                .flatMap(entry -> entry.getValue().handles().stream()
                                        .map(handle -> new Addition(entry.getKey(), handle))),
                        additions.stream())
                .distinct()
                .toList();
        if (!handles.isEmpty()) insertHandles(handles);
        var touched = new HashSet<>(news.keySet());
        additions.forEach(addition -> touched.add(addition.customer()));
        if (touched.isEmpty()) return;
        index.renew(touched);
        likenesses.lookFor(touched);
    }

    private static final String INSERT_CUSTOMERS = """
            insert into customer.customer (workspace_id, created_at, customer_id, name, name_key, city, city_key)
            select ?::uuid, ?::timestamptz, t.*
            from unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[]) as t""";

    private void insertCustomers(Map<UUID, Person> news) {
        var details = news.values().stream()
                .map(person -> CustomerDetails.named(person.name(), person.city()))
                .toList();
        db.execute(
                INSERT_CUSTOMERS,
                Acting.workspace(),
                now(),
                news.keySet().toArray(UUID[]::new),
                texts(details, CustomerDetails::name),
                texts(details, CustomerDetails::nameKey),
                texts(details, CustomerDetails::city),
                texts(details, CustomerDetails::cityKey));
    }

    private void insertStandings(Map<UUID, Person> news) {
        db.execute(
                "insert into customer.standing (workspace_id, customer_id) select ?::uuid, unnest(?::uuid[])",
                Acting.workspace(),
                news.keySet().toArray(UUID[]::new));
    }

    private static final String INSERT_HANDLES = """
            insert into customer.handle
                (workspace_id, created_at, handle_id, customer_id, original_customer_id, kind, key, typed)
            select ?::uuid, ?::timestamptz, t.id, t.customer, t.customer, t.kind, t.key, t.typed
            from unnest(?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::text[]) as t(id, customer, kind, key, typed)
            on conflict do nothing""";

    private void insertHandles(List<Addition> handles) {
        db.execute(
                INSERT_HANDLES,
                Acting.workspace(),
                now(),
                handles.stream().map(_ -> newId()).toArray(UUID[]::new),
                handles.stream().map(Addition::customer).toArray(UUID[]::new),
                texts(handles, addition -> addition.handle().kind().code()),
                texts(handles, addition -> addition.handle().key()),
                texts(handles, addition -> addition.handle().typed()));
    }

    private static <T> String[] texts(List<T> rows, Function<T, String> column) {
        return rows.stream().map(column).toArray(String[]::new);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
