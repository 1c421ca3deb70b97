package org.peyvand.worth.spend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.peyvand.PeyvandTest;
import org.peyvand.TestClient;
import org.peyvand.TestClock;
import org.peyvand.web.Language;
import org.peyvand.web.Messages;
import org.peyvand.web.Reader;
import org.peyvand.web.Refused;
import org.peyvand.workspace.TestWorkspace;
import org.peyvand.worth.Spend;
import org.peyvand.worth.Spends;
import org.peyvand.worth.tally.Book;
import org.springframework.beans.factory.annotation.Autowired;

/** What was spent is told by hand, file or program; the last told stands, and what cannot be is refused. */
@PeyvandTest
class SpendsTest {

    private static final LocalDate ORDIBEHESHT = LocalDate.of(2025, 4, 21);
    private static final LocalDate FARVARDIN = LocalDate.of(2025, 3, 21);

    @Autowired
    SpendBook spends;

    @Autowired
    TestClock clock;

    private TestWorkspace shop;

    @BeforeEach
    void open() {
        clock.set(Instant.parse("2025-06-01T08:00:00Z"));
        shop = TestWorkspace.create();
    }

    @Test
    void theLastToldSpendStandsWhateverTheSpelling() {
        shop.run(() -> {
            spends.tell(List.of(new Spend("پیک‌موتوری", "یلدا", ORDIBEHESHT, 1_000)), Spends.By.TYPED);
            spends.tell(List.of(new Spend("پیک موتوری", "يلدا", ORDIBEHESHT.plusDays(9), 2_000)), Spends.By.PROGRAM);
            assertThat(spends.newest())
                    .singleElement()
                    .satisfies(one -> assertThat(one.amount()).isEqualTo(2_000));
            spends.tell(List.of(new Spend("پیک‌موتوری", "یلدا", ORDIBEHESHT, 0)), Spends.By.TYPED);
            assertThat(spends.newest()).isEmpty();
        });
    }

    @ParameterizedTest
    @CsvSource({
        "-1, 2025-05-01",
        "1000000000000001, 2025-05-01",
        "1, 2025-08-01",
        "1, 1920-05-01",
    })
    void aSpendThatCannotBeIsRefusedWithNothingDone(long amount, LocalDate month) {
        shop.run(() -> {
            var good = new Spend("ترب", "", ORDIBEHESHT, 1_000);
            assertThatThrownBy(() -> spends.tell(List.of(good, new Spend("ترب", "", month, amount)), Spends.By.PROGRAM))
                    .isInstanceOf(Refused.class);
            assertThatThrownBy(() -> spends.tell(List.of(good, new Spend(" ", "", ORDIBEHESHT, 1)), Spends.By.PROGRAM))
                    .isInstanceOf(Refused.class);
            assertThat(spends.newest()).isEmpty();
        });
    }

    @Test
    void aFileGivesItsGoodLinesAndSaysWhatIsWrongWithTheOthers() {
        var file = """
                کانال;کمپین;ماه;هزینه
                اینستاگرام;بلاگر;۱۴۰۴/۰۲;۲۰ میلیون
                اينستاگرام;بلاگر;اردیبهشت ۱۴۰۴;3000000
                ترب;;1404-1;۵۰۰٬۰۰۰ تومان
                ترب;;1404/13;500
                ترب;;1500/01;500
                ترب;;2025-04;500
                ;;1404/01;500
                دیوار;;1404/01;رایگان
                """;
        shop.run(() -> {
            var text = new SpendText(
                    new Book(TestWorkspace.IRANIAN.calendar(), TestWorkspace.IRANIAN.zone(), "IRR"),
                    TestWorkspace.IRANIAN.unit(),
                    LocalDate.of(2025, 6, 1));
            var reader = reader();
            var read = SpendFile.read(file.getBytes(StandardCharsets.UTF_8), text, spends, reader);
            assertThat(read.spends()).extracting(Spend::amount).containsExactly(200_000_000L, 5_000_000L);
            assertThat(read.spends()).extracting(Spend::month).containsExactly(ORDIBEHESHT, FARVARDIN);
            assertThat(read.wrong()).extracting(SpendList.Wrong::line).containsExactly(3L, 5L, 6L, 7L, 8L, 9L);
            assertThat(read.wrong().getFirst().why()).contains("۲");
            assertThatThrownBy(
                            () -> SpendFile.read("a,b\n1,2\n".getBytes(StandardCharsets.UTF_8), text, spends, reader))
                    .isInstanceOf(Refused.class);
        });
    }

    @Test
    void programsTellSpendsAllOrNoneAndOftenAsTheyLike() {
        var program = TestClient.program(shop);
        var good = "{\"channel\":\"ترب\",\"month\":\"1404-02\",\"amount\":5000}";
        var told = program.send("POST", "/api/v1/spend", "{\"spends\":[" + good + "]}");
        assertThat(told.statusCode()).isEqualTo(200);
        var bad = program.send(
                "POST",
                "/api/v1/spend",
                "{\"spends\":[" + good.replace("5000", "6000")
                        + ",{\"channel\":\"ترب\",\"month\":\"سه‌شنبه\",\"amount\":1}]}");
        assertThat(bad.statusCode()).isEqualTo(422);
        assertThat(bad.body()).contains("spends[1].month");
        assertThat(shop.acting(spends::newest))
                .singleElement()
                .satisfies(one -> assertThat(one.amount()).isEqualTo(5_000));
    }

    private Reader reader() {
        var settings = TestWorkspace.IRANIAN;
        return new Reader(
                Language.FA, settings.calendar(), settings.zone(), "IRR", settings.unit(), clock, Messages.load());
    }
}
