package org.peyvand.commerce.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SheetTest {

    private static final LocalDate TODAY = LocalDate.of(2025, 11, 21);
    private static final String PERSIAN = "شماره سفارش;تاریخ;نام مشتری;موبایل;مبلغ کل\n"
            + "1001;1404/01/05;علی رضایی;09123456789;1,250,000\n".repeat(20);

    private static Sheet look(byte[] file) {
        return Sheet.detect(new ByteArrayInputStream(file));
    }

    private static Sheet look(String text) {
        return look(text.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @EnumSource(
            value = Encoding.class,
            names = {"UTF_8", "UTF_16LE", "UTF_16BE", "WINDOWS_1256"})
    void theEncodingOfAPersianFileIsTold(Encoding encoding) {
        var arabicYeh = PERSIAN.replace('ی', 'ي').replace('ک', 'ك');
        var sheet = look(arabicYeh.getBytes(Charset.forName(encoding.label())));
        assertThat(sheet.format()).isEqualTo(new SheetFormat(encoding, ';', true));
        assertThat(sheet.columns().getFirst()).isEqualTo("شماره سفارش");
    }

    @Test
    void aMarkAtTheBeginningTellsTheEncodingAndIsNoPartOfTheTable() {
        for (var encoding : List.of(Encoding.UTF_8, Encoding.UTF_16LE, Encoding.UTF_16BE)) {
            var sheet = look(("\ufeff" + PERSIAN).getBytes(Charset.forName(encoding.label())));
            assertThat(sheet.format().encoding()).isEqualTo(encoding);
            assertThat(sheet.columns().getFirst()).isEqualTo("شماره سفارش");
        }
    }

    @Test
    void aFileOfWesternEuropeIsNoPersian() {
        var sheet = look("name,city\nRené,Orléans\nJürgen,Köln\nZoë,Besançon\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(sheet.format().encoding()).isEqualTo(Encoding.WINDOWS_1252);
    }

    @Test
    void aFewDamagedLinesDoNotMakeAnotherEncoding() throws IOException {
        var file = new ByteArrayOutputStream();
        file.write(PERSIAN.getBytes(StandardCharsets.UTF_8));
        file.write("1002;1404/01/06;رضا;09123456788;5\n".getBytes("windows-1256"));
        assertThat(look(file.toByteArray()).format().encoding()).isEqualTo(Encoding.UTF_8);
    }

    @ParameterizedTest
    @CsvSource({"30, 20, UTF_8", "20, 30, WINDOWS_1256"})
    void ofAFilePutTogetherFromTwoTheLargerPartCounts(int utf8, int windows, Encoding encoding) throws IOException {
        var file = new ByteArrayOutputStream();
        file.write("شماره;تاریخ;نام;مبلغ\n".getBytes(StandardCharsets.UTF_8));
        for (int row = 0; row < utf8; row++)
            file.write((row + ";1404/01/05;علی رضایی;1000\n").getBytes(StandardCharsets.UTF_8));
        for (int row = 0; row < windows; row++)
            file.write((100 + row + ";1404/01/06;رضا مرادي;5000\n").getBytes("windows-1256"));
        assertThat(look(file.toByteArray()).format().encoding()).isEqualTo(encoding);
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t", "|"})
    void theDelimiterIsTold(String delimiter) {
        var text = "a|b|c\n\"1;x\"|2,5|3\n4|5,5|6\n".replace("|", delimiter);
        assertThat(look(text).format().delimiter()).isEqualTo(delimiter.charAt(0));
    }

    @Test
    void packedTablesAreUnpacked() throws IOException {
        var file = PERSIAN.getBytes(StandardCharsets.UTF_8);
        assertThat(look(Packed.gzip(new ByteArrayInputStream(file))).columns()).hasSize(5);
        assertThat(look(Packed.zip("orders/1404.CSV", file)).columns()).hasSize(5);
    }

    @Test
    void whatIsNoTableIsRefusedByName() throws IOException {
        assertProblem(new byte[0], SheetProblem.EMPTY);
        assertProblem("\n \n\r\n".getBytes(StandardCharsets.UTF_8), SheetProblem.EMPTY);
        assertProblem("a,b,c\n".getBytes(StandardCharsets.UTF_8), SheetProblem.EMPTY);
        assertProblem("names\nAli\nReza\n".getBytes(StandardCharsets.UTF_8), SheetProblem.ONE_COLUMN);
        assertProblem(noise(), SheetProblem.BINARY);
        assertProblem("a,".repeat(10_000).getBytes(StandardCharsets.UTF_8), SheetProblem.TOO_MANY_COLUMNS);
        assertProblem(Packed.zip("[Content_Types].xml", noise()), SheetProblem.WORKBOOK);
        assertProblem(Packed.zip("picture.png", noise()), SheetProblem.NO_TABLE_INSIDE);
        assertProblem(new byte[] {0x1f, (byte) 0x8b, 8, 0}, SheetProblem.BROKEN_ARCHIVE);
    }

    private static byte[] noise() {
        var noise = new byte[5000];
        new Random(7).nextBytes(noise);
        noise[0] = (byte) 0x89;
        return noise;
    }

    private static void assertProblem(byte[] file, SheetProblem problem) {
        assertThatThrownBy(() -> look(file))
                .isInstanceOfSatisfying(
                        UnreadableSheet.class,
                        refused -> assertThat(refused.problem()).isEqualTo(problem));
    }

    @Test
    void aTableWithoutAHeaderHasRowsFromTheFirstLine() {
        var sheet = look("1001,1404/01/05,120000\n1002,1404/01/06,80000\n");
        assertThat(sheet.format().header()).isFalse();
        assertThat(sheet.rows()).hasSize(2);
    }

    /** Any table, written in any of the ways, comes back as it was. */
    @RepeatedTest(60)
    void anyTableComesBack(RepetitionInfo repetition) throws IOException {
        var random = new Random(repetition.getCurrentRepetition());
        var encoding = Encoding.values()[random.nextInt(4)];
        char delimiter = SheetFormat.DELIMITERS.charAt(random.nextInt(4));
        var table = table(random);
        var text = new StringWriter();
        var quotes = List.of(QuoteStrategies.ALWAYS, QuoteStrategies.NON_EMPTY, QuoteStrategies.REQUIRED);
        try (var csv = CsvWriter.builder()
                .fieldSeparator(delimiter)
                .quoteStrategy(quotes.get(random.nextInt(3)))
                .build(text)) {
            table.forEach(row -> csv.writeRecord(row));
        }
        var bytes = text.toString().getBytes(Charset.forName(encoding.label()));
        var rows = SheetReaderTest.read(bytes, new SheetFormat(encoding, delimiter, false));
        assertThat(rows).allSatisfy(row -> assertThat(row.fault()).isEmpty());
        assertThat(rows).extracting(SheetRow::cells).isEqualTo(table);
    }

    private static List<List<String>> table(Random random) {
        int width = 2 + random.nextInt(6);
        var table = new ArrayList<List<String>>();
        for (int row = 0; row < 1 + random.nextInt(40); row++) {
            table.add(IntStream.range(0, width)
                    .mapToObj(column -> column == 0 ? "r" + random.nextInt(100) : cell(random))
                    .toList());
        }
        return table;
    }

    private static String cell(Random random) {
        var letters = "abc ,;|\t\"\"\n'=سلام123";
        return IntStream.range(0, random.nextInt(12))
                .mapToObj(at -> String.valueOf(letters.charAt(random.nextInt(letters.length()))))
                .collect(Collectors.joining());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country ; 536365,85123A,LANTERN,6,2010-12-01 08:26:00,2.55,17850.0,UK ; order-number=0 product-code=1 product-name=2 quantity=3 order-date=4 unit-price=5 shop-number=6",
                "شماره سفارش,تاريخ سفارش,نام مشتري,شماره موبايل,كد كالا,نام كالا,تعداد,قيمت واحد,مبلغ كل ; 12,۱۴۰۴/۰۱/۰۵,علی رضایی,۰۹۱۲۳۴۵۶۷۸۹,A1,کتاب,۲,۵۰۰۰۰,۱۰۰۰۰۰ ; order-number=0 order-date=1 customer-name=2 mobile=3 product-code=4 product-name=5 quantity=6 unit-price=7 order-total=8",
                "Order Number,Order Status,Order Date,First Name (Billing),Last Name (Billing),Email (Billing),Phone (Billing),Order Total Amount,Item Name,Quantity,Item Cost ; 501,completed,2024-03-20 10:00,Ali,Rezaei,a@b.ir,09123456789,250000,Book,1,250000 ; order-number=0 status=1 order-date=2 first-name=3 last-name=4 mail=5 mobile=6 order-total=7 product-name=8 quantity=9 unit-price=10",
                "Name,Email,Financial Status,Paid at,Currency,Total,Lineitem quantity,Lineitem name,Lineitem price,Lineitem sku,Billing Name,Billing City,Billing Phone ; #1001,a@b.com,paid,2024-03-20 10:00:00 +0330,USD,20.00,2,Mug,10.00,M1,Ali Rezaei,Tehran,+989123456789 ; order-number=0 mail=1 status=2 order-date=3 currency=4 order-total=5 quantity=6 product-name=7 unit-price=8 product-code=9 customer-name=10 city=11 mobile=12",
                "نام,موبایل,شهر ; علی رضایی,9123456789,تهران ; customer-name=0 mobile=1 city=2",
                "12,1404/01/05,09123456789,ali@b.ir ; 13,1404/01/06,09123456788,b@b.ir ; order-date=1 mobile=2 mail=3"
            })
    void theColumnsOfKnownProgramsAreProposed(String table) {
        var parts = table.split(" ; ");
        var sheet = look(parts[0].strip() + "\n" + (parts[1].strip() + "\n").repeat(5));
        var proposed = FieldGuess.of(sheet, TODAY).entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .map(entry -> entry.getKey().code() + "=" + entry.getValue())
                .collect(Collectors.joining(" "));
        assertThat(proposed).isEqualTo(parts[2].strip());
    }
}
