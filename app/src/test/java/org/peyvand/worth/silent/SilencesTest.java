package org.peyvand.worth.silent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.peyvand.worth.RegularShop.NOW;
import static org.peyvand.worth.SimulatedShop.TODAY;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.peyvand.PeyvandTest;
import org.peyvand.TestClock;
import org.peyvand.timeline.Happening;
import org.peyvand.timeline.NewEntry;
import org.peyvand.timeline.Timeline;
import org.peyvand.workspace.TestWorkspace;
import org.peyvand.worth.RegularShop;
import org.peyvand.worth.Silences;
import org.peyvand.worth.SimulatedShop;
import org.peyvand.worth.upkeep.Upkeep;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Who stays away for longer than usual is seen, and off the list when they are back or something was done. */
@PeyvandTest
class SilencesTest {

    @Autowired
    ApplicationContext context;

    @Autowired
    Upkeep upkeep;

    @Autowired
    Silences silences;

    @Autowired
    SilentList silentList;

    @Autowired
    Timeline timeline;

    @Autowired
    TestClock clock;

    private TestWorkspace shop;
    private SimulatedShop made;
    private UUID regular;

    @BeforeEach
    void open() {
        var opened = RegularShop.open(context);
        shop = opened.shop();
        made = opened.made();
        regular = opened.regular();
    }

    private List<UUID> silent() {
        var silent = new ArrayList<UUID>();
        shop.run(() -> {
            var slice = silentList.page(Optional.empty());
            slice.silent().forEach(one -> silent.add(one.customer().id()));
            while (slice.next().isPresent()) {
                slice = silentList.page(slice.next());
                slice.silent().forEach(one -> silent.add(one.customer().id()));
            }
        });
        return silent;
    }

    @Test
    void whoStaysAwayForLongerThanUsualIsListedWorstLossFirst() {
        assertThat(silent()).contains(regular);
        var losses = shop.acting(() -> silentList.page(Optional.empty())).silent().stream()
                .map(SilentList.Silent::loss)
                .toList();
        assertThat(losses).isSortedAccordingTo((a, b) -> Long.compare(b, a));
        assertThat(shop.acting(silences::summary).customers()).isPositive();
    }

    @Test
    void whoBuysAgainIsOffTheListAndCountedAsComeBack() {
        shop.run(() -> made.buys(regular, TODAY, 5_000_000));
        assertThat(silent()).doesNotContain(regular);
        clock.set(NOW.plusSeconds(90L * 86_400));
        var measure = shop.acting(silentList::measure);
        assertThat(measure.noticed()).isPositive();
        assertThat(measure.noticed() - measure.stayedAway()).isEqualTo(1);
    }

    @Test
    void whoHadBoughtInAnOrderToldOnlyLaterWasNeverSilent() {
        shop.run(() -> made.buys(regular, TODAY.minusDays(40), 5_000_000));
        assertThat(silent()).doesNotContain(regular);
        clock.set(NOW.plusSeconds(90L * 86_400));
        var measure = shop.acting(silentList::measure);
        assertThat(measure.noticed()).isEqualTo(measure.stayedAway());
    }

    @Test
    void whatWasDoneTakesThemOffTheListForThisSilence() {
        assertThat(shop.acting(() -> silentList.decide(regular, SilentList.Act.CALLED)))
                .isTrue();
        assertThat(shop.acting(() -> silentList.decide(regular, SilentList.Act.CALLED)))
                .isFalse();
        clock.set(NOW.plusSeconds(86_400));
        shop.run(upkeep::tend);
        assertThat(silent()).doesNotContain(regular);
    }

    @Test
    void whoIsTalkingWithUsIsNotSilent() {
        shop.run(() -> timeline.record(new NewEntry(
                regular,
                NOW.minusSeconds(86_400),
                new Happening.ConversationBegun(UUID.randomUUID(), "form", "شکایت دارم"),
                "test",
                Optional.empty())));
        assertThat(silent()).doesNotContain(regular);
    }
}
