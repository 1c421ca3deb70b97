package org.peyvand.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.peyvand.language.Digits;

class MoneyTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            12500000             | IRR | TOMAN    | ۱٬۲۵۰٬۰۰۰ تومان               | 1,250,000 Toman
            12500000             | IRR | CURRENCY | ۱۲٬۵۰۰٬۰۰۰ ریال               | 12,500,000 Rial
            0                    | IRR | TOMAN    | ۰ تومان                       | 0 Toman
            5                    | IRR | TOMAN    | ۰٫۵ تومان                     | 0.5 Toman
            12345                | IRR | TOMAN    | ۱٬۲۳۴٫۵ تومان                 | 1,234.5 Toman
            9223372036854775807  | IRR | CURRENCY | ۹٬۲۲۳٬۳۷۲٬۰۳۶٬۸۵۴٬۷۷۵٬۸۰۷ ریال | 9,223,372,036,854,775,807 Rial
            1250                 | GBP | TOMAN    | ۱۲٫۵۰ پوند بریتانیا           | £12.50
            1250                 | USD | CURRENCY | ۱۲٫۵۰ دلار آمریکا             | $12.50
            123456789            | JPY | CURRENCY | ۱۲۳٬۴۵۶٬۷۸۹ ین ژاپن           | ¥123,456,789
            1250                 | KWD | CURRENCY | ۱٫۲۵۰ دینار کویت              | KWD 1.250
            5                    | EUR | CURRENCY | ۰٫۰۵ یورو                     | €0.05
            """)
    void isWrittenWithItsUnit(long minor, String currency, MoneyUnit unit, String persian, String english) {
        var money = new Money(minor, currency);
        assertThat(MoneyText.of(money, unit, true)).isEqualTo(persian);
        assertThat(MoneyText.of(money, unit, false)).isEqualTo(english);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0             | IRR | TOMAN    | ۰ تومان              | 0 Toman
            7500          | IRR | TOMAN    | ۷۵۰ تومان            | 750 Toman
            15000000      | IRR | TOMAN    | ۱٫۵ میلیون تومان     | 1.5M Toman
            4000000000000 | IRR | TOMAN    | ۴۰۰ میلیارد تومان    | 400B Toman
            1250000       | IRR | CURRENCY | ۱٫۲۵ میلیون ریال     | 1.25M Rial
            2000000       | GBP | CURRENCY | ۲۰ هزار پوند بریتانیا | £20K
            """)
    void isWrittenBrieflyWhereThereIsLittleRoom(
            long minor, String currency, MoneyUnit unit, String persian, String english) {
        var money = new Money(minor, currency);
        assertThat(MoneyText.brief(money, unit, true)).isEqualTo(persian);
        assertThat(MoneyText.brief(money, unit, false)).isEqualTo(english);
    }

    @Test
    void keepsTheSignLeftOfTheNumberAndThePersianUnitBehindIt() {
        var debt = new Money(-350_000, "IRR");
        assertThat(MoneyText.of(debt, MoneyUnit.TOMAN, true)).isEqualTo("\u200f\u200e−۳۵٬۰۰۰ تومان");
        assertThat(MoneyText.of(debt, MoneyUnit.TOMAN, false)).isEqualTo("-35,000 Toman");
        assertThat(MoneyText.of(new Money(-1250, "GBP"), MoneyUnit.TOMAN, false))
                .isEqualTo("-£12.50");
        assertThat(MoneyText.amountOnly(debt, MoneyUnit.TOMAN, true)).isEqualTo("\u200e−۳۵٬۰۰۰");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ۱٬۲۵۰٬۰۰۰          | TOMAN    | 12500000
            1250000            | TOMAN    | 12500000
            ١٢٥٠٠٠٠            | TOMAN    | 12500000
            1,250,000          | CURRENCY | 1250000
            ۱۲۵۰ تومان         | CURRENCY | 12500
            ۱۲۵۰تومان          | CURRENCY | 12500
            12500 ریال         | TOMAN    | 12500
            1,250 Rial         | TOMAN    | 1250
            1,250 toman        | CURRENCY | 12500
            ۲۵۰ هزار تومان     | TOMAN    | 2500000
            ۱٫۵ میلیون تومان   | TOMAN    | 15000000
            ۲ ميليون           | TOMAN    | 20000000
            ۳ میلیارد ریال     | TOMAN    | 3000000000
            ۱۲٫۵               | TOMAN    | 125
            -35000             | TOMAN    | -350000
            """)
    void isReadInAnyDigitsAndUnits(String typed, MoneyUnit unit, long rial) {
        assertThat(MoneyReader.read(typed, "IRR", unit)).contains(new Money(rial, "IRR"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            £12.50      | GBP | 1250
            12.5        | GBP | 1250
            ۱۲٫۵۰ یورو  | EUR | 1250
            1,000 JPY   | JPY | 1000
            1.25        | KWD | 1250
            """)
    void isReadInOtherCurrencies(String typed, String currency, long minor) {
        assertThat(MoneyReader.read(typed, currency, MoneyUnit.TOMAN)).contains(new Money(minor, currency));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            تومان                    | IRR | no number
            ۱٫۲۵                     | IRR | half a Rial
            1.250.000                | IRR | two readings
            12.345                   | GBP | a tenth of a penny
            99999999999999999999     | IRR | past 64 bits
            twelve                   | GBP | words
            1 میلیون میلیون           | IRR | two scales
            """)
    void isNotGuessed(String typed, String currency, String why) {
        assertThat(MoneyReader.read(typed, currency, MoneyUnit.TOMAN)).as(why).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("amounts")
    void whatIsWrittenIsReadBack(Money money) {
        for (var unit : MoneyUnit.values()) {
            for (boolean persian : new boolean[] {true, false}) {
                var written = MoneyText.of(money, unit, persian);
                var read = MoneyReader.read(written, money.currency(), unit);
                assertThat(read).as(written).isEqualTo(Optional.of(money));
            }
        }
    }

    static Stream<Money> amounts() {
        var random = new Random(1404);
        var currencies = new String[] {"IRR", "USD", "EUR", "GBP", "JPY", "KWD", "TRY", "AED"};
        return Stream.generate(() -> random.nextLong() >> random.nextInt(64))
                .limit(200)
                .map(minor -> new Money(minor, currencies[random.nextInt(currencies.length)]));
    }

    @Test
    void isNeverMixed() {
        var rial = new Money(10, "IRR");
        var euro = new Money(10, "EUR");
        assertThatThrownBy(() -> rial.plus(euro)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> rial.minus(euro)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> rial.compareTo(euro)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Money(1, "Toman")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void addsExactlyOrNotAtAll() {
        var most = new Money(Long.MAX_VALUE, "IRR");
        assertThat(new Money(3, "IRR").plus(new Money(4, "IRR")).minus(new Money(9, "IRR")))
                .isEqualTo(new Money(-2, "IRR"));
        assertThat(Money.zero("IRR").minus(most).negate()).isEqualTo(most);
        assertThatThrownBy(() -> most.plus(new Money(1, "IRR"))).isInstanceOf(ArithmeticException.class);
        assertThat(Digits.toAscii(MoneyText.amountOnly(most, MoneyUnit.CURRENCY, true)))
                .isEqualTo("9٬223٬372٬036٬854٬775٬807");
    }
}
