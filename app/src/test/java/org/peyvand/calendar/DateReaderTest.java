package org.peyvand.calendar;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static org.peyvand.calendar.CalendarSystem.GREGORIAN;
import static org.peyvand.calendar.CalendarSystem.JALALI;
import static org.peyvand.calendar.DateOrder.MDY;
import static org.peyvand.calendar.DateOrder.YMD;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DateReaderTest {
    private static final ZoneId TEHRAN = ZoneId.of("Asia/Tehran");
    private static final LocalDate TODAY = LocalDate.of(2025, 11, 21);
    private static final DateReader PERSIAN = new DateReader(JALALI, YMD, TODAY);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1404/1/5",
                "1404/01/05",
                "۱۴۰۴/۰۱/۰۵",
                "١٤٠٤/٠١/٠٥",
                "1404-01-05",
                "1404-1-5",
                "1404.1.5",
                "14040105",
                "۱۴۰۴۰۱۰۵",
                "۱۴۰۴؍۰۱؍۰۵",
                " 1404 / 1 / 5 ",
                "\u200e1404/01/05\u200f",
                "\u20681404/01/05\u2069",
                "04/1/5",
                "۰۴/۰۱/۰۵",
                "5/1/1404",
                "05-01-1404",
                "5.1.1404",
                "۵ فروردین ۱۴۰۴",
                "5 فروردین 1404",
                "05 فروردین 04",
                "5 فروردين 1404",
                "۵ فروردین‌ماه ۱۴۰۴",
                "۵ فروردین ماه ۱۴۰۴",
                "۵ فروردین ماه سال ۱۴۰۴",
                "سه‌شنبه ۵ فروردین ۱۴۰۴",
                "سه شنبه ۵ فروردین ۱۴۰۴",
                "سه‌شنبه، ۵ فروردین ۱۴۰۴",
                "۱۴۰۴ فروردین ۵",
                "5 Farvardin 1404",
                "Tuesday, 5 Farvardin 1404",
                "مورخ ۱۴۰۴/۰۱/۰۵",
                "سه‌شنبه ۱۴۰۴/۱/۵",
                "5-فروردین-1404",
                "2025-03-25",
                "2025/3/25",
                "20250325",
                "25 Mar 2025",
                "25-Mar-2025",
                "March 25, 2025",
                "25th March 2025",
                "Tue, 25 Mar 2025",
                "۲۵ مارس ۲۰۲۵",
                "2025-03-25.",
                "1404/01/05."
            })
    void everyFormOfOneDayReadsAsThatDay(String text) {
        assertThat(PERSIAN.read(text))
                .asInstanceOf(type(DateReading.Read.class))
                .satisfies(read -> {
                    assertThat(read.date()).isEqualTo("2025-03-25");
                    assertThat(read.time()).isEmpty();
                    assertThat(read.offset()).isEmpty();
                    assertThat(read.calendar()).isEqualTo(isGregorian(text) ? GREGORIAN : JALALI);
                });
    }

    private static boolean isGregorian(String text) {
        return text.contains("2025") || text.contains("۲۰۲۵");
    }

    @ParameterizedTest
    @CsvSource({
        "DMY,03/04/2025,2025-04-03", "MDY,03/04/2025,2025-03-04", "DMY,25-3-2025,2025-03-25",
                "MDY,3.25.2025,2025-03-25",
        "DMY,2025/03/04,2025-03-04", "MDY,2025/03/04,2025-03-04", "DMY,03/04/25,2025-04-03", "MDY,03/04/25,2025-03-04",
        "YMD,25/03/04,2025-03-04", "DMY,03/04/85,1985-04-03", "DMY,03/04/44,2044-04-03", "DMY,03/04/45,1945-04-03",
        "DMY,5/1/1404,2025-03-25"
    })
    void theOrderIsTheCallersForGregorianDates(DateOrder order, String text, LocalDate expected) {
        assertThat(new DateReader(GREGORIAN, order, TODAY).read(text))
                .asInstanceOf(type(DateReading.Read.class))
                .extracting(DateReading.Read::date)
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"99/12/30,1399", "23/1/1,1423", "24/1/1,1324", "57/11/22,1357", "00/1/1,1400"})
    void shortJalaliYearsFallAroundToday(String text, int year) {
        assertThat(PERSIAN.read(text))
                .asInstanceOf(type(DateReading.Read.class))
                .extracting(read -> JalaliDate.of(read.date()).year())
                .isEqualTo(year);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1404/01/05 14:30            | 2025-03-25T14:30",
                "1404/01/05 14:30:15         | 2025-03-25T14:30:15",
                "۱۴۰۴/۰۱/۰۵ ۱۴:۳۰            | 2025-03-25T14:30",
                "1404/01/05 - 14:30          | 2025-03-25T14:30",
                "1404/01/05-14:30            | 2025-03-25T14:30",
                "14:30 1404/01/05            | 2025-03-25T14:30",
                "14:30 - 1404/01/05          | 2025-03-25T14:30",
                "۵ فروردین ۱۴۰۴ ساعت ۱۴:۳۰   | 2025-03-25T14:30",
                "۵ فروردین ۱۴۰۴، ساعت ۱۴:۳۰  | 2025-03-25T14:30",
                "1404/01/05 2:30 PM          | 2025-03-25T14:30",
                "1404/01/05 02:30 ب.ظ        | 2025-03-25T14:30",
                "1404/01/05 02:30:00 ب.ظ.    | 2025-03-25T14:30",
                "1404/01/05 ب.ظ 02:30        | 2025-03-25T14:30",
                "1404/01/05 02:30 ق.ظ        | 2025-03-25T02:30",
                "1404/01/05 ۲:۳۰ بعد از ظهر  | 2025-03-25T14:30",
                "1404/01/05 ۲:۳۰ بعدازظهر    | 2025-03-25T14:30",
                "1404/01/05 ۲:۳۰ قبل‌ازظهر   | 2025-03-25T02:30",
                "1404/01/05 14:30 ب.ظ        | 2025-03-25T14:30",
                "1404/01/05 12:05 AM         | 2025-03-25T00:05",
                "1404/01/05 12:05 PM         | 2025-03-25T12:05",
                "1404/01/05 2 PM             | 2025-03-25T14:00",
                "2025-03-25T14:30            | 2025-03-25T14:30",
                "2025-03-25 14:30:00.123     | 2025-03-25T14:30:00.123",
                "2025-03-25T14:30:00.1234567 | 2025-03-25T14:30:00.123456700",
                "3/25/2025 2:30:00 PM        | 2025-03-25T14:30"
            })
    void theTimeOfDayIsReadWithTheDate(String text, LocalDateTime expected) {
        assertThat(new DateReader(JALALI, text.startsWith("3/") ? MDY : YMD, TODAY).read(text))
                .asInstanceOf(type(DateReading.Read.class))
                .satisfies(read -> {
                    assertThat(read.dateTime()).isEqualTo(expected);
                    assertThat(read.time()).isPresent();
                    assertThat(read.offset()).isEmpty();
                    assertThat(read.instant(TEHRAN))
                            .isEqualTo(expected.atZone(TEHRAN).toInstant());
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2025-03-25T14:30:00Z",
                "2025-03-25T14:30Z",
                "2025-03-25 14:30:00 UTC",
                "2025-03-25T18:00:00+03:30",
                "2025-03-25T18:00+0330",
                "2025-03-25T11:30:00-03",
                "1404/01/05 18:00:00 +03:30",
                "Tue, 25 Mar 2025 14:30:00 +0000",
                "Tue, 25 Mar 2025 14:30:00 GMT",
                "Tue, 25 Mar 2025 11:00:00 -0330",
                "2025-03-25T14:30:00.000Z",
                "۱۴۰۴-۰۱-۰۵T۱۸:۰۰:۰۰+۰۳:۳۰"
            })
    void aWrittenOffsetBeatsTheZone(String text) {
        assertThat(PERSIAN.read(text))
                .asInstanceOf(type(DateReading.Read.class))
                .extracting(read -> read.instant(TEHRAN))
                .hasToString("2025-03-25T14:30:00Z");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1404/12/30        | NOT_A_LEAP_YEAR   | 1404 | 12 | 30",
                "1402/12/30        | NOT_A_LEAP_YEAR   | 1402 | 12 | 30",
                "۳۰ اسفند ۱۴۰۴     | NOT_A_LEAP_YEAR   | 1404 | 12 | 30",
                "1403/07/31        | NO_SUCH_DAY       | 1403 | 7  | 31",
                "۳۱ مهر ۱۴۰۳       | NO_SUCH_DAY       | 1403 | 7  | 31",
                "1404/13/01        | NO_SUCH_MONTH     | 1404 | 13 | 1",
                "1404/00/01        | NO_SUCH_MONTH     | 1404 | 0  | 1",
                "1404/01/00        | NO_SUCH_DAY       | 1404 | 1  | 0",
                "88-77-66          | NO_SUCH_MONTH     | 1388 | 77 | 66",
                "2026-02-30        | NO_SUCH_DAY       | 2026 | 2  | 30",
                "2026-02-29        | NOT_A_LEAP_YEAR   | 2026 | 2  | 29",
                "2026-04-31        | NO_SUCH_DAY       | 2026 | 4  | 31",
                "2026-13-01        | NO_SUCH_MONTH     | 2026 | 13 | 1",
                "0000-00-00        | YEAR_OUT_OF_RANGE | 0    | 0  | 0",
                "1650/01/01        | YEAR_OUT_OF_RANGE | 1650 | 1  | 1",
                "5 March 1404      | YEAR_OUT_OF_RANGE | 1404 | 3  | 5",
                "۵ فروردین ۲۰۲۵    | YEAR_OUT_OF_RANGE | 2025 | 1  | 5",
                "1404/01/05 24:30  | NO_SUCH_TIME      | 1404 | 1  | 5",
                "1404/01/05 12:60  | NO_SUCH_TIME      | 1404 | 1  | 5",
                "1404/01/05 14:30 AM | NO_SUCH_TIME    | 1404 | 1  | 5",
                "2025-03-25T10:00+19:00 | NO_SUCH_TIME | 2025 | 3  | 25",
                "جمعه ۵ فروردین ۱۴۰۴ | WRONG_WEEKDAY   | 1404 | 1  | 5",
                "03/04/2025        | ORDER_UNKNOWN     | 2025 | 4  | 3"
            })
    void whatNamesNoDayIsImpossibleForAReason(String text, Impossibility reason, int year, int month, int day) {
        assertThat(PERSIAN.read(text)).isEqualTo(new DateReading.Impossible(reason, year, month, day));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "-",
                "/",
                "سلام",
                "N/A",
                "null",
                "1404",
                "1404/01",
                "فروردین ۱۴۰۴",
                "۵ فروردین",
                "14:30",
                "12.5",
                "1,250,000",
                "1.2.3",
                "192.168.1.1",
                "021-8877-6655",
                "0912-345-6789",
                "09123456789",
                "88776655",
                "6037-9912-3456-7890",
                "1404/1-5",
                "1404//1/5",
                "1404/1/5/",
                "/1404/1/5",
                "1404/1/5 1404/1/6",
                "1404 1 5",
                "1404,1,5",
                "۵ فروردین فروردین ۱۴۰۴",
                "۵ فلان ۱۴۰۴",
                "1404/1/5 14",
                "1404/1/5 PM",
                "1404/01/05 14:30 15:30",
                "1404/1/5 x",
                "404/1/5",
                "1404/001/05",
                "سه ۵ فروردین ۱۴۰۴",
                "-5",
                "+989123456789",
                "1404/01/05 14:30:",
                "فروردین 14040105",
                "99999999999999999999",
                "1404/01/05 : 14",
                "1404/01/05 +03:30:99"
            })
    void whatIsNoDateIsNotADate(String text) {
        assertThat(PERSIAN.read(text)).isEqualTo(new DateReading.NotADate());
    }

    @Test
    void whatTheProductWritesItReads() {
        var random = new Random(7);
        for (int i = 0; i < 3_000; i++) {
            var date = LocalDate.ofEpochDay(random.nextInt(-20_000, 40_000));
            for (var calendar : CalendarSystem.values()) {
                for (var language : new String[] {"fa", "en"}) {
                    var text = new DateText(Locale.of(language), calendar, TEHRAN);
                    assertReads(text.full(date), calendar, date);
                    assertReads(text.date(date), calendar, date);
                    assertReads(text.numeric(date), calendar, date);
                }
            }
        }
    }

    private static void assertReads(String text, CalendarSystem calendar, LocalDate date) {
        assertThat(PERSIAN.read(text))
                .as(text)
                .asInstanceOf(type(DateReading.Read.class))
                .satisfies(read -> {
                    assertThat(read.date()).isEqualTo(date);
                    assertThat(read.calendar()).isEqualTo(calendar);
                });
    }

    @Test
    void noTextMakesTheReaderThrow() {
        var random = new Random(33);
        var alphabet = "0123456789۱۴۰٥/-.:,+ TZ\u200cفروردینسهشنبهمارسقظPMam";
        for (int i = 0; i < 100_000; i++) {
            var text = new StringBuilder();
            for (int n = random.nextInt(24); n > 0; n--)
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            assertThat(PERSIAN.read(text.toString())).isNotNull();
        }
    }

    @Test
    void mutilatedDatesNeverMakeTheReaderThrow() {
        var random = new Random(34);
        var dates = new String[] {
            "1404/01/05 14:30:15", "2025-03-25T18:00:00.123+03:30", "سه‌شنبه ۵ فروردین ۱۴۰۴ ساعت ۲:۳۰ ب.ظ", "14040105"
        };
        for (int i = 0; i < 100_000; i++) {
            var text = new StringBuilder(dates[random.nextInt(dates.length)]);
            for (int n = random.nextInt(4); n > 0 && text.length() > 1; n--) {
                var at = random.nextInt(text.length());
                if (random.nextBoolean()) text.deleteCharAt(at);
                else text.insert(at, text.charAt(random.nextInt(text.length())));
            }
            assertThat(PERSIAN.read(text.toString())).isNotNull();
        }
    }

    @Test
    void everyDateOfARealReviewFileReads() throws IOException {
        var data = System.getProperty("peyvand.data");
        Assumptions.assumeTrue(data != null, "peyvand.data is not set");
        var csv = Files.readString(Path.of(data, "persian/digikala_phone_reviews_jalali.csv"), UTF_8);
        var rows = Pattern.compile("(?m)^\\d+,\\d+,[0-9a-f]*,\\d?,([^,]*),").matcher(csv);
        var count = 0;
        for (; rows.find(); count++) {
            assertThat(PERSIAN.read(rows.group(1))).as(rows.group(1)).isInstanceOf(DateReading.Read.class);
        }
        assertThat(count).isEqualTo(6_506);
    }
}
