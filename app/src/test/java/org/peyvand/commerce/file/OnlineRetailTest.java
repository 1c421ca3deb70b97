package org.peyvand.commerce.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.peyvand.commerce.db.Tables.ORDERS;
import static org.peyvand.commerce.db.Tables.ORDER_LINE;
import static org.peyvand.commerce.db.Tables.PRODUCT;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.peyvand.PeyvandTest;
import org.peyvand.TestClient;
import org.peyvand.TestDatabase;
import org.peyvand.commerce.Import;
import org.peyvand.commerce.ImportCounts;
import org.peyvand.commerce.Imports;
import org.peyvand.customer.CustomerList;
import org.peyvand.workspace.TestWorkspace;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A real shop's year, whole: the answers are known from a plain count of the file. */
@PeyvandTest
class OnlineRetailTest {

    private final Imports imports;
    private final DSLContext db;
    private final CustomerList list;
    private final TransactionTemplate transactions;

    @Autowired
    OnlineRetailTest(Imports imports, DSLContext db, CustomerList list, PlatformTransactionManager transactions) {
        this.imports = imports;
        this.db = db;
        this.list = list;
        this.transactions = new TransactionTemplate(transactions);
    }

    /** The planner knows this shop alone, and takes any other for empty until it is told. */
    @BeforeAll
    static void aSmallShopNextDoor(@Autowired Imports imports) {
        var small = TestWorkspace.create(TestWorkspace.ENGLISH);
        small.run(() -> finished(imports, "order id,date,total,customer id\n1,2025-01-05,100,1\n2,2025-01-06,200,2\n"));
        TestDatabase.owner().execute(connection -> {
            try (var statement = connection.createStatement()) {
                statement.execute("analyze");
            }
        });
    }

    private static void finished(Imports imports, String file) {
        try {
            Uploads.finish(imports, file);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void everyLineGoesInAndTheSecondTimeNothingChanges() {
        var shop = TestWorkspace.create(TestWorkspace.ENGLISH);
        shop.run(() -> {
            var first = imported();
            assertReport(first.counts());
            assertSums(shop);
            assertWorthPage(shop);
            var again = imported();
            assertThat(again.counts().nothingNew()).isTrue();
            assertThat(again.counts().unchanged()).isEqualTo(25_900);
            assertThat(again.counts().customersMatched()).isEqualTo(4_372);
            assertThat(imports.earlierOf(again.id())).map(Import::id).contains(first.id());
            assertSums(shop);
        });
    }

    private Import imported() {
        assumeTrue(System.getProperty("peyvand.data") != null, "peyvand.data is not set");
        var file = Path.of(System.getProperty("peyvand.data"), "online-retail", "online_retail_all.csv.gz");
        try (var stream = Files.newInputStream(file)) {
            var done = Uploads.finish(imports, "online_retail_all.csv.gz", stream);
            assertThat(done.failure()).isEmpty();
            assertThat(done.state()).isEqualTo(Import.State.DONE);
            return done;
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void assertReport(ImportCounts counts) {
        assertThat(counts.rows()).isEqualTo(541_909);
        assertThat(counts.rejected()).isZero();
        assertThat(counts.created()).isEqualTo(25_900);
        assertThat(counts.lines()).isEqualTo(541_909);
        assertThat(counts.customersNew()).isEqualTo(4_372);
        assertThat(counts.anonymousLines()).isEqualTo(135_080);
    }

    private void assertSums(TestWorkspace shop) {
        transactions.executeWithoutResult(_ -> {
            var ours = ORDERS.WORKSPACE_ID.eq(shop.uuid());
            assertThat(db.fetchCount(ORDERS, ours)).isEqualTo(25_900);
            assertThat(db.fetchCount(ORDER_LINE, ORDER_LINE.WORKSPACE_ID.eq(shop.uuid())))
                    .isEqualTo(541_909);
            assertThat(db.fetchCount(PRODUCT, PRODUCT.WORKSPACE_ID.eq(shop.uuid())))
                    .isEqualTo(4_070);
            assertThat(db.select(DSL.sum(ORDERS.TOTAL))
                            .from(ORDERS)
                            .where(ours)
                            .fetchSingle()
                            .value1())
                    .isEqualByComparingTo(BigDecimal.valueOf(974_774_793));
            assertThat(cancelledLines(shop)).isEqualTo(9_288);
        });
        var best = list.page(CustomerList.Sort.WORTH, CustomerList.Filter.NONE, Optional.empty());
        assertThat(best.rows().getFirst().handle()).map(handle -> handle.key()).contains("14646");
        assertThat(best.rows().getFirst().standing().worth()).isEqualTo(27_948_902);
    }

    /** What the worth page earns each month of new and kept customers together, against a plain count in the database. */
    private void assertWorthPage(TestWorkspace shop) {
        var file =
                TestClient.member(shop.owner()).get("/worth/figures?key=months").body();
        var earned = file.lines()
                .skip(1)
                .map(line -> line.replace("'", "").split(","))
                .map(cells -> new BigDecimal(cells[1])
                        .add(new BigDecimal(cells[2]))
                        .movePointRight(2)
                        .longValueExact())
                .toList();
        var plain = transactions.execute(_ -> db.fetch(
                        "select sum(total) from commerce.orders where workspace_id = ? and customer_id is not null"
                                + " group by date_trunc('month', placed_at at time zone 'Europe/London')"
                                + " order by min(placed_at) desc",
                        shop.uuid())
                .map(row -> row.get(0, Long.class)));
        assertThat(earned).hasSize(13).isEqualTo(plain);
    }

    private int cancelledLines(TestWorkspace shop) {
        return db.fetchCount(db.selectOne()
                .from(ORDER_LINE)
                .join(ORDERS)
                .on(ORDERS.WORKSPACE_ID.eq(ORDER_LINE.WORKSPACE_ID), ORDERS.ORDER_ID.eq(ORDER_LINE.ORDER_ID))
                .where(ORDERS.WORKSPACE_ID.eq(shop.uuid()), ORDERS.KIND.eq("return"), ORDERS.NUMBER.like("C%")));
    }
}
