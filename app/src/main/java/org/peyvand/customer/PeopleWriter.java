package org.peyvand.customer;

import static org.peyvand.customer.db.Tables.CUSTOMER;
import static org.peyvand.customer.db.Tables.HANDLE;
import static org.peyvand.customer.db.Tables.STANDING;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
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

    private void insertCustomers(Map<UUID, Person> news) {
        db.insertInto(
                        CUSTOMER,
                        CUSTOMER.WORKSPACE_ID,
                        CUSTOMER.CUSTOMER_ID,
                        CUSTOMER.NAME,
                        CUSTOMER.NAME_KEY,
                        CUSTOMER.CITY,
                        CUSTOMER.CITY_KEY,
                        CUSTOMER.CREATED_AT)
                .valuesOfRows(news.entrySet().stream()
                        .map(entry -> {
                            var details = CustomerDetails.named(
                                    entry.getValue().name(), entry.getValue().city());
                            return DSL.row(
                                    Acting.workspace(),
                                    entry.getKey(),
                                    details.name(),
                                    details.nameKey(),
                                    details.city(),
                                    details.cityKey(),
                                    now());
                        })
                        .toList())
                .execute();
    }

    private void insertStandings(Map<UUID, Person> news) {
        db.insertInto(STANDING, STANDING.WORKSPACE_ID, STANDING.CUSTOMER_ID)
                .valuesOfRows(news.keySet().stream()
                        .map(id -> DSL.row(Acting.workspace(), id))
                        .toList())
                .execute();
    }

    private void insertHandles(List<Addition> handles) {
        db.insertInto(
                        HANDLE,
                        HANDLE.WORKSPACE_ID,
                        HANDLE.HANDLE_ID,
                        HANDLE.CUSTOMER_ID,
                        HANDLE.ORIGINAL_CUSTOMER_ID,
                        HANDLE.KIND,
                        HANDLE.KEY,
                        HANDLE.TYPED,
                        HANDLE.CREATED_AT)
                .valuesOfRows(handles.stream()
                        .map(addition -> DSL.row(
                                Acting.workspace(),
                                newId(),
                                addition.customer(),
                                addition.customer(),
                                addition.handle().kind().code(),
                                addition.handle().key(),
                                addition.handle().typed(),
                                now()))
                        .toList())
                .onConflictDoNothing()
                .execute();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
