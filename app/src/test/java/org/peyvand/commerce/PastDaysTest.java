package org.peyvand.commerce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.peyvand.commerce.PastDays.Silence;
import org.peyvand.commerce.PastDays.Split;

/** What models are tried on, counted by hand from the days of five customers. */
class PastDaysTest {

    private static final LocalDate FIRST = LocalDate.of(2025, 1, 1);
    private static final LocalDate CUT = FIRST.plusDays(30);
    private static final LocalDate END = FIRST.plusDays(60);

    private static final PastDays PAST =
            new PastDays(List.of(days(0, 10, 20, 45, 70), days(0, 10, 20, 50), days(5), days(30, 31), days(40, 50)));

    private static int[] days(int... after) {
        var days = after.clone();
        for (int i = 0; i < days.length; i++) days[i] += Math.toIntExact(FIRST.toEpochDay());
        return days;
    }

    @Test
    void theAlikeAreTogetherAndWhatCameBehindTheEndOrWhoCameBehindTheCutIsLeftOut() {
        assertThat(PAST.split(CUT, END))
                .containsExactly(new Split(0, 0, 0, 1, 1), new Split(0, 0, 25, 0, 1), new Split(2, 20, 30, 1, 2));
    }

    @Test
    void gapsUpToTheCutAreSummedAsLogarithmsOfWeeks() {
        assertThat(PAST.logGaps(CUT)).isEqualTo(4 * Math.log(10 / 7.0), within(1e-12));
    }

    /** Days 10 and 20 twice, 31, 45 and 50: of the weeks 1, 2, 4, 6 and 7 since the first day of all. */
    @Test
    void repeatPurchasesComeByWeek() {
        assertThat(PAST.weeks(CUT, END)).containsExactly(0, 2, 2, 0, 1, 0, 1, 1);
    }

    @Test
    void aSilenceBeginsAtEachDayFromTheThirdOnAndEndsWithTheNextOrNotYet() {
        assertThat(PAST.silences(END))
                .containsExactlyInAnyOrder(
                        new Silence(10, 40, 25, true, 1),
                        new Silence(15, 15, 15, false, 1),
                        new Silence(10, 40, 30, true, 1),
                        new Silence(17, 10, 10, false, 1));
    }

    @Test
    void nobodyHasNoPast() {
        var nobody = new PastDays(List.of());
        assertThat(nobody.split(CUT, END)).isEmpty();
        assertThat(nobody.weeks(CUT, END)).isEmpty();
        assertThat(nobody.silences(END)).isEmpty();
    }
}
