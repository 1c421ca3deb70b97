package org.peyvand.customer;

import java.util.Optional;
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

    /** As {@link #of(Reader, String, Optional)}. */
    public static String of(Reader reader, CustomerList.Row row) {
        return of(reader, row.name(), row.handle());
    }
}
