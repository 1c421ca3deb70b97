package org.peyvand.customer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.peyvand.FilledShop;
import org.peyvand.PeyvandTest;
import org.peyvand.customer.CustomerList.Filter;
import org.peyvand.customer.CustomerList.Sort;
import org.peyvand.worth.LargeShop;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** In each of its orders the list of customers is read from an index as far as it is shown and no further. */
@PeyvandTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CustomerListPlanTest {

    @Autowired
    CustomerList list;

    @Autowired
    DSLContext db;

    @Autowired
    TransactionTemplate transaction;

    private FilledShop shop;

    @BeforeAll
    void fill() {
        shop = LargeShop.make(db, transaction);
    }

    @ParameterizedTest
    @EnumSource(Sort.class)
    void customersAreReadAlongTheIndexOfTheirOrder(Sort sort) {
        assertThat(plan(sort, Optional.empty())).contains(index(sort), "Limit").doesNotContain("Seq Scan", "Sort");
        var middle = new UUID(0x4000L, 0x8000_0000_0000_1000L);
        assertThat(plan(sort, Optional.of(inTheMiddle(sort, middle))))
                .contains(index(sort), "Limit")
                .doesNotContain("Seq Scan", "Sort");
    }

    private String plan(Sort sort, Optional<Cursor> after) {
        return shop.plan(() -> list.query(sort, Filter.NONE, after));
    }

    private static String index(Sort sort) {
        return switch (sort) {
            case WORTH -> "standing_workspace_id_worth_customer_id_idx";
            case EXPECTED -> "score_by_value";
            case PURCHASES -> "score_by_purchases";
            case STAYING, LOST -> "score_by_alive";
            case SEEN -> "standing_workspace_id_last_seen_at_customer_id_idx";
            case LATE -> "standing_workspace_id_late_from_customer_id_idx";
            case NEWEST -> "_pkey";
        };
    }

    private static Cursor inTheMiddle(Sort sort, UUID customer) {
        return switch (sort) {
            case WORTH, EXPECTED, NEWEST -> Cursor.of(10_000, customer);
            case PURCHASES -> Cursor.ofFraction(4.5, customer);
            case STAYING, LOST -> Cursor.ofFraction(0.5, customer);
            case SEEN, LATE ->
                Cursor.of(LargeShop.MONTH.plusDays(41).atStartOfDay().toInstant(ZoneOffset.UTC), customer);
        };
    }
}
