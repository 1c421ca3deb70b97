package org.peyvand.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneNumbersTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "09123456789",
                "۰۹۱۲۳۴۵۶۷۸۹",
                "٠٩١٢٣٤٥٦٧٨٩",
                "9123456789",
                "989123456789",
                "00989123456789",
                "+989123456789",
                "+98 912 345 6789",
                "+98 (0)912-345-6789",
                "۰۹۱۲ ۳۴۵ ۶۷۸۹",
                "0912-345-67-89",
                "\u206609123456789\u2069",
                "+۹۸۹۱۲۳۴۵۶۷۸۹",
                " 0912.345.6789 ",
                "0912–345–6789"
            })
    void mobileNumberOfIranHasOneFormHoweverTyped(String typed) {
        assertThat(PhoneNumbers.parse(typed, "IR")).contains(new Phone("+989123456789", true));
    }

    @ParameterizedTest
    @CsvSource({
        "021-88776655, IR, +982188776655, false",
        "۰۲۱۸۸۷۷۶۶۵۵, IR, +982188776655, false",
        "020 7946 0958, GB, +442079460958, false",
        "+44 20 7946 0958, IR, +442079460958, false",
        "09359876543, IR, +989359876543, true",
        "+989123456789, ZZ, +989123456789, true"
    })
    void numbersAreReadByTheirRegion(String typed, String region, String e164, boolean mobile) {
        assertThat(PhoneNumbers.parse(typed, region)).contains(new Phone(e164, mobile));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "سلام",
                "12",
                "0912345678",
                "091234567890",
                "تلفن 09123456789",
                "1800FLOWERS",
                "+",
                "٠",
                "09123456789 یا 09123456780",
                "6037701689095443",
                "2025-03-21"
            })
    void whatIsNoNumberIsRefused(String typed) {
        assertThat(PhoneNumbers.parse(typed)).isEmpty();
    }

    @Test
    void numberIsShownAsDialledInItsRegionAndWithCountryCodeElsewhere() {
        assertThat(PhoneNumbers.national("+989123456789", "IR")).isEqualTo("0912 345 6789");
        assertThat(PhoneNumbers.national("+982188776655", "IR")).isEqualTo("021 8877 6655");
        assertThat(PhoneNumbers.national("+989123456789", "GB")).isEqualTo("+98 912 345 6789");
        assertThat(PhoneNumbers.national("+442079460958", "IR")).isEqualTo("+44 20 7946 0958");
        assertThat(PhoneNumbers.national("ناشناس", "IR")).isEqualTo("ناشناس");
    }

    @ParameterizedTest
    @CsvSource({
        "0912345, 912345",
        "۰۹۱۲۳۴۵, 912345",
        "912345, 912345",
        "98912345, 912345",
        "0098912345, 912345",
        "+98912345, 912345",
        "+98 (0)912 345, 912345",
        "021-88, 2188",
        "+44 20 79, 442079",
        "004420, 4420",
        "0, ''",
        "00, ''",
        "+98, ''",
        "98, ''",
        "+9, 9",
        "علی, ''",
        "'', ''"
    })
    void partlyTypedNumberIsLookedUpByItsSignificantDigits(String typed, String digits) {
        assertThat(PhoneNumbers.searchDigits(typed)).isEqualTo(digits);
    }

    @Test
    void storedNumberIsFoundByEveryBeginningOfEveryWayToTypeIt() {
        var random = new Random(6);
        for (int round = 0; round < 500; round++) {
            var subscriber = "91" + (10_000_000 + random.nextInt(90_000_000));
            var stored = PhoneNumbers.searchDigits(
                    PhoneNumbers.parse(subscriber).orElseThrow().e164());
            for (var prefix : new String[] {"0", "", "98", "0098", "+98", "+98 0"}) {
                assertThat(IntStream.rangeClosed(1, subscriber.length())
                                .mapToObj(end -> Digits.toPersian(prefix + subscriber.substring(0, end))))
                        .allMatch(typed -> stored.startsWith(PhoneNumbers.searchDigits(typed)))
                        .noneMatch(typed -> PhoneNumbers.searchDigits(typed).isEmpty());
            }
        }
    }
}
