package org.peyvand.customer;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jooq.Field;
import org.jooq.Table;
import org.peyvand.web.Reader;

/**
 * What another module expects of customers, with the numbers the list is sorted by: at most one row for a customer, and for each
 * number an index by workspace, the number and the customer, both of these descending, over the rows where it is not null.
 *
 * @param value what the customer is expected to bring, in the smallest unit of the workspace's currency; may be null
 * @param purchases how many are expected of them, in the same time; may be null
 * @param alive probability that they still are a customer, 0 to 1; may be null
 * @param counting what is to be said while numbers are missing since they are being counted, in the reader's words
 */
public record KeptOrder(
        Table<?> table,
        Field<UUID> workspace,
        Field<UUID> customer,
        Field<Long> value,
        Field<Double> purchases,
        Field<Double> alive,
        Function<Reader, Optional<String>> counting) {}
