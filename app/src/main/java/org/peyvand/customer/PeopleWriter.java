package org.peyvand.customer;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.peyvand.database.Column;
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
        var added = additions.stream().map(Addition::customer).collect(Collectors.toSet());
        var fresh = new HashMap<>(news);
        fresh.keySet().removeAll(added);
        if (!fresh.isEmpty()) index.write(words(fresh));
        if (!added.isEmpty()) index.renew(added);
        likenesses.lookFor(touched(news, added), reasons(news.values(), handles));
    }

    private static Set<UUID> touched(Map<UUID, Person> news, Set<UUID> added) {
        var touched = new HashSet<>(news.keySet());
        touched.addAll(added);
        return touched;
    }

    private static Map<UUID, Set<String>> words(Map<UUID, Person> news) {
        var words = new HashMap<UUID, Set<String>>();
        news.forEach((id, person) -> words.put(id, SearchIndex.of(person)));
        return words;
    }

    /** By what any of them could be like somebody else: an address just written down, or a new name with its city. */
    private static Set<Likenesses.Reason> reasons(Collection<Person> news, List<Addition> handles) {
        var reasons = EnumSet.noneOf(Likenesses.Reason.class);
        handles.forEach(
                addition -> Likenesses.Reason.of(addition.handle().kind()).ifPresent(reasons::add));
        if (news.stream()
                .anyMatch(person -> !person.name().isBlank() && !person.city().isBlank()))
            reasons.add(Likenesses.Reason.NAME);
        return reasons;
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
                Column.ids(news.keySet()),
                texts(details, CustomerDetails::name),
                texts(details, CustomerDetails::nameKey),
                texts(details, CustomerDetails::city),
                texts(details, CustomerDetails::cityKey));
    }

    private void insertStandings(Map<UUID, Person> news) {
        db.execute(
                "insert into customer.standing (workspace_id, customer_id) select ?::uuid, unnest(?::uuid[])",
                Acting.workspace(),
                Column.ids(news.keySet()));
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
                Column.ids(handles.stream().map(_ -> newId()).toList()),
                Column.ids(handles.stream().map(Addition::customer).toList()),
                texts(handles, addition -> addition.handle().kind().code()),
                texts(handles, addition -> addition.handle().key()),
                texts(handles, addition -> addition.handle().typed()));
    }

    private static <T> Field<Column> texts(List<T> rows, Function<T, String> column) {
        return Column.texts(rows.stream().map(column).toList());
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
