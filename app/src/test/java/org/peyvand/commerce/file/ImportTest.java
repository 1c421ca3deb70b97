package org.peyvand.commerce.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.peyvand.commerce.db.Tables.IMPORT_PIECE;
import static org.peyvand.commerce.db.Tables.ORDERS;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.function.IntSupplier;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.peyvand.PeyvandTest;
import org.peyvand.commerce.Import;
import org.peyvand.commerce.Import.State;
import org.peyvand.commerce.ImportPlan;
import org.peyvand.commerce.Imports;
import org.peyvand.commerce.Order;
import org.peyvand.commerce.Orders;
import org.peyvand.commerce.sheet.Field;
import org.peyvand.customer.CustomerList;
import org.peyvand.customer.CustomerSearch;
import org.peyvand.customer.Likenesses;
import org.peyvand.web.Refused;
import org.peyvand.workspace.Acting;
import org.peyvand.workspace.Role;
import org.peyvand.workspace.TestWorkspace;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A file of past orders becomes customers with a history: all of it, once, and with a word on what was not taken. */
@PeyvandTest
class ImportTest {

    private static final String HEAD = "شماره سفارش,تاریخ,نام مشتری,موبایل,نام کالا,تعداد,قیمت واحد\n";

    @Autowired
    Imports imports;

    @Autowired
    CustomerSearch search;

    @Autowired
    CustomerList list;

    @Autowired
    Likenesses likenesses;

    @Autowired
    Orders orders;

    @Autowired
    DSLContext db;

    @Autowired
    PlatformTransactionManager transactions;

    private TestWorkspace shop;

    @BeforeEach
    void open() {
        shop = TestWorkspace.create();
    }

    @Test
    void aPersianFileOfLinesBecomesOrdersInRial() throws InterruptedException {
        var counts = imported(HEAD
                        + "۱۰۰۱,۱۴۰۴/۰۱/۰۵,علی رضایی,۰۹۱۲۳۴۵۶۷۸۹,خودنویس,۲,۱۲۵٬۰۰۰\n"
                        + "۱۰۰۱,۱۴۰۴/۰۱/۰۵,علی رضایی,۰۹۱۲۳۴۵۶۷۸۹,جوهر,۱,۵۰٬۰۰۰\n"
                        + "۱۰۰۲,۱۴۰۴/۰۱/۰۹,آقای علي رضايي,9123456789,دفتر,۱,۸۰٬۰۰۰\n")
                .counts();
        assertThat(counts.created()).isEqualTo(2);
        assertThat(counts.lines()).isEqualTo(3);
        assertThat(counts.customersNew()).isEqualTo(1);
        shop.run(() -> {
            var ali = search.find("09123456789").getFirst();
            assertThat(ali.standing().spent())
                    .as("Toman in the file, Rial in the books")
                    .isEqualTo(3_800_000);
            assertThat(orders.of(ali.id())).extracting(Order::number).containsExactly("۱۰۰۲", "۱۰۰۱");
        });
    }

    @Test
    void theSameFileTwiceChangesNothingAndIsSaidSo() throws InterruptedException {
        var file = HEAD + "1,1404/1/5,علی رضایی,09123456789,کتاب,1,1000\n2,1404/1/6,,,کتاب,1,2000\n";
        var first = imported(file);
        var again = imported(file);
        assertThat(first.counts().nothingNew()).isFalse();
        assertThat(again.counts().nothingNew()).isTrue();
        shop.run(() -> assertThat(imports.earlierOf(again.id())).map(Import::id).contains(first.id()));
        assertThat(count()).isEqualTo(2);
    }

    @Test
    void otherContentsUnderOneNumberReplaceWhatWasThere() throws InterruptedException {
        imported(HEAD + "1,1404/1/5,علی رضایی,09123456789,کتاب,1,1000\n");
        var counts = imported(HEAD + "1,1404/1/5,علی رضایی,09123456789,کتاب,3,1000\n")
                .counts();
        assertThat(counts.changed()).isEqualTo(1);
        shop.run(() -> assertThat(
                        search.find("09123456789").getFirst().standing().spent())
                .isEqualTo(30_000));
    }

    @Test
    void whatCannotBeTakenIsToldWithLineColumnAndReason() throws InterruptedException {
        var done = imported(HEAD
                + "1,1404/12/30,علی,09123456789,کتاب,1,1000\n"
                + "2,1404/1/5,علی,09123456789,کتاب,یک,1000\n"
                + "3,1404/1/5,علی,09123456789,کتاب,1,9999999999999999\n"
                + "4,1490/1/5,علی,09123456789,کتاب,1,1000\n"
                + "5,1299/1/5,علی,09123456789,کتاب,1,1000\n"
                + ",1404/1/5,علی,09123456789,کتاب,1,1000\n"
                + "7,1404/1/5,\"علی,09123456789,کتاب,1,1000\n"
                + "8,1404/1/5,علی,09123456789,کتاب,1,\n"
                + "9,1404/1/5,علی,09123456789,کتاب,1,1000\n"
                + "9,1404/1/5,رضا,09351112233,کتاب,1,1000\n"
                + "9,1404/5/5,علی,09123456789,کتاب,1,1000\n");
        assertThat(done.counts().created()).isEqualTo(1);
        shop.run(() -> assertThat(imports.rejections(done.id(), 0, 100))
                .extracting(row -> row.line() + " " + row.column() + " " + row.reason())
                .containsExactly(
                        "2 تاریخ date.not_a_leap_year",
                        "3 تعداد notANumber",
                        "4 قیمت واحد absurd",
                        "5 تاریخ dateAhead",
                        "6 تاریخ dateLongAgo",
                        "7 شماره سفارش noNumber",
                        "8  row.quotes",
                        "9 قیمت واحد noAmount",
                        "11 شماره سفارش otherCustomer",
                        "12 شماره سفارش otherDate"));
    }

    @Test
    void rowsOfOneOrderMayStandAnywhereInTheFile() throws InterruptedException {
        var file = new StringBuilder(HEAD);
        for (int line = 0; line < 3; line++) {
            for (int order = 0; order < 400; order++) {
                file.append("n%d,1404/1/5,,,کالا %d,1,%d\n".formatted(order, line, 1000 + line));
            }
        }
        var counts = imported(file.toString()).counts();
        assertThat(counts.created()).isEqualTo(400);
        assertThat(counts.lines()).isEqualTo(1200);
        assertThat(imported(file.toString()).counts().unchanged()).isEqualTo(400);
    }

    @Test
    void rowsWithoutANumberAreAnOrderEachAndEqualOnesAsMany() throws InterruptedException {
        var file = "تاریخ,مبلغ\n1404/1/5,50000\n1404/1/5,50000\n1404/1/6,50000\n";
        assertThat(imported(file).counts().created()).isEqualTo(3);
        assertThat(imported(file).counts().nothingNew()).isTrue();
        assertThat(imported(file + "1404/1/6,50000\n").counts().created()).isEqualTo(1);
    }

    @Test
    void oneRowPerOrderRepeatedIsNoMatterAndContradictedIsRejected() throws InterruptedException {
        var done = imported("order id,date,total\n1,2025-01-05,100\n1,2025-01-05,100\n1,2025-01-05,200\n");
        assertThat(done.counts().created()).isEqualTo(1);
        assertThat(done.counts().repeated()).isEqualTo(1);
        assertThat(done.counts().rejected()).isEqualTo(1);
    }

    @Test
    void anOrdersTotalIsMadeUpForWhereItsLinesFallShort() throws InterruptedException {
        imported("order id,date,mobile,item,quantity,unit price,order total\n"
                + "1,2025-01-05,09123456789,book,2,100,250\n"
                + "1,2025-01-05,09123456789,pen,1,30,250\n");
        shop.run(() -> assertThat(
                        search.find("09123456789").getFirst().standing().spent())
                .isEqualTo(2_500));
    }

    @Test
    void cancelledOrdersAreLeftOutAndSaidSo() throws InterruptedException {
        var counts = imported("order id,date,total,status\n1,2025-01-05,100,completed\n2,2025-01-05,100,لغو شده\n")
                .counts();
        assertThat(counts.created()).isEqualTo(1);
        assertThat(counts.leftOut()).isEqualTo(1);
    }

    @Test
    void customersAloneAreWrittenDownOrMet() throws InterruptedException {
        var file = "نام,موبایل,شهر\nعلی رضایی,09123456789,تهران\nمریم نوری,09351112233,قم\nرضا کریمی,,\n";
        assertThat(imported(file).counts().customersNew()).isEqualTo(3);
        var again = imported(file).counts();
        assertThat(again.customersNew()).isZero();
        assertThat(again.customersMatched()).isEqualTo(3);
        assertThat(again.nothingNew()).isTrue();
    }

    @Test
    void twoNamesOnOneMobileAreTwoCustomersAndAQuestion() throws InterruptedException {
        var counts = imported(HEAD
                        + "1,1404/1/5,زهرا کریمی,09123456789,کتاب,1,1000\n"
                        + "2,1404/1/5,امیر نوری,09123456789,کتاب,1,1000\n")
                .counts();
        assertThat(counts.customersNew()).isEqualTo(2);
        shop.run(() -> assertThat(likenesses.open()).hasSize(1));
    }

    @Test
    void stoppedItKeepsWhatItWroteAndGoesOnFromThere() throws InterruptedException {
        var file = many(12_000);
        var id = shop.acting(() -> Uploads.start(imports, "many.csv", stream(file)));
        shop.run(() -> {
            while (imports.get(id).stepsDone() == 0) Thread.onSpinWait();
            imports.stop(id);
        });
        var stopped = shop.acting(() -> imports.get(id));
        assertThat(stopped.state()).isEqualTo(State.STOPPED);
        assertThat(count()).isEqualTo((int) stopped.counts().created()).isBetween(1, 11_999);
        await("the sums of what it wrote").until(() -> summedUp() == count());
        shop.run(() -> imports.resume(id));
        var done = shop.acting(() -> Uploads.await(imports, id));
        assertThat(done.state()).isEqualTo(State.DONE);
        assertThat(done.counts().created()).isEqualTo(12_000);
        assertThat(done.counts().unchanged()).as("nothing done twice").isZero();
        assertThat(count()).isEqualTo(12_000);
        assertThat(summedUp()).isEqualTo(12_000);
    }

    private int summedUp() {
        return inTransaction(
                () -> db.fetchSingle("select sum(orders) from customer.standing where workspace_id = ?", shop.uuid())
                        .get(0, Integer.class));
    }

    @Test
    void twoAtOnceBringEveryCustomerAndProductOnce() throws InterruptedException {
        var one = shop.acting(() -> Uploads.start(imports, "one.csv", stream(many(3_000))));
        var other = shop.acting(() -> Uploads.start(imports, "other.csv", stream(many(3_500))));
        var first = shop.acting(() -> Uploads.await(imports, one)).counts();
        var second = shop.acting(() -> Uploads.await(imports, other)).counts();
        assertThat(first.created() + second.created()).isEqualTo(3_500);
        assertThat(first.customersNew() + second.customersNew()).isEqualTo(97);
        assertThat(first.rejected() + second.rejected()).isZero();
        assertThat(count()).isEqualTo(3_500);
    }

    @Test
    void aFileThatIsNoTableIsNotKept() {
        shop.run(() -> {
            assertThatThrownBy(() -> imports.upload("x.csv", stream("only one column\nno more\n")))
                    .isInstanceOfSatisfying(
                            Refused.class, no -> assertThat(no.key()).isEqualTo("commerce.sheet.oneColumn"));
            assertThat(imports.newest()).isEmpty();
        });
    }

    @Test
    void theFileGoesWhenTheImportIsDoneOrGivenUp() throws InterruptedException {
        imported(HEAD + "1,1404/1/5,علی رضایی,09123456789,کتاب,1,1000\n");
        var givenUp = shop.acting(() -> imports.upload("x.csv", stream(many(10))));
        shop.run(() -> imports.discard(givenUp));
        int pieces = inTransaction(() -> db.fetchCount(IMPORT_PIECE, IMPORT_PIECE.WORKSPACE_ID.eq(shop.uuid())));
        assertThat(pieces).isZero();
        shop.run(() -> assertThatThrownBy(() -> imports.resume(givenUp)).isInstanceOf(Refused.class));
    }

    @Test
    void ofAHopelessFileNothingIsWritten() throws InterruptedException {
        var file = "order id,date,total\n" + "1,2025-13-45,100\n".repeat(1_500);
        var id = shop.acting(() -> imports.upload("x.csv", stream(file)));
        var plan = shop.acting(() -> imports.get(id).plan());
        var columns = new EnumMap<Field, Integer>(plan.columns());
        columns.put(Field.ORDER_DATE, 1);
        shop.run(() -> imports.start(
                id,
                new ImportPlan(
                        plan.encoding(),
                        plan.delimiter(),
                        plan.header(),
                        plan.calendar(),
                        plan.dateOrder(),
                        plan.decimalMark(),
                        plan.unit(),
                        plan.dropZero(),
                        columns)));
        var failed = shop.acting(() -> Uploads.await(imports, id));
        assertThat(failed.state()).isEqualTo(State.FAILED);
        assertThat(failed.failure()).contains("commerce.failed.nothingUnderstood");
        assertThat(count()).isZero();
    }

    @Test
    void onlyThoseWhoMayImportDo() {
        var agent = shop.join(Role.AGENT);
        Acting.run(
                agent.actor(),
                () -> assertThatThrownBy(() -> imports.upload("x.csv", stream(many(3))))
                        .isInstanceOf(Refused.class));
    }

    private Import imported(String file) throws InterruptedException {
        var done = shop.acting(() -> Uploads.finish(imports, file));
        assertThat(done.failure()).isEmpty();
        assertThat(done.state()).isEqualTo(State.DONE);
        return done;
    }

    private static String many(int orders) {
        var file = new StringBuilder(HEAD);
        for (int order = 0; order < orders; order++) {
            int whose = order % 97;
            file.append(
                    "m%d,1404/1/5,مشتری %d,0912345%04d,کالا %d,1,1000\n".formatted(order, whose, whose, order % 31));
        }
        return file.toString();
    }

    private static ByteArrayInputStream stream(String file) {
        return new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8));
    }

    private int count() {
        return inTransaction(() -> db.fetchCount(ORDERS, ORDERS.WORKSPACE_ID.eq(shop.uuid())));
    }

    private int inTransaction(IntSupplier read) {
        return shop.acting(() -> new TransactionTemplate(transactions).execute(_ -> read.getAsInt()));
    }
}
