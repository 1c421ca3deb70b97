package org.peyvand.customer;

import static org.peyvand.customer.db.Tables.CUSTOMER;
import static org.peyvand.customer.db.Tables.HANDLE;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Row2;
import org.jooq.impl.DSL;
import org.peyvand.workspace.Acting;
import org.peyvand.workspace.Permission;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Finds the customers of many people at once, writing down those who are new. Somebody is the customer with their number
 * in the shop, else with their mail address, else with their mobile where the names agree or one is missing: two names on
 * one mobile are two customers, with the question put whether they are one.
 */
@Service
public class People {

    /** The most people at once. */
    public static final int MOST = 1_000;

    private final DSLContext db;
    private final PeopleWriter writer;

    People(DSLContext db, PeopleWriter writer) {
        this.db = db;
        this.writer = writer;
    }

    /** Who somebody is. */
    public record Resolved(UUID customer, boolean isNew) {}

    /**
     * Finds or writes down each of them, all or none; two who are the same are one customer.
     *
     * @param people at most {@value #MOST}, each {@link Person#isSomebody() somebody}
     * @return who each is, in the same order
     */
    @Transactional
    public List<Resolved> resolve(List<Person> people) {
        Acting.require(Permission.CHANGE_CUSTOMERS);
        if (people.isEmpty()) return List.of();
        oneAtATime();
        var known = known(people);
        var news = new LinkedHashMap<UUID, Person>();
        var additions = new ArrayList<PeopleWriter.Addition>();
        var resolved = new ArrayList<Resolved>();
        for (var person : people) resolved.add(resolve(person, known, news, additions));
        writer.write(news, additions);
        return resolved;
    }

    /** Two imports at once must not both write the same person down as new. */
    private void oneAtATime() {
        db.fetch("select pg_advisory_xact_lock(hashtextextended({0}, 0))", DSL.val("people " + Acting.workspace()));
    }

    private Resolved resolve(
            Person person, Known known, Map<UUID, Person> news, List<PeopleWriter.Addition> additions) {
        var found = known.customerOf(person);
        var id = found.orElseGet(PeopleWriter::newId);
        if (found.isEmpty()) news.put(id, person);
        else known.missing(id, person).forEach(handle -> additions.add(new PeopleWriter.Addition(id, handle)));
        known.learn(id, person);
        return new Resolved(id, found.isEmpty());
    }

    private Known known(List<Person> people) {
        var keys = people.stream()
                .flatMap(person -> person.handles().stream())
                .distinct()
                .<Row2<String, String>>map(handle -> DSL.row(handle.kind().code(), handle.key()))
                .toList();
        var known = new Known();
        if (keys.isEmpty()) return known;
        db.select(HANDLE.KIND, HANDLE.KEY, HANDLE.CUSTOMER_ID, CUSTOMER.NAME_KEY)
                .from(HANDLE)
                .join(CUSTOMER)
                .on(CUSTOMER.WORKSPACE_ID.eq(HANDLE.WORKSPACE_ID), CUSTOMER.CUSTOMER_ID.eq(HANDLE.CUSTOMER_ID))
                .where(HANDLE.WORKSPACE_ID.eq(Acting.workspace()))
                .and(DSL.row(HANDLE.KIND, HANDLE.KEY).in(keys))
                .orderBy(HANDLE.CREATED_AT, HANDLE.HANDLE_ID)
                .forEach(row -> known.learn(
                        row.value3(), HandleKind.of(row.value1()).orElseThrow(), row.value2(), row.value4()));
        return known;
    }

    /** The customers met so far, by their addresses. */
    private static final class Known {

        private record Address(HandleKind kind, String key) {}

        private record Candidate(UUID customer, String nameKey) {}

        private final Map<Address, List<Candidate>> candidates = new HashMap<>();

        void learn(UUID customer, Person person) {
            var nameKey = nameKey(person);
            for (var handle : person.handles()) learn(customer, handle.kind(), handle.key(), nameKey);
        }

        void learn(UUID customer, HandleKind kind, String key, String nameKey) {
            candidates
                    .computeIfAbsent(new Address(kind, key), none -> new ArrayList<>())
                    .add(new Candidate(customer, nameKey));
        }

        Optional<UUID> customerOf(Person person) {
            var sure = Stream.of(HandleKind.SHOP, HandleKind.MAIL)
                    .flatMap(kind -> candidates(person, kind))
                    .findFirst();
            return sure.or(() -> candidates(person, HandleKind.MOBILE)
                            .filter(candidate -> agree(candidate.nameKey(), nameKey(person)))
                            .findFirst())
                    .map(Candidate::customer);
        }

        private Stream<Candidate> candidates(Person person, HandleKind kind) {
            return person.handle(kind).stream()
                    .flatMap(handle -> candidates.getOrDefault(new Address(kind, handle.key()), List.of()).stream());
        }

        private static boolean agree(String one, String other) {
            return one.isEmpty() || other.isEmpty() || one.equals(other);
        }

        List<Handle> missing(UUID customer, Person person) {
            return person.handles().stream()
                    .filter(handle ->
                            candidates.getOrDefault(new Address(handle.kind(), handle.key()), List.of()).stream()
                                    .noneMatch(candidate -> candidate.customer().equals(customer)))
                    .toList();
        }

        private static String nameKey(Person person) {
            return CustomerDetails.named(person.name(), "").nameKey();
        }
    }
}
