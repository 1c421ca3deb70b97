package org.peyvand.customer;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.peyvand.api.Fields;
import org.peyvand.web.Refused;
import org.peyvand.workspace.Workspaces;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Finds the customers that requests of the API name. */
@Service
public class CustomerReferences {

    private final Customers customers;
    private final People people;
    private final Workspaces workspaces;

    CustomerReferences(Customers customers, People people, Workspaces workspaces) {
        this.customers = customers;
        this.people = people;
        this.workspaces = workspaces;
    }

    /** A reference, and where to note what is wrong with it. */
    public record Asked(Optional<CustomerReference> reference, Fields fields) {}

    /**
     * The customers of many references, written down where they are new. References whose fields are wrong already, or
     * turn out to be, are passed over: for them nobody is written down.
     *
     * @param asked at most {@value People#MOST}
     * @return in the same order; empty where nobody is named, or the reference is wrong
     */
    @Transactional
    public List<Optional<UUID>> resolve(List<Asked> asked) {
        var region = workspaces.settings().phoneRegion();
        var standing = customers.survivors(ids(asked));
        var found = new ArrayList<Optional<UUID>>();
        var somebody = new LinkedHashMap<Integer, Person>();
        for (int i = 0; i < asked.size(); i++) {
            found.add(byId(asked.get(i), standing));
            var person = found.get(i).isEmpty() ? person(asked.get(i), region) : Optional.<Person>empty();
            if (person.isPresent()) somebody.put(i, person.get());
        }
        var resolved = people.resolve(List.copyOf(somebody.values())).iterator();
        somebody.keySet().forEach(i -> found.set(i, Optional.of(resolved.next().customer())));
        return found;
    }

    private static Set<UUID> ids(List<Asked> asked) {
        return asked.stream()
                .flatMap(one -> one.reference().stream())
                .flatMap(reference -> reference.id().stream())
                .collect(Collectors.toCollection(HashSet::new));
    }

    private static Optional<UUID> byId(Asked asked, Map<UUID, UUID> standing) {
        var id = asked.reference().flatMap(CustomerReference::id);
        if (id.isPresent() && !standing.containsKey(id.get())) {
            asked.fields().refuse("customer.id", "customer.refused.unknown");
        }
        return id.map(standing::get);
    }

    private static Optional<Person> person(Asked asked, String region) {
        var reference = asked.reference().filter(one -> one.id().isEmpty() && !one.isEmpty());
        if (reference.isEmpty()) return Optional.empty();
        var fields = asked.fields();
        var named = reference.get();
        var handles = new ArrayList<Handle>();
        handle(HandleKind.SHOP, named.shopNumber(), "customer.shopNumber", region, fields)
                .ifPresent(handles::add);
        handle(HandleKind.MOBILE, named.mobile(), "customer.mobile", region, fields)
                .ifPresent(handles::add);
        handle(HandleKind.MAIL, named.mail(), "customer.mail", region, fields).ifPresent(handles::add);
        fields.read(
                "customer.name",
                () -> CustomerDetails.named(
                        named.name().orElse(""), named.city().orElse("")));
        if (!fields.ok()) return Optional.empty();
        return Optional.of(new Person(named.name().orElse(""), named.city().orElse(""), handles));
    }

    private static Optional<Handle> handle(
            HandleKind kind, Optional<String> typed, String field, String region, Fields fields) {
        return typed.filter(text -> !text.isBlank())
                .flatMap(text -> fields.read(
                        field,
                        () -> kind.read(text, region)
                                .orElseThrow(() -> Refused.because("customer.refused.handle." + kind.code(), text))));
    }
}
