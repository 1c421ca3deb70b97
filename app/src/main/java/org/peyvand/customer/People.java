package org.peyvand.customer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Param;
import org.jooq.impl.DSL;
import org.peyvand.workspace.Acting;
import org.peyvand.workspace.Permission;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Finds the customers of many people at once, writing down those who are new. Somebody is the customer with their number
 * in the shop, else with their mail address, else with their mobile where the names agree or one is missing: two names on
 * one mobile are two customers, with the question put whether they are one. A name without any address is the customer
 * of that name and city who has none either.
 */
@Service
public class People {

    /** The most people at once. */
    public static final int MOST = 1_000;

    /** Among so many somebody is likely to be new: then they are looked for once instead of twice. */
    private static final int MANY = 50;

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
        boolean alone = people.size() >= MANY && aloneAtOnce();
        var all = resolved(people, alone);
        if (all.isPresent()) return all.get();
        oneAtATime();
        return resolved(people, true).orElseThrow();
    }

    /** Empty where somebody is to be written down and may not be: only then others have to be waited for. */
    private Optional<List<Resolved>> resolved(List<Person> people, boolean writes) {
        var known = known(people);
        var news = new LinkedHashMap<UUID, Person>();
        var additions = new ArrayList<PeopleWriter.Addition>();
        var resolved = new ArrayList<Resolved>();
        for (var person : people) resolved.add(resolve(person, known, news, additions));
        if (!writes && !(news.isEmpty() && additions.isEmpty())) return Optional.empty();
        writer.write(news, additions);
        return Optional.of(resolved);
    }

    /** Two imports at once must not both write the same person down as new. */
    private void oneAtATime() {
        db.fetch("select pg_advisory_xact_lock(hashtextextended({0}, 0))", turn());
    }

    /** As {@link #oneAtATime}, where nobody has to be waited for. */
    private boolean aloneAtOnce() {
        return db.fetchSingle("select pg_try_advisory_xact_lock(hashtextextended({0}, 0))", turn())
                .get(0, Boolean.class);
    }

    private static Param<String> turn() {
        return DSL.val("people " + Acting.workspace());
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

    private static final String KNOWN = """
            select h.kind, h.key, h.customer_id, c.name_key
            from unnest(?::text[], ?::text[]) as wanted(kind, key)
            join customer.handle h on h.workspace_id = ? and h.kind = wanted.kind and h.key = wanted.key
            join customer.customer c on c.workspace_id = ? and c.customer_id = h.customer_id
            order by h.created_at, h.handle_id""";

    private static final String KNOWN_BY_NAME = """
            select c.customer_id, c.name_key, c.city_key
            from unnest(?::text[], ?::text[]) as wanted(name_key, city_key)
            join customer.customer c
                on c.workspace_id = ? and c.name_key = wanted.name_key and c.city_key = wanted.city_key
            where c.name_key <> '' and c.merged_into is null and not exists (
                select from customer.handle h where h.workspace_id = c.workspace_id and h.customer_id = c.customer_id)
            order by c.created_at desc, c.customer_id desc""";

    private Known known(List<Person> people) {
        var known = new Known();
        var handles = people.stream()
                .flatMap(person -> person.handles().stream())
                .distinct()
                .toList();
        var kinds = handles.stream().map(handle -> handle.kind().code()).toArray(String[]::new);
        var keys = handles.stream().map(Handle::key).toArray(String[]::new);
        if (keys.length > 0) {
            db.resultQuery(KNOWN, kinds, keys, Acting.workspace(), Acting.workspace())
                    .forEach(row -> known.learn(
                            row.get(2, UUID.class),
                            HandleKind.of(row.get(0, String.class)).orElseThrow(),
                            row.get(1, String.class),
                            row.get(3, String.class)));
        }
        var names = people.stream()
                .filter(person -> person.handles().isEmpty())
                .map(Known::named)
                .distinct()
                .toList();
        if (!names.isEmpty()) knownByName(names, known);
        return known;
    }

    private void knownByName(List<Known.Name> names, Known known) {
        db.resultQuery(
                        KNOWN_BY_NAME,
                        names.stream().map(Known.Name::nameKey).toArray(String[]::new),
                        names.stream().map(Known.Name::cityKey).toArray(String[]::new),
                        Acting.workspace())
                .forEach(row -> known.nameless(
                        row.get(0, UUID.class), new Known.Name(row.get(1, String.class), row.get(2, String.class))));
    }

    /** The customers met so far, by their addresses. */
    private static final class Known {

        private record Address(HandleKind kind, String key) {}

        private record Candidate(UUID customer, String nameKey) {}

        /** Of those without any address, who are only told apart by name and city. */
        private record Name(String nameKey, String cityKey) {}

        private final Map<Address, List<Candidate>> candidates = new HashMap<>();
        private final Map<Name, UUID> byName = new HashMap<>();

        static Name named(Person person) {
            var details = CustomerDetails.named(person.name(), person.city());
            return new Name(details.nameKey(), details.cityKey());
        }

        void nameless(UUID customer, Name name) {
            byName.put(name, customer);
        }

        void learn(UUID customer, Person person) {
            if (person.handles().isEmpty()) nameless(customer, named(person));
            var nameKey = nameKey(person);
            for (var handle : person.handles()) learn(customer, handle.kind(), handle.key(), nameKey);
        }

        void learn(UUID customer, HandleKind kind, String key, String nameKey) {
            candidates
                    .computeIfAbsent(new Address(kind, key), none -> new ArrayList<>())
                    .add(new Candidate(customer, nameKey));
        }

        Optional<UUID> customerOf(Person person) {
            if (person.handles().isEmpty()) return Optional.ofNullable(byName.get(named(person)));
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
