package org.peyvand.worth.earned;

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
import org.peyvand.worth.earned.Returners.Asked;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Who came so often, or soon again, is read from an index as far as they are shown and no further. */
@PeyvandTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReturnersPlanTest {

    @Autowired
    Returners returners;

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
    void theFirstPageAndOneInTheMiddleAreReadAsFarAsShown() {
        var middle = Optional.of(new Cursor(4, new UUID(0, 0)));
        for (var asked : new Asked[] {new Asked.Times(3), new Asked.Within(30)}) {
            assertThat(shop.plan(() -> returners.query(asked, Optional.empty(), Buyers.PAGE)))
                    .contains("Limit", "Index")
                    .doesNotContain("Seq Scan", "Sort");
            assertThat(shop.plan(() -> returners.query(asked, middle, Buyers.PAGE)))
                    .contains("Limit", "Index")
                    .doesNotContain("Seq Scan", "Sort");
        }
    }
}
