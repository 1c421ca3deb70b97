package org.peyvand.worth.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.peyvand.worth.model.Histories.Group;

/** Customers counted in groups of like history. */
class HistoriesTest {

    @Test
    void likeHistoriesAreOneGroup() {
        var histories = Histories.builder()
                .addDays(2, 100, 200, 3)
                .add(History.ofDays(2, 100, 200))
                .addDays(0, 0, 200, 5)
                .addDays(1, 7, 200, 0)
                .build();

        assertThat(histories.groups())
                .containsExactly(new Group(History.ofDays(0, 0, 200), 5), new Group(History.ofDays(2, 100, 200), 4));
        assertThat(histories.customers()).isEqualTo(9);
        assertThat(histories.repeaters()).isEqualTo(4);
        assertThat(histories.purchases()).isEqualTo(8);
    }

    @Test
    void countsAsAMapWould() {
        var random = new SplittableRandom(4);
        var builder = Histories.builder();
        Map<History, Long> expected = new HashMap<>();
        for (int customer = 0; customer < 30_000; customer++) {
            int age = random.nextInt(3_000);
            int repeats = random.nextInt(4);
            int recency = repeats == 0 ? 0 : random.nextInt(age + 1);
            builder.addDays(repeats, recency, age, 1);
            expected.merge(History.ofDays(repeats, recency, age), 1L, Long::sum);
        }
        assertThat(builder.build().groups().collect(Collectors.toMap(Group::history, Group::customers)))
                .isEqualTo(expected);
    }

    @Test
    void aPartStandsForTheWhole() {
        var random = new SplittableRandom(4);
        var builder = Histories.builder().addDays(0, 0, 300, 100_000);
        for (int customer = 0; customer < 50_000; customer++) {
            int age = 100 + random.nextInt(300);
            builder.addDays(1 + random.nextInt(5), random.nextInt(age), age, 1);
        }
        var whole = builder.build();
        var part = whole.part(2_000);

        assertThat(part.size()).isBetween(1_000, 2_500);
        assertThat((double) part.customers() / whole.customers()).isBetween(0.97, 1.03);
        assertThat(part.purchases() / whole.purchases()).isBetween(0.97, 1.03);
    }

    @Test
    void gapsAreUnknownUntilTold() {
        assertThat(Histories.builder().build().logGapSum()).isEmpty();
        assertThat(Histories.builder().addLogGaps(1).addLogGaps(2.5).build().logGapSum())
                .hasValue(3.5);
    }

    @Test
    void contradictionsAreRefused() {
        assertThatThrownBy(() -> new History(-1, 0, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new History(1, 2, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new History(0, 1, 2)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new History(1, 1, Double.NaN)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Histories.builder().addDays(1, 9, 8, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThat(Histories.of(List.of()).customers()).isZero();
    }
}
