package org.peyvand.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.peyvand.calendar.CalendarSystem;
import org.peyvand.money.Money;
import org.peyvand.money.MoneyUnit;

class ReaderTest {

    private static final ZoneId TEHRAN = ZoneId.of("Asia/Tehran");

    /** Half past midnight of Nowruz 1404 in Tehran, still the day before in UTC. */
    private static final Instant NOWRUZ = Instant.parse("2025-03-20T21:00:00Z");

    private final Messages messages = Messages.load();
    private final Reader persian = reader(Language.FA, CalendarSystem.JALALI);
    private final Reader english = reader(Language.EN, CalendarSystem.GREGORIAN);

    @Test
    void writesNumbersInTheDigitsAndMarksOfTheLanguage() {
        assertThat(persian.number(1_250_000)).isEqualTo("۱٬۲۵۰٬۰۰۰");
        assertThat(english.number(1_250_000)).isEqualTo("1,250,000");
        assertThat(persian.decimal(4.456, 2)).isEqualTo("۴٫۴۶");
        assertThat(english.decimal(4.5, 2)).isEqualTo("4.50");
    }

    @Test
    void writesSharesAsPercentWithATenthOnlyWhereThereIsOne() {
        assertThat(persian.percent(0.125)).isEqualTo("۱۲٫۵٪");
        assertThat(english.percent(0.125)).isEqualTo("12.5%");
        assertThat(english.percent(1)).isEqualTo("100%");
        assertThat(persian.percent(0)).isEqualTo("۰٪");
        assertThat(english.percent(-0.0333)).isEqualTo("-3.3%");
    }

    @Test
    void writesDatesInItsCalendarAndZone() {
        assertThat(persian.date(NOWRUZ)).isEqualTo("۱ فروردین ۱۴۰۴");
        assertThat(english.date(NOWRUZ)).isEqualTo("21 Mar 2025");
        assertThat(reader(Language.EN, CalendarSystem.JALALI).date(NOWRUZ)).isEqualTo("1 Farvardin 1404");
        assertThat(persian.dateTime(NOWRUZ)).isEqualTo("۱ فروردین ۱۴۰۴ ساعت ۰۰:۳۰");
        assertThat(persian.time(NOWRUZ)).isEqualTo("۰۰:۳۰");
        assertThat(persian.today()).isEqualTo(LocalDate.of(2025, 3, 21));
    }

    @Test
    void tellsHowLongAgo() {
        assertThat(persian.ago(NOWRUZ.minusSeconds(300))).isEqualTo("۵ دقیقه پیش");
        assertThat(english.ago(NOWRUZ.minusSeconds(86_400))).isEqualTo("yesterday");
        assertThat(persian.ago(NOWRUZ)).isEqualTo("همین حالا");
    }

    @Test
    void writesAmountsInTheUnitOfTheWorkspace() {
        assertThat(persian.money(12_500_000)).isEqualTo("۱٬۲۵۰٬۰۰۰ تومان");
        assertThat(english.money(new Money(1250, "GBP"))).isEqualTo("£12.50");
        assertThat(persian.currencyName()).isEqualTo("تومان");
    }

    @Test
    void writesPhonesAsDialled() {
        assertThat(persian.phone("+989123456789")).isEqualTo("۰۹۱۲ ۳۴۵ ۶۷۸۹");
        assertThat(english.phone("+442079460958")).isEqualTo("+44 20 7946 0958");
    }

    @Test
    void choosesThePluralByTheRuleOfTheLanguage() {
        assertThat(persian.count("kit.customers", 0)).isEqualTo("یکی: ۰ مشتری");
        assertThat(persian.count("kit.customers", 1)).isEqualTo("یکی: ۱ مشتری");
        assertThat(persian.count("kit.customers", 2)).isEqualTo("چند: ۲ مشتری");
        assertThat(english.count("kit.customers", 0)).isEqualTo("0 customers");
        assertThat(english.count("kit.customers", 1)).isEqualTo("1 customer");
        assertThat(english.count("kit.customers", 1234)).isEqualTo("1,234 customers");
    }

    @Test
    void fillsSentencesAndLeavesApostrophesAlone() {
        assertThat(english.say("kit.sentence", "Ali", 1500, new Money(10, "IRR")))
                .isEqualTo("Ali's turn: 1,500 of 1 Toman, {9} isn't filled");
        assertThat(persian.say("kit.sentence", "علی", 1500, NOWRUZ))
                .isEqualTo("نوبت علی: ۱٬۵۰۰ از ۱ فروردین ۱۴۰۴ ساعت ۰۰:۳۰");
        assertThat(english.say("kit.sentence", "$1 {1}", 1, 2)).startsWith("$1 {1}'s turn: 1 of 2");
    }

    @Test
    void isolatesNamesOfTheOtherDirection() {
        assertThat(persian.say("keys.go", "Ali Rezaei")).isEqualTo("رفتن به \u2068Ali Rezaei\u2069");
        assertThat(persian.say("keys.go", "021-8877")).isEqualTo("رفتن به \u2068021-8877\u2069");
        assertThat(persian.say("keys.go", "علی می‌رود")).isEqualTo("رفتن به علی می‌رود");
        assertThat(english.say("keys.go", "علی")).isEqualTo("Go to \u2068علی\u2069");
        assertThat(english.say("keys.go", "Ali O'Neil")).isEqualTo("Go to Ali O'Neil");
    }

    @Test
    void missesNoMessageInATest() {
        assertThatThrownBy(() -> persian.say("no.such.message")).isInstanceOf(AssertionError.class);
    }

    private Reader reader(Language language, CalendarSystem calendar) {
        var clock = Clock.fixed(NOWRUZ, TEHRAN);
        return new Reader(language, calendar, TEHRAN, "IRR", MoneyUnit.TOMAN, clock, messages);
    }
}
