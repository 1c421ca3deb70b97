package org.peyvand.customer;

import static org.peyvand.customer.db.Tables.CUSTOMER;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.peyvand.web.Reader;
import org.peyvand.workspace.Acting;
import org.peyvand.workspace.AuditSubject;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Customers as the audit log names and finds them; who was joined to another keeps their own name there. */
@Component
class AuditedCustomers implements AuditSubject {

    private final DSLContext db;
    private final CustomerList list;
    private final CustomerSearch search;
    private final Customers customers;
    private final Merges merges;

    AuditedCustomers(DSLContext db, CustomerList list, CustomerSearch search, Customers customers, Merges merges) {
        this.db = db;
        this.list = list;
        this.search = search;
        this.customers = customers;
        this.merges = merges;
    }

    @Override
    public String kind() {
        return "customer";
    }

    @Override
    @Transactional(readOnly = true)
    public Map<UUID, Named> named(Collection<UUID> ids, Reader reader) {
        var names = db.select(CUSTOMER.CUSTOMER_ID, CUSTOMER.NAME)
                .from(CUSTOMER)
                .where(CUSTOMER.WORKSPACE_ID.eq(Acting.workspace()), CUSTOMER.CUSTOMER_ID.in(ids))
                .fetchMap(CUSTOMER.CUSTOMER_ID, CUSTOMER.NAME);
        var rows = list.byId(
                names.keySet().stream().filter(id -> names.get(id).isEmpty()).toList());
        var named = new HashMap<UUID, Named>();
        names.forEach((id, name) -> named.put(
                id,
                new Named(
                        CustomerName.of(
                                reader, name, Optional.ofNullable(rows.get(id)).flatMap(CustomerList.Row::handle)),
                        Optional.of("/customers/" + id))));
        return named;
    }

    @Override
    @Transactional(readOnly = true)
    public Set<UUID> meant(String typed) {
        return merges.joinedTo(
                search.find(typed).stream().map(CustomerList.Row::id).collect(Collectors.toSet()));
    }

    @Override
    @Transactional(readOnly = true)
    public Set<UUID> with(UUID id) {
        return customers.survivor(id).map(Set::of).map(merges::joinedTo).orElse(Set.of());
    }
}
