package org.peyvand.worth.earned;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.peyvand.FilledShop;
import org.peyvand.PeyvandTest;
import org.peyvand.worth.LargeShop;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Buyers behind a figure are read from an index as far as they are shown and no further. */
@PeyvandTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BuyersPlanTest {

    @Autowired
    Buyers buyers;

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
    void buyersOfACohortOrAMonthAreReadAsFarAsShown() {
        var cohort = new Buyers.Asked(Optional.of(LargeShop.MONTH), LargeShop.MONTH, false);
        assertThat(shop.plan(() -> buyers.query(cohort, Optional.empty(), Buyers.PAGE)))
                .contains("Limit")
                .doesNotContain("Seq Scan", "Sort");
        var kept = new Buyers.Asked(Optional.empty(), LargeShop.MONTH, true);
        assertThat(shop.plan(() -> buyers.query(kept, Optional.empty(), Buyers.PAGE)))
                .contains("Limit")
                .doesNotContain("Seq Scan", "Sort");
    }
}
