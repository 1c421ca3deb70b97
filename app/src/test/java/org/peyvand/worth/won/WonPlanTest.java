package org.peyvand.worth.won;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
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
import org.peyvand.worth.tally.SourceTally.Grouping;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Those won by something are read from an index as far as they are shown and no further. */
@PeyvandTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WonPlanTest {

    private static final UUID FIFTH = UUID.fromString("00000000-0000-4000-8000-000000000005");

    @Autowired
    WonCustomers won;

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
    void thoseWonByAChannelRecommendedOrBegunWithAProductAreReadAsFarAsShown() {
        var year = Optional.of(new WonAsked.Between(LargeShop.MONTH.minusYears(1), LargeShop.MONTH));
        var all = Optional.<WonAsked.Between>empty();
        for (var asked : List.of(
                new WonAsked(Grouping.FIRST, "c1", Optional.empty(), year),
                new WonAsked(Grouping.FIRST, "", Optional.empty(), year),
                new WonAsked(Grouping.REFERRED, "yes", Optional.empty(), all),
                new WonAsked(Grouping.REFERRED, "", Optional.empty(), all),
                new WonAsked(Grouping.PRODUCT, "p1", Optional.empty(), all))) {
            for (var after : List.of(Optional.<Cursor>empty(), Optional.of(new Cursor(0, FIFTH)))) {
                assertThat(shop.plan(() -> won.query(asked, after, WonCustomers.PAGE)))
                        .as("%s", asked)
                        .contains("Limit")
                        .doesNotContain("Seq Scan", "Sort");
            }
        }
    }
}
