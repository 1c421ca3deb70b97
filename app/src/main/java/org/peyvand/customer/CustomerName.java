package org.peyvand.customer;

import java.util.Optional;
import java.util.stream.Collectors;
import org.peyvand.web.Reader;

/** What a customer is called on a page: their name, or what else they are known by. */
public final class CustomerName {

    private CustomerName() {}

    /** Never empty. */
    public static String of(Reader reader, String name, Optional<Handle> handle) {
        if (!name.isEmpty()) return name;
        return handle.map(known -> switch (known.kind()) {
                    case MOBILE, PHONE -> reader.phone(known.key());
                    case MAIL -> known.key();
                    case SHOP -> reader.say("customer.numbered", reader.digits(known.typed()));
                })
                .orElseGet(() -> reader.say("customer.nameless"));
    }

    /** As {@link #of(Reader, String, Optional)}. */
    public static String of(Reader reader, Customer customer) {
        return of(
                reader,
                customer.details().name(),
                customer.handles().stream().findFirst().map(Customer.KnownHandle::handle));
    }

    /**
     * As {@link #of(Reader, Customer)}, with what tells this customer from one of the same name: an address the other does
     * not have, or else since when they are a customer.
     */
    public static String apart(Reader reader, Customer customer, Customer from) {
        var name = of(reader, customer);
        if (!name.equals(of(reader, from))) return name;
        var theirs = from.handles().stream().map(known -> known.handle().key()).collect(Collectors.toSet());
        var own = customer.handles().stream()
                .map(Customer.KnownHandle::handle)
                .filter(handle -> !theirs.contains(handle.key()))
                .findFirst();
        return own.map(handle -> reader.say("customer.named.by", name, address(reader, handle)))
                .orElseGet(() -> reader.say("customer.named.since", name, customer.since()));
    }

    private static String address(Reader reader, Handle handle) {
        return of(reader, "", Optional.of(handle));
    }

    /** As {@link #of(Reader, String, Optional)}. */
    public static String of(Reader reader, CustomerList.Row row) {
        return of(reader, row.name(), row.handle());
    }
}
