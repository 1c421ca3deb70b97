package org.peyvand.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.peyvand.PeyvandTest;
import org.peyvand.TestClock;
import org.peyvand.commerce.Orders;
import org.peyvand.customer.ChannelRules;
import org.peyvand.customer.CustomerDetails;
import org.peyvand.customer.Customers;
import org.peyvand.timeline.Happening;
import org.peyvand.timeline.Timeline;
import org.peyvand.workspace.TestWorkspace;
import org.peyvand.worth.Acquisitions;
import org.peyvand.worth.Horizon;
import org.peyvand.worth.Horizons;
import org.peyvand.worth.Spends;
import org.peyvand.worth.silent.SilentList;
import org.peyvand.worth.upkeep.Upkeep;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** The made-up shop tells its owner a story: one channel costs more than it brings, and a group fell silent after late deliveries. */
@PeyvandTest
class DemoStoryTest {

    private static final ZoneId TEHRAN = ZoneId.of("Asia/Tehran");
    private static final LocalDate YESTERDAY = LocalDate.of(2026, 11, 21);

    @Autowired
    Customers customers;

    @Autowired
    Orders orders;

    @Autowired
    Timeline timeline;

    @Autowired
    ChannelRules rules;

    @Autowired
    Spends spends;

    @Autowired
    Horizons horizons;

    @Autowired
    Acquisitions acquisitions;

    @Autowired
    SilentList silentList;

    @Autowired
    Upkeep upkeep;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    TestClock clock;

    @Test
    void oneChannelCostsMoreThanItBringsAndAGroupFellSilentAfterLateDeliveries() {
        clock.set(Instant.parse("2026-11-22T06:00:00Z"));
        var shop = TestWorkspace.create();
        shop.run(() -> {
            transaction.executeWithoutResult(_ -> fill());
            upkeep.tend();
        });
        assertThat(shop.acting(acquisitions::alarms)).singleElement().satisfies(alarm -> {
            assertThat(alarm.channel()).isEqualTo(MadeUpChannels.INFLUENCERS);
            assertThat(alarm.sure()).isTrue();
            assertThat(alarm.cost().orElseThrow()).isGreaterThan(alarm.value());
        });
        var silent = silent(shop);
        var late = silent.stream().filter(DemoStoryTest::cameLate).toList();
        assertThat(late).hasSizeGreaterThan(30).allSatisfy(one -> {
            assertThat(one.bad()).isTrue();
            assertThat(one.suggestion()).isEqualTo("apologise");
        });
    }

    private static boolean cameLate(SilentList.Silent one) {
        return one.lastTouch()
                .filter(touch ->
                        touch.what() instanceof Happening.Call call && Words.LATE_DELIVERY.contains(call.text()))
                .isPresent();
    }

    private List<SilentList.Silent> silent(TestWorkspace shop) {
        var all = new ArrayList<SilentList.Silent>();
        shop.run(() -> {
            var slice = silentList.page(Optional.empty());
            all.addAll(slice.silent());
            while (slice.next().isPresent()) {
                slice = silentList.page(slice.next());
                all.addAll(slice.silent());
            }
        });
        return all;
    }

    /** As the program fills it, but for the inbox and the articles. */
    private void fill() {
        var people = new MadeUpShop(YESTERDAY, TEHRAN).customers();
        var channels = new MadeUpChannels();
        rules.put("utm", "instagram", MadeUpChannels.INFLUENCER, MadeUpChannels.INFLUENCERS);
        var ids = new HashMap<MadeUpCustomer, UUID>();
        for (var one : people)
            ids.put(one, customers.create(new CustomerDetails(one.name(), one.city(), Optional.empty()), List.of()));
        inBatches(
                people.stream()
                        .flatMap(one -> DemoShop.orders(one, ids.get(one), channels.of(one)))
                        .toList(),
                orders::upsert);
        inBatches(
                people.stream()
                        .flatMap(one -> DemoShop.touches(one, ids.get(one)))
                        .toList(),
                timeline::record);
        spends.tell(channels.spends(YESTERDAY), Spends.By.FILE);
        horizons.change(new Horizon(Horizon.USUAL.months(), Horizon.USUAL.yearlyRate(), MadeUpChannels.MARGIN));
    }

    private static <T> void inBatches(List<T> all, Consumer<List<T>> each) {
        for (int from = 0; from < all.size(); from += 500)
            each.accept(all.subList(from, Math.min(all.size(), from + 500)));
    }
}
