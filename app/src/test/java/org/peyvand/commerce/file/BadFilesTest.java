package org.peyvand.commerce.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.peyvand.commerce.db.Tables.IMPORT_PIECE;
import static org.peyvand.commerce.db.Tables.ORDERS;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.awaitility.Awaitility;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.peyvand.PeyvandTest;
import org.peyvand.TestClient;
import org.peyvand.TestDatabase;
import org.peyvand.commerce.Import.State;
import org.peyvand.commerce.Imports;
import org.peyvand.web.Language;
import org.peyvand.web.Messages;
import org.peyvand.workspace.TestWorkspace;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Files no shop should send, given at the page as a person would: each ends in a sentence in the reader's language that
 * says what is wrong, and in nothing half done.
 */
@PeyvandTest
class BadFilesTest {

    private static final String HOME = "/customers/import";
    private static final String HEAD = "order id,date,customer,mobile,item,quantity,unit price\n";
    private static final String GOOD = "good,2025-01-05,Ali,09123456789,book,1,1000\n";
    private static final int SOME = 20;
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    @Autowired
    Imports imports;

    @Autowired
    Messages messages;

    @Autowired
    DSLContext db;

    @Autowired
    PlatformTransactionManager transactions;

    @LocalServerPort
    private int port;

    static Stream<Arguments> noTables() {
        return Stream.of(
                Arguments.of("empty", bytes("")),
                Arguments.of("empty", bytes("\n \n\n")),
                Arguments.of("empty", bytes(HEAD)),
                Arguments.of("binary", noise()),
                Arguments.of("workbook", workbook()),
                Arguments.of("oneColumn", bytes("name\nAli\nReza\n")),
                Arguments.of("tooManyColumns", bytes(wide() + wide())),
                Arguments.of("brokenArchive", cutShort()),
                Arguments.of("binary", bomb()));
    }

    @ParameterizedTest
    @MethodSource("noTables")
    void whatIsNoTableIsRefusedInTheReadersLanguageAndNotKept(String problem, Supplier<InputStream> file) {
        for (var settings : List.of(TestWorkspace.IRANIAN, TestWorkspace.ENGLISH)) {
            var shop = TestWorkspace.create(settings);
            var answer = TestClient.member(shop.owner()).upload(HOME, "orders.csv", file);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).contains(say(settings.language(), "commerce.sheet." + problem));
            assertNothingKept(shop);
        }
    }

    static Stream<Arguments> badRows() {
        return Stream.of(
                Arguments.of("date.not_a_leap_year", "bad,1404/12/30,Ali,09123456789,book,1,1000\n", "1404/12/30"),
                Arguments.of("dateAhead", "bad,2099-01-05,Ali,09123456789,book,1,1000\n", "2099-01-05"),
                Arguments.of("dateLongAgo", "bad,1921-03-20,Ali,09123456789,book,1,1000\n", "1921-03-20"),
                Arguments.of("absurd", "bad,2025-01-05,Ali,09123456789,book,1,99999999999999999999\n", "9"),
                Arguments.of("absurd", "bad,2025-01-05,Ali,09123456789,book,99999999999999999999,1\n", "9"),
                Arguments.of("notANumber", "bad,2025-01-05,Ali,09123456789,book,1,1e999999999\n", "1e999999999"),
                Arguments.of("row.quotes", "bad,2025-01-05,\"Ali,09123456789,book,1,1000\n", ""),
                Arguments.of("otherCustomer", "good,2025-01-05,Reza,09351112233,book,1,1000\n", ""),
                Arguments.of("otherDate", "good,2025-02-06,Ali,09123456789,book,1,1000\n", ""),
                Arguments.of("row.too_many_cells", "bad,2025-01-05,Ali,09123456789,book,1" + ",x".repeat(10_000), ""));
    }

    @ParameterizedTest
    @MethodSource("badRows")
    void ofABadRowTheReportSaysWhyAndTheOthersAreTaken(String reason, String row, String value) {
        for (var settings : List.of(TestWorkspace.IRANIAN, TestWorkspace.ENGLISH)) {
            var shop = TestWorkspace.create(settings);
            var report = report(shop, bytes(HEAD + some(GOOD) + GOOD + row));
            var sentence = say(settings.language(), "commerce.rejected." + reason)
                    .replaceAll("^\\{0}|\\{0}$", "")
                    .split("\\{0}")[0];
            assertThat(report).contains(sentence);
            assertThat(orders(shop)).isEqualTo(SOME + 1);
        }
    }

    @Test
    void aRowInAnotherEncodingIsNamedAndTheOthersAreTaken() {
        var shop = TestWorkspace.create();
        var report = report(
                shop,
                () -> new SequenceInputStream(
                        stream(HEAD + some("good,2025-01-05,علی رضایی,,کتاب,1,1000\n")),
                        new ByteArrayInputStream(
                                "bad,2025-01-05,مریم نوری,,کتاب,1,1000\n".getBytes(Charset.forName("windows-1256")))));
        assertThat(report).contains(say(Language.FA, "commerce.rejected.row.encoding"));
        assertThat(orders(shop)).isEqualTo(SOME);
    }

    @Test
    void aLineOfTwoHundredMegabytesIsNamedAndTheOthersAreTaken() {
        var shop = TestWorkspace.create();
        var report = report(
                shop,
                () -> new SequenceInputStream(Collections.enumeration(List.of(
                        stream(HEAD + GOOD + "bad,2025-01-05,"),
                        repeated("x".repeat(1_000_000), 200),
                        stream("\n" + GOOD.replace("good", "next"))))));
        assertThat(report).contains(say(Language.FA, "commerce.rejected.row.too_long"));
        assertThat(orders(shop)).isEqualTo(2);
    }

    @Test
    void aFileOfNothingButALongLineIsRefused() {
        var shop = TestWorkspace.create();
        var answer =
                TestClient.member(shop.owner()).upload(HOME, "orders.csv", () -> repeated("x".repeat(1_000_000), 200));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains(say(Language.FA, "commerce.sheet.oneColumn"));
        assertNothingKept(shop);
    }

    @Test
    void goodsBelowZeroAreAReturnAndAPriceBelowZeroIsADebtWrittenOff() {
        var shop = TestWorkspace.create();
        report(
                shop,
                bytes(HEAD + some(GOOD) + "back,2025-01-06,Ali,09123456789,book,-1,400\n"
                        + "debt,2025-01-06,Ali,09123456789,book,1,-400\n"));
        for (var kind : List.of("return", "sale")) {
            var found = inTransaction(shop, () -> db.fetchCount(ORDERS, ORDERS.KIND.eq(kind), ORDERS.TOTAL.lt(0L)));
            assertThat(found).as(kind).isEqualTo(1);
        }
    }

    /** The beginning is innocent, so the upload is taken; the run reads it all before it writes anything. */
    @Test
    void aBombBehindAnInnocentBeginningFailsBeforeAnythingIsWritten() {
        var shop = TestWorkspace.create();
        var report = report(shop, lateBomb());
        assertThat(report).contains(say(Language.FA, "commerce.sheet.tooLarge"));
        assertThat(orders(shop)).isZero();
    }

    @Test
    void formulasOfRejectedRowsAreHarmlessInTheDownload() {
        var shop = TestWorkspace.create();
        var owner = TestClient.member(shop.owner());
        var page = upload(
                owner,
                bytes(HEAD + some(GOOD)
                        + "=cmd|' /C calc'!A0,1404/12/30,+1+1,-2-2,@SUM(1+1),\t=1,\"=HYPERLINK(\"\"http://x\"\")\"\n"));
        run(shop, owner, page);
        var table = owner.get(page + "/rejected").body();
        assertThat(table)
                .contains("'=cmd|", "'+1+1", "'-2-2", "'@SUM", "\"'=HYPERLINK")
                .doesNotContainPattern("(^|[,\n\"])[=+@]");
    }

    /** PostgreSQL itself says so, at the third order: what a full disk makes it say. */
    @Test
    void aFullDiskStopsTheImportWithAWordAndItGoesOnOnceThereIsRoom() {
        var shop = TestWorkspace.create();
        var owner = TestClient.member(shop.owner());
        var file = HEAD
                + IntStream.range(0, 3_000)
                        .mapToObj(order -> GOOD.replace("good", "n" + order))
                        .collect(Collectors.joining());
        var page = upload(owner, bytes(file));
        fullDisk("commerce.orders", shop, "new.number = 'n2500'");
        try {
            run(shop, owner, page);
            assertThat(owner.get(page).body()).contains(say(Language.FA, "commerce.failed.diskFull"));
            assertThat(orders(shop)).isLessThan(3_000);
        } finally {
            roomAgain("commerce.orders");
        }
        run(shop, owner, page);
        assertThat(orders(shop)).isEqualTo(3_000);
        var counts = shop.acting(() -> imports.newest().getFirst().counts());
        assertThat(counts.created()).isEqualTo(3_000);
        assertThat(counts.unchanged()).as("nothing done twice").isZero();
    }

    @Test
    void aFullDiskDuringTheUploadIsSaidAndNothingIsKept() {
        var shop = TestWorkspace.create();
        var owner = TestClient.member(shop.owner());
        fullDisk("commerce.import_piece", shop, "true");
        try {
            var answer = owner.upload(HOME, "orders.csv", HEAD + GOOD);
            assertThat(answer.statusCode()).isEqualTo(507);
            assertThat(answer.body()).contains(say(Language.FA, "error.507.title"));
            assertThat(answer.headers().firstValue("Content-Security-Policy")).isPresent();
        } finally {
            roomAgain("commerce.import_piece");
        }
        assertNothingKept(shop);
    }

    @Test
    void ofAnUploadCutOffHalfWayNothingIsKept() throws IOException {
        var shop = TestWorkspace.create();
        var owner = TestClient.member(shop.owner());
        owner.readToken(HOME);
        var head = owner.uploadHead(HOME, 10_000_000);
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoLinger(true, 0);
            socket.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().write((HEAD + GOOD.repeat(50_000)).getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
        }
        assertThat(owner.get(HOME).statusCode()).isEqualTo(200);
        assertNothingKept(shop);
        assertThat(owner.upload(HOME, "orders.csv", HEAD + GOOD).statusCode()).isEqualTo(302);
    }

    private String report(TestWorkspace shop, Supplier<InputStream> file) {
        var owner = TestClient.member(shop.owner());
        var page = upload(owner, file);
        run(shop, owner, page);
        return owner.get(page).body().replaceAll("(?s).*<main|</main>.*|<[^>]*>", "");
    }

    private static String upload(TestClient owner, Supplier<InputStream> file) {
        var answer = owner.upload(HOME, "orders.csv", file);
        return URI.create(answer.headers().firstValue("Location").orElseThrow(() -> new AssertionError(answer.body())))
                .getPath();
    }

    /** Of few orders all may be rejected without the import being hopeless. */
    private void run(TestWorkspace shop, TestClient owner, String page) {
        assertThat(owner.post(page + "/resume", Map.of()).statusCode()).isEqualTo(302);
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() ->
                        shop.acting(() -> imports.newest().stream()).noneMatch(one -> one.state() == State.RUNNING));
    }

    private void assertNothingKept(TestWorkspace shop) {
        shop.run(() -> assertThat(imports.newest()).isEmpty());
        assertThat(inTransaction(shop, () -> db.fetchCount(IMPORT_PIECE))).isZero();
    }

    private int orders(TestWorkspace shop) {
        return inTransaction(shop, () -> db.fetchCount(ORDERS));
    }

    private int inTransaction(TestWorkspace shop, IntSupplier read) {
        return shop.acting(() -> new TransactionTemplate(transactions).execute(_ -> read.getAsInt()));
    }

    private String say(Language language, String key) {
        return messages.find(language, key).orElseThrow();
    }

    private static void fullDisk(String table, TestWorkspace shop, String when) {
        execute("""
                create function public.full_disk() returns trigger language plpgsql as $$
                begin raise exception 'No space left on device' using errcode = 'disk_full'; end $$""");
        execute("create trigger full_disk before insert on " + table + " for each row when (new.workspace_id = '"
                + shop.uuid() + "' and " + when + ") execute function public.full_disk()");
    }

    private static void roomAgain(String table) {
        execute("drop trigger full_disk on " + table);
        execute("drop function public.full_disk()");
    }

    private static void execute(String order) {
        TestDatabase.owner().execute(connection -> connection.createStatement().execute(order));
    }

    private static Supplier<InputStream> bytes(String text) {
        return () -> stream(text);
    }

    /** Orders enough to tell by what the columns are. */
    private static String some(String row) {
        return IntStream.range(0, SOME)
                .mapToObj(order -> row.replace("good", "n" + order))
                .collect(Collectors.joining());
    }

    private static ByteArrayInputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Supplier<InputStream> noise() {
        var noise = new byte[100_000];
        new Random(7).nextBytes(noise);
        return () -> new ByteArrayInputStream(noise);
    }

    private static Supplier<InputStream> workbook() {
        try (var bytes = new ByteArrayOutputStream();
                var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("[Content_Types].xml"));
            zip.finish();
            var file = bytes.toByteArray();
            return () -> new ByteArrayInputStream(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String wide() {
        return IntStream.range(0, 10_000).mapToObj(Integer::toString).collect(Collectors.joining(",", "", "\n"));
    }

    private static Supplier<InputStream> cutShort() {
        var whole = packed(HEAD + GOOD.repeat(100));
        return () -> new ByteArrayInputStream(whole, 0, whole.length - 20);
    }

    /** Five gigabytes of zeros: eighty times the same member of 64 MB. */
    private static Supplier<InputStream> bomb() {
        var member = packed("\0".repeat(1 << 26));
        return () -> repeated(member, 80);
    }

    private static Supplier<InputStream> lateBomb() {
        var beginning = packed(HEAD + GOOD.repeat(1_000));
        var member = packed("0".repeat((1 << 26) - 1) + "\n");
        return () -> new SequenceInputStream(new ByteArrayInputStream(beginning), repeated(member, 80));
    }

    private static byte[] packed(String text) {
        try (var bytes = new ByteArrayOutputStream();
                var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
            gzip.finish();
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream repeated(String text, int times) {
        return repeated(text.getBytes(StandardCharsets.UTF_8), times);
    }

    private static InputStream repeated(byte[] bytes, int times) {
        return new SequenceInputStream(Collections.enumeration(Collections.nCopies(times, bytes).stream()
                .map(ByteArrayInputStream::new)
                .toList()));
    }
}
