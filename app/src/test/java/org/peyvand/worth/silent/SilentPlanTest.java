package org.peyvand.worth.silent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.peyvand.FilledShop;
import org.peyvand.PeyvandTest;
import org.peyvand.customer.Cursor;
import org.peyvand.worth.LargeShop;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Those who fell silent are read from an index as far as they are shown and no further. */
@PeyvandTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SilentPlanTest {

    @Autowired
    SilentList silent;

    @Autowired
    DSLContext db;

    @Autowired
    TransactionTemplate transaction;

    private FilledShop shop;

    @BeforeAll
    void fill() {
        shop = LargeShop.make(db, transaction);
    }

    @Test
    void silentOnesAreReadWorstFirstAlongTheirIndex() {
        for (var after : new Optional<?>[] {Optional.empty(), Optional.of(new Cursor(9_000, new UUID(0, 0)))}) {
            @SuppressWarnings("unchecked")
            var from = (Optional<Cursor>) after;
            assertThat(shop.plan(() -> silent.query(from)))
                    .contains("silence_open", "Limit")
                    .doesNotContain("Seq Scan", "Sort");
        }
    }
}
