package org.peyvand.customer;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.peyvand.customer.db.tables.records.CustomerRecord;
import org.peyvand.customer.db.tables.records.HandleRecord;
import org.peyvand.customer.db.tables.records.StandingRecord;

/** Between rows of this module's tables and its facts. */
final class Rows {

    private Rows() {}

    static CustomerDetails details(CustomerRecord row) {
        return new CustomerDetails(row.getName(), row.getCity(), Optional.ofNullable(row.getBirthday()));
    }

    static void write(CustomerDetails details, CustomerRecord row) {
        row.setName(details.name());
        row.setNameKey(details.nameKey());
        row.setCity(details.city());
        row.setCityKey(details.cityKey());
        row.setBirthday(details.birthday().orElse(null));
    }

    static List<String> differing(CustomerDetails one, CustomerDetails other) {
        var fields = new ArrayList<String>();
        if (!one.name().equals(other.name())) fields.add("name");
        if (!one.city().equals(other.city())) fields.add("city");
        if (!one.birthday().equals(other.birthday())) fields.add("birthday");
        return fields;
    }

    static Handle handle(HandleRecord row) {
        return new Handle(HandleKind.of(row.getKind()).orElseThrow(), row.getKey(), row.getTyped());
    }

    static Optional<Customer.Undeliverable> undeliverable(HandleRecord row) {
        return Optional.ofNullable(row.getUndeliverableSince())
                .map(since -> new Customer.Undeliverable(since.toInstant(), row.getUndeliverableWhy()));
    }

    static Standing standing(StandingRecord row) {
        return new Standing(
                row.getOrders(),
                row.getSpent(),
                row.getReturns(),
                row.getReturned(),
                row.getOtherCurrencyOrders(),
                Optional.ofNullable(row.getFirstOrderAt()).map(OffsetDateTime::toInstant),
                Optional.ofNullable(row.getLastOrderAt()).map(OffsetDateTime::toInstant),
                Optional.ofNullable(row.getLastSeenAt()).map(OffsetDateTime::toInstant),
                Optional.ofNullable(row.getUsualGapDays()),
                Optional.ofNullable(row.getLateFrom()).map(OffsetDateTime::toInstant));
    }
}
