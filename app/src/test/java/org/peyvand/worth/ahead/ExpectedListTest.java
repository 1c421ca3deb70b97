package org.peyvand.worth.ahead;

import static org.assertj.core.api.Assertions.assertThat;
import static org.peyvand.worth.SimulatedShop.TODAY;
import static org.peyvand.worth.db.Tables.SCORE;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.peyvand.PeyvandTest;
import org.peyvand.TestClient;
import org.peyvand.customer.Cursor;
import org.peyvand.customer.CustomerList;
import org.peyvand.customer.Customers;
import org.peyvand.workspace.TestWorkspace;
import org.peyvand.worth.RegularShop;
import org.peyvand.worth.SimulatedShop;
import org.peyvand.worth.upkeep.Upkeep;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

/** The list of customers comes by what is expected of them. */
@PeyvandTest
class ExpectedListTest {

    @Autowired
    ApplicationContext context;

    @Autowired
    Upkeep upkeep;

    @Autowired
    CustomerList list;

    @Autowired
    Customers customers;

    @Autowired
    DSLContext db;

    @Autowired
    TransactionTemplate transaction;

    private TestWorkspace shop;
    private SimulatedShop made;

    @BeforeEach
    void open() {
        var opened = RegularShop.open(context);
        shop = opened.shop();
        made = opened.made();
    }

    @Test
    void theListOfCustomersComesByWhatIsExpected() {
        var rows = shop.acting(() -> list.page(CustomerList.Sort.EXPECTED, CustomerList.Filter.NONE, Optional.empty()));
        assertThat(rows.rows()).hasSize(50);
        assertThat(rows.rows())
                .extracting(row -> row.expected().orElseThrow())
                .isSortedAccordingTo((a, b) -> Long.compare(b, a));
        var next = shop.acting(() -> list.page(CustomerList.Sort.EXPECTED, CustomerList.Filter.NONE, rows.next()));
        assertThat(next.rows().getFirst().expected().orElseThrow())
                .isLessThanOrEqualTo(rows.rows().getLast().expected().orElseThrow());
        assertThat(next.rows()).doesNotContainAnyElementsOf(rows.rows());
    }

    @Test
    void theListComesByEachOfTheNumbersThatAreExpected() {
        var nobody = shop.acting(() -> transaction.execute(_ -> made.somebody()));
        var purchases = everybody(CustomerList.Sort.PURCHASES);
        assertThat(purchases)
                .extracting(row -> row.purchases().orElseThrow())
                .isSortedAccordingTo(Comparator.reverseOrder());
        var staying = everybody(CustomerList.Sort.STAYING);
        assertThat(staying).extracting(row -> row.alive().orElseThrow()).isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(everybody(CustomerList.Sort.LOST)).as("from the other end").isEqualTo(staying.reversed());
        assertThat(staying)
                .extracting(CustomerList.Row::id)
                .as("everybody of whom something is expected, once")
                .containsExactlyInAnyOrderElementsOf(scored())
                .doesNotContain(nobody);
        assertThat(purchases).containsExactlyInAnyOrderElementsOf(staying);
    }

    private Set<UUID> scored() {
        return shop.acting(() -> transaction.execute(_ -> db.select(SCORE.CUSTOMER_ID)
                .from(SCORE)
                .where(SCORE.WORKSPACE_ID.eq(shop.uuid()))
                .fetchSet(SCORE.CUSTOMER_ID)));
    }

    private List<CustomerList.Row> everybody(CustomerList.Sort sort) {
        var rows = new ArrayList<CustomerList.Row>();
        var after = Optional.<Cursor>empty();
        do {
            var from = after.map(cursor -> Cursor.parse(cursor.toString()).orElseThrow());
            var slice = shop.acting(() -> list.page(sort, CustomerList.Filter.NONE, from));
            rows.addAll(slice.rows());
            after = slice.next();
        } while (after.isPresent());
        return rows;
    }

    @Test
    void theListShowsTheNumberItComesBy() {
        assertThat(foreseen("worth").getFirst()).isEqualTo("ارزش مورد انتظار");
        assertThat(foreseen("purchases"))
                .startsWith("تعداد خرید مورد انتظار")
                .element(1)
                .asString()
                .matches("[۰-۹٬]+٫[۰-۹]");
        var staying = foreseen("staying");
        assertThat(staying).startsWith("هنوز مشتری است").element(1).asString().matches("(بیش از )?[۰-۹]+٪");
        assertThat(foreseen("lost"))
                .hasSameSizeAs(staying)
                .element(1)
                .asString()
                .matches("(کمتر از )?[۰-۹]+٪");
        assertThat(Jsoup.parse(TestClient.member(shop.owner())
                                .get("/customers?sort=lost")
                                .body())
                        .select("select[name=sort] option[selected]")
                        .text())
                .isEqualTo("بیشترین احتمال رفتن");
    }

    /** The column of what is expected: its head, and what stands in it of each customer. */
    private List<String> foreseen(String sort) {
        return Jsoup.parse(TestClient.member(shop.owner())
                        .get("/customers?sort=" + sort)
                        .body())
                .select("#customers tr > :nth-child(4)")
                .eachText();
    }

    @Test
    void whoMayStillBeWonBackIsCalledBeforeWhoIsGone() {
        var gone = shop.acting(() -> transaction.execute(_ -> {
            var best = made.somebody();
            for (int i = 12; i >= 0; i--) made.buys(best, TODAY.minusDays(700 + i * 20L), 90_000_000);
            return best;
        }));
        shop.run(upkeep::tend);
        var late = shop.acting(() -> list.lateAndWorthMost(200));
        assertThat(late).extracting(CustomerList.Row::id).contains(gone);
        assertThat(late).extracting(CustomerList.Row::isGivenUp).isSorted().contains(true, false);
        assertThat(late.getFirst().id()).as("worth most, but gone").isNotEqualTo(gone);
    }
}
