package org.peyvand.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whoever does not answer is asked again, ever more seldom, and not by everybody at once. */
class BackOffTest {

    @ParameterizedTest
    @CsvSource({
        "1, PT1M",
        "2, PT2M",
        "3, PT4M",
        "4, PT8M",
        "5, PT16M",
        "6, PT32M",
        "7, PT64M",
        "8, PT2H",
        "9, PT2H",
        "1000, PT2H"
    })
    void waitIsDoubledUpToTwoHoursGiveOrTakeAFifth(int failures, Duration plain) {
        var waits = LongStream.range(0, 200)
                .mapToObj(seed -> BackOff.after(failures, seed))
                .toList();
        assertThat(waits)
                .allSatisfy(wait -> assertThat(wait)
                        .isBetween(
                                plain.multipliedBy(8).dividedBy(10),
                                plain.multipliedBy(12).dividedBy(10)));
        assertThat(waits.stream().distinct().count()).isGreaterThan(150);
    }

    @Test
    void sameSeedWaitsAsLong() {
        assertThat(BackOff.after(3, 42)).isEqualTo(BackOff.after(3, 42)).isNotEqualTo(BackOff.after(3, 43));
    }
}
