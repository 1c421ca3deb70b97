package org.peyvand.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.peyvand.PeyvandTest;
import org.peyvand.TestClient;
import org.peyvand.commerce.NewLine;
import org.peyvand.commerce.NewOrder;
import org.peyvand.commerce.Orders;
import org.peyvand.timeline.Entry;
import org.peyvand.timeline.Happening;
import org.peyvand.timeline.NewEntry;
import org.peyvand.timeline.Timeline;
import org.peyvand.web.Refused;
import org.peyvand.workspace.TestWorkspace;
import org.springframework.beans.factory.annotation.Autowired;

/** Two customers become one and can always be parted again, each with exactly what was theirs. */
@PeyvandTest
class MergesTest {

    private static final Instant NOON = Instant.parse("2025-11-01T08:30:00Z");

    @Autowired
    Customers customers;

    @Autowired
    Merges merges;

    @Autowired
    Likenesses likenesses;

    @Autowired
    Timeline timeline;

    @Autowired
    Orders orders;

    @Autowired
    CustomerSearch search;

    private TestWorkspace shop;

    @BeforeEach
    void open() {
        shop = TestWorkspace.create();
    }

    @Test
    void pairThatIsNoLongerAlikeIsNoLongerSuggested() {
        shop.run(() -> {
            var one = customers.create(new CustomerDetails("سارا احمدی", "شیراز", Optional.empty()), List.of());
            var other = customers.create(new CustomerDetails("سارا احمدی", "شیراز", Optional.empty()), List.of());
            assertThat(likenesses.open()).hasSize(1);
            customers.change(other, new CustomerDetails("سارا محمدی", "شیراز", Optional.empty()));
            assertThat(likenesses.open()).isEmpty();
            assertThat(likenesses.of(one)).isEmpty();
            customers.change(other, new CustomerDetails("سارا احمدی", "شیراز", Optional.empty()));
            assertThat(likenesses.open()).hasSize(1);
            likenesses.areDifferent(one, other);
            customers.change(other, new CustomerDetails("سارا", "شیراز", Optional.empty()));
            customers.change(other, new CustomerDetails("سارا احمدی", "شیراز", Optional.empty()));
            assertThat(likenesses.open()).as("decided is decided").isEmpty();
        });
    }

    @Test
    void twoOfTheSameNameAreToldApartBeforeTheyAreJoined() {
        var ids = shop.acting(() -> List.of(
                customers.create(
                        new CustomerDetails("سارا احمدی", "شیراز", Optional.empty()),
                        List.of(
                                customers.handle(HandleKind.MOBILE, "09121234567"),
                                customers.handle(HandleKind.SHOP, "17"))),
                customers.create(
                        new CustomerDetails("سارا احمدی", "شیراز", Optional.empty()),
                        List.of(
                                customers.handle(HandleKind.MAIL, "sara@example.com"),
                                customers.handle(HandleKind.SHOP, "18")))));
        var page = TestClient.member(shop.owner())
                .get("/customers/" + ids.getFirst() + "/merge/" + ids.getLast())
                .body();
        assertThat(page.replaceAll("[\\u2066-\\u2069]", ""))
                .contains("سارا احمدی (۰۹۱۲", "سارا احمدی (sara@example.com) است")
                .contains("<span class=\"num\">۲</span>");
    }

    @Test
    void everythingOfTheOneJoinedStandsOnThePageOfTheOneKept() {
        shop.run(() -> {
            var ali = written("علی رضایی", "09123456789", "تهران");
            var again = written("ع. رضایی", "09351112233", "کرج");
            buy(ali, "1", 1_000_000);
            buy(again, "2", 250_000);
            note(again, "تازه اسباب‌کشی کرده است");
            customers.tag(again, "وفادار");

            merges.merge(ali, again);

            var joined = customers.get(ali);
            assertThat(joined.standing().orders()).isEqualTo(2);
            assertThat(joined.standing().worth()).isEqualTo(1_250_000);
            assertThat(joined.tags()).containsExactly("وفادار");
            assertThat(joined.handles()).hasSize(2);
            assertThat(story(ali)).hasSize(3);
            assertThat(customers.get(again).id()).as("the old address leads on").isEqualTo(ali);
        });
    }

    @Test
    void aSearchForEitherNameFindsTheOneKept() {
        shop.run(() -> {
            var ali = written("علی رضایی", "09123456789", "تهران");
            var other = written("کاوه دانشور", "09351112233", "کرج");
            merges.merge(ali, other);

            assertThat(search.find("کاوه دان")).extracting(CustomerList.Row::id).containsExactly(ali);
            assertThat(search.find("0935111")).extracting(CustomerList.Row::id).containsExactly(ali);
        });
    }

    @Test
    void whatCameInAfterTheMergeStaysWithTheOneKept() {
        shop.run(() -> {
            var ali = written("علی رضایی", "09123456789", "تهران");
            var other = written("کاوه دانشور", "09351112233", "کرج");
            buy(other, "1", 500_000);
            var merge = merges.merge(ali, other);
            buy(ali, "2", 700_000);

            merges.undo(merge);

            assertThat(customers.get(ali).standing().worth()).isEqualTo(700_000);
            assertThat(customers.get(other).standing().worth()).isEqualTo(500_000);
        });
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void partingGivesBackExactlyWhatWasThereHoweverMergesWereNested(long seed) {
        var chance = new Random(seed);
        shop.run(() -> {
            var all = new ArrayList<UUID>();
            for (int i = 0; i < 5; i++) all.add(grown(i, chance));
            var before = all.stream().map(this::everything).toList();

            var done = new ArrayList<UUID>();
            var standing = new ArrayList<>(all);
            while (standing.size() > 1) {
                var absorbed = standing.remove(chance.nextInt(standing.size()));
                done.add(merges.merge(standing.get(chance.nextInt(standing.size())), absorbed));
            }
            done.reversed().forEach(merges::undo);

            assertThat(all.stream().map(this::everything).toList()).isEqualTo(before);
        });
    }

    private UUID grown(int i, Random chance) {
        var id = written("مشتری " + i, "0912345678" + i, "شیراز");
        for (int n = 0; n <= chance.nextInt(4); n++) buy(id, i + "-" + n, 10_000L * (1 + chance.nextInt(50)));
        if (chance.nextBoolean()) note(id, "یادداشت " + i);
        if (chance.nextBoolean()) customers.tag(id, "برچسب");
        return id;
    }

    private List<Object> everything(UUID id) {
        return List.of(customers.get(id), story(id), search.find("مشتری").size());
    }

    @Test
    void aMergeIsUndoneOnce() {
        shop.run(() -> {
            var merge = merges.merge(written("الف", "09121111111", ""), written("ب", "09122222222", ""));
            merges.undo(merge);
            assertThatThrownBy(() -> merges.undo(merge)).isInstanceOf(Refused.class);
        });
    }

    @Test
    void twoWhoMergeTheSamePairTheOtherWayRoundAtOnceDoNotLoseAnybody() throws Exception {
        var pair = shop.acting(() -> List.of(written("الف", "09121111111", ""), written("ب", "09122222222", "")));
        Callable<Boolean> oneWay = () -> merged(pair.getFirst(), pair.getLast());
        Callable<Boolean> otherWay = () -> merged(pair.getLast(), pair.getFirst());
        try (var both = Executors.newVirtualThreadPerTaskExecutor()) {
            var results = both.invokeAll(List.of(oneWay, otherWay));
            assertThat(List.of(results.get(0).get(), results.get(1).get())).containsExactlyInAnyOrder(true, false);
        }
        shop.run(() -> assertThat(customers.get(pair.getFirst()).id())
                .isEqualTo(customers.get(pair.getLast()).id()));
    }

    private boolean merged(UUID kept, UUID absorbed) {
        try {
            shop.acting(() -> merges.merge(kept, absorbed));
            return true;
        } catch (Refused refused) {
            return false;
        }
    }

    @Test
    void twoOnOnePhoneAreSuggestedUntilSomebodyDecides() {
        shop.run(() -> {
            var mother = written("زهرا کریمی", "09123456789", "قم");
            var son = written("امیر نوری", "0912 345 6789", "قم");
            assertThat(likenesses.open()).singleElement().satisfies(likeness -> {
                assertThat(likeness.reason()).isEqualTo(Likenesses.Reason.MOBILE);
                assertThat(List.of(likeness.one(), likeness.other())).containsExactlyInAnyOrder(mother, son);
            });

            likenesses.areDifferent(mother, son);
            customers.tag(son, "تازه");
            customers.addHandle(son, customers.handle(HandleKind.MAIL, "son@example.com"));

            assertThat(likenesses.open()).isEmpty();
        });
    }

    private UUID written(String name, String mobile, String city) {
        return customers.create(
                new CustomerDetails(name, city, Optional.empty()),
                List.of(customers.handle(HandleKind.MOBILE, mobile)));
    }

    private void buy(UUID customer, String number, long amount) {
        var line = NewLine.of("", "کالا", BigDecimal.ONE, BigDecimal.valueOf(amount));
        orders.upsert(List.of(new NewOrder("test", number, Optional.of(customer), NOON, "IRR", "", List.of(line))));
    }

    private void note(UUID customer, String text) {
        timeline.record(new NewEntry(customer, NOON, new Happening.Note(text), "desk", Optional.empty()));
    }

    private List<Entry> story(UUID customer) {
        return timeline.of(customer, Optional.empty()).entries();
    }
}
