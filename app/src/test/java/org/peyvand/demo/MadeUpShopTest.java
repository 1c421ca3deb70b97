package org.peyvand.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.peyvand.calendar.JalaliMonth;

/** The made-up shop reads like a real one's past up to yesterday evening, and is the same at every start. */
class MadeUpShopTest {

    private static final ZoneId TEHRAN = ZoneId.of("Asia/Tehran");
    private static final LocalDate YESTERDAY = LocalDate.of(2026, 11, 21);

    private static List<MadeUpCustomer> made() {
        return new MadeUpShop(YESTERDAY, TEHRAN).customers();
    }

    private static LocalDate day(MadeUpCustomer.Bought bought) {
        return bought.at().atZone(TEHRAN).toLocalDate();
    }

    @Test
    void theSameDayMakesTheSameShop() {
        assertThat(made()).isEqualTo(made());
    }

    @Test
    void twoThousandCustomersBuyInEighteenMonthsOnEveryDayOfTheLastWeek() {
        var people = made();
        assertThat(people).hasSizeGreaterThanOrEqualTo(2_000);
        var days = people.stream()
                .flatMap(one -> one.bought().stream())
                .map(MadeUpShopTest::day)
                .collect(Collectors.toSet());
        assertThat(days.stream().map(JalaliMonth::of).distinct()).hasSize(18);
        assertThat(days).allSatisfy(day -> assertThat(day).isBeforeOrEqualTo(YESTERDAY));
        for (int ago = 0; ago < 7; ago++) assertThat(days).contains(YESTERDAY.minusDays(ago));
    }

    @Test
    void numbersNameOneOrderEach() {
        var numbers = made().stream()
                .flatMap(one -> one.bought().stream())
                .map(MadeUpCustomer.Bought::number)
                .toList();
        assertThat(numbers).doesNotHaveDuplicates();
    }
}
