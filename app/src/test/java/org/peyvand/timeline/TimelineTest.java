package org.peyvand.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.peyvand.PeyvandTest;
import org.peyvand.customer.Cursor;
import org.peyvand.customer.CustomerDetails;
import org.peyvand.customer.Customers;
import org.peyvand.timeline.Happening.Call;
import org.peyvand.timeline.Happening.Direction;
import org.peyvand.timeline.Happening.Note;
import org.peyvand.timeline.Happening.Visit;
import org.peyvand.web.Refused;
import org.peyvand.workspace.TestWorkspace;
import org.springframework.beans.factory.annotation.Autowired;

/** Everything that happened with a customer, once each, in order. */
@PeyvandTest
class TimelineTest {

    private static final Instant NOON = Instant.parse("2025-11-01T08:30:00Z");

    @Autowired
    Timeline timeline;

    @Autowired
    Customers customers;

    private TestWorkspace shop;
    private UUID customer;

    @BeforeEach
    void open() {
        shop = TestWorkspace.create();
        customer = shop.acting(() -> customers.create(new CustomerDetails("علی", "", Optional.empty()), List.of()));
    }

    @Test
    void entriesComeNewestFirstPageByPageAndNoneIsLostBetweenPages() {
        shop.run(() -> {
            for (int i = 0; i < 95; i++) tell(new Note("n" + i), NOON.plusSeconds(i / 3), Optional.empty());
            var read = new ArrayList<Entry>();
            var after = Optional.<Cursor>empty();
            do {
                var slice = timeline.of(customer, after);
                read.addAll(slice.entries());
                after = slice.next();
            } while (after.isPresent());
            assertThat(read).hasSize(95).doesNotHaveDuplicates();
            assertThat(read).extracting(Entry::at).isSortedAccordingTo((one, other) -> other.compareTo(one));
        });
    }

    @Test
    void whatWasWrittenDownByHandCanBeTakenBackAndNothingElse() {
        shop.run(() -> {
            var told = tell(new Visit("از برنامه"), NOON, Optional.empty());
            var slip =
                    new NewEntry(customer, NOON.plusSeconds(60), new Visit("اشتباه"), NewEntry.DESK, Optional.empty());
            timeline.takeBack(customer, timeline.record(slip));

            assertThat(timeline.of(customer, Optional.empty()).entries())
                    .extracting(Entry::id)
                    .containsExactly(told);
            assertThat(customers.get(customer).standing().lastSeen()).contains(NOON);
            assertThatThrownBy(() -> timeline.takeBack(customer, told)).isInstanceOf(Refused.class);
        });
    }

    @Test
    void whatIsToldTwiceUnderOneIdHappenedOnce() {
        shop.run(() -> {
            var first = tell(new Visit("پرسید"), NOON, Optional.of("v1"));
            var again = tell(new Visit("پرسید و خرید"), NOON, Optional.of("v1"));
            assertThat(again).isEqualTo(first);
            assertThat(timeline.of(customer, Optional.empty()).entries())
                    .extracting(Entry::what)
                    .containsExactly(new Visit("پرسید و خرید"));
        });
    }

    @Test
    void allOfABatchIsWrittenEvenWhereItNamesOneIdTwice() {
        shop.run(() -> {
            var visit = new NewEntry(customer, NOON, new Visit("۱"), "api", Optional.of("a"));
            var later = new NewEntry(customer, NOON, new Visit("۲"), "api", Optional.of("a"));
            var call = new NewEntry(
                    customer, NOON, new Call(Direction.MISSED, Optional.empty(), ""), "api", Optional.empty());
            var ids = timeline.record(List.of(visit, later, call));
            assertThat(ids.get(0)).isEqualTo(ids.get(1)).isNotEqualTo(ids.get(2));
            assertThat(timeline.of(customer, Optional.empty()).entries()).hasSize(2);
        });
    }

    @Test
    void aCallMovesTheLastContactForwardAndANoteDoesNot() {
        shop.run(() -> {
            tell(new Call(Direction.TO_CUSTOMER, Optional.of(3), ""), NOON, Optional.empty());
            tell(new Visit(""), NOON.minusSeconds(3600), Optional.empty());
            tell(new Note("به یاد بماند"), NOON.plusSeconds(3600), Optional.empty());
            assertThat(customers.get(customer).standing().lastSeen()).contains(NOON);
        });
    }

    @Test
    void theFutureIsRefused() {
        shop.run(() -> assertThatThrownBy(
                        () -> tell(new Note("فردا"), Instant.now().plusSeconds(3 * 24 * 3600), Optional.empty()))
                .isInstanceOf(Refused.class));
    }

    private UUID tell(Happening what, Instant at, Optional<String> externalId) {
        return timeline.record(new NewEntry(customer, at, what, "test", externalId));
    }
}
