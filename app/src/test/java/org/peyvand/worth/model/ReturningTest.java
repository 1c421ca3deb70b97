package org.peyvand.worth.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.peyvand.worth.model.Returning.Share;

/** "Others like this came back 1 time in 6": counted, not foretold. */
class ReturningTest {

    @Test
    void countsThoseAsSilentWhoCouldBeWatchedForAYear() {
        var returning = Returning.builder()
                .ended(40, 900, 95)
                .ended(40, 900, 130)
                .open(40, 800)
                .ended(40, 900, 700)
                .ended(40, 900, 50)
                .open(40, 300)
                .build();

        assertThat(returning.after(2.3)).isEqualTo(new Share(2, 4));
        assertThat(returning.after(2.3).oneIn()).isEqualTo(2);
        assertThat(returning.after(1.2)).isEqualTo(new Share(3, 5));
        assertThat(returning.after(3)).isEqualTo(new Share(1, 3));
        assertThat(returning.after(0.5)).isEqualTo(new Share(0, 0));
    }

    @Test
    void fewSaySo() {
        assertThat(new Share(5, 29).small()).isTrue();
        assertThat(new Share(5, 30).small()).isFalse();
    }

    /** Wilson's interval of 15 in 148, a worked example of the literature: 0.0624 to 0.1605. */
    @Test
    void wilson() {
        var share = new Share(15, 148).share();

        assertThat(share.expected()).isCloseTo(0.1014, within(0.0001));
        assertThat(share.low()).isCloseTo(0.0624, within(0.0001));
        assertThat(share.high()).isCloseTo(0.1605, within(0.0001));
        assertThat(new Share(0, 10).share().low()).isCloseTo(0, within(1e-12));
        assertThat(new Share(10, 10).share().high()).isCloseTo(1, within(1e-12));
        assertThat(new Share(0, 0).share().high()).isEqualTo(1);
        assertThat(new Share(0, 10).oneIn()).isInfinite();
    }

    @Test
    void longerSilenceIsCountedAmongFewer() {
        var shoppers = new Shoppers(71);
        var builder = Returning.builder();
        for (int silence = 0; silence < 2_000; silence++) {
            int length = (int) shoppers.exponential(1 / 60.0);
            int ago = (int) shoppers.between(0, 1_500);
            if (length <= ago) builder.ended(30, ago, length);
            else builder.open(30, ago);
        }
        var returning = builder.build();
        long before = Long.MAX_VALUE;
        for (double times = 1; times < 40; times += 0.5) {
            var share = returning.after(times);
            assertThat(share.of()).isLessThanOrEqualTo(before);
            assertThat(share.returned()).isLessThanOrEqualTo(share.of());
            before = share.of();
        }
        assertThat(returning.after(2).share().expected()).isCloseTo(1 - Math.exp(-365 / 60.0), within(0.02));
    }
}
