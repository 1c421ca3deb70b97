package org.peyvand.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.peyvand.PeyvandTest;
import org.peyvand.commerce.NewLine;
import org.peyvand.commerce.NewOrder;
import org.peyvand.commerce.Orders;
import org.peyvand.web.Refused;
import org.peyvand.workspace.TestWorkspace;
import org.springframework.beans.factory.annotation.Autowired;

/** What brought a customer is written down once, however often and in whatever spelling it is told. */
@PeyvandTest
class TouchesTest {

    private static final Instant NOWRUZ = Instant.parse("2025-03-21T08:00:00Z");
    private static final ZoneId TEHRAN = ZoneId.of("Asia/Tehran");

    @Autowired
    Touches touches;

    @Autowired
    Customers customers;

    @Autowired
    Merges merges;

    @Autowired
    Orders orders;

    @Autowired
    Origins origins;

    @Autowired
    ChannelRules rules;

    private TestWorkspace shop;

    @BeforeEach
    void open() {
        shop = TestWorkspace.create();
    }

    @Test
    void toldTwiceItIsOneTouchAndToldAnewItIsAnother() {
        shop.run(() -> {
            var ali = somebody();
            var touch = told(ali, NOWRUZ, new Clue.Utm("instagram", "social", "nowruz"), "1");
            assertThat(touches.record(List.of(touch))).containsExactly(ali);
            assertThat(touches.record(List.of(touch))).isEmpty();
            assertThat(touches.record(List.of(told(ali, NOWRUZ, new Clue.Utm("telegram", "", ""), "1"))))
                    .containsExactly(ali);
            assertThat(touches.of(ali)).singleElement().satisfies(one -> {
                assertThat(one.channel()).isEqualTo("تلگرام");
                assertThat(one.campaign()).isEmpty();
            });
        });
    }

    /** One channel and one campaign, whatever the keyboard, the case and the half-space. */
    @ParameterizedTest
    @CsvSource({
        "اینستاگرام, اينستاگرام",
        "یلدای ۱۴۰۳, يلداي 1403",
        "پیک‌موتوری, پیک موتوری",
        "Yalda, YALDA",
        "Instagram, اینستاگرام",
        "instagram, Instagram"
    })
    void spellingsOfOneNameAreOne(String one, String other) {
        shop.run(() -> {
            var ali = somebody();
            touches.record(List.of(
                    told(ali, NOWRUZ, new Clue.Told(one, one), "1"),
                    told(ali, NOWRUZ, new Clue.Told(other, one), "2")));
            assertThat(touches.of(ali))
                    .extracting(Touch::origin)
                    .containsOnly(touches.of(ali).getFirst().origin());
            assertThat(origins.names()).as("the channel and the campaign in it").hasSize(2);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "google, cpc, تبلیغ گوگل",
        "Google, organic, جستجوی گوگل",
        "l.instagram.com, referral, اینستاگرام",
        "bing, organic, دیگر موتورهای جستجو",
        "newsletter, email, ایمیل",
        "torob, '', ترب",
        "'', sms, پیامک",
        "(direct), (none), مستقیم",
        "نمایشگاه کتاب, '', نمایشگاه کتاب"
    })
    void theMarksOfALinkNameAChannelOfTheBusiness(String source, String medium, String channel) {
        shop.run(() -> {
            var ali = somebody();
            touches.record(List.of(told(ali, NOWRUZ, new Clue.Utm(source, medium, ""), "1")));
            assertThat(touches.of(ali)).extracting(Touch::channel).containsExactly(channel);
        });
    }

    @Test
    void aRuleOfTheBusinessComesBeforeThoseDelivered() {
        shop.run(() -> {
            rules.put("utm", "instagram", "influencer", "اینفلوئنسرها");
            rules.put("coupon", "SARA20", "", "اینفلوئنسرها");
            var ali = somebody();
            touches.record(List.of(
                    told(ali, NOWRUZ, new Clue.Utm("instagram", "influencer", "sara"), "1"),
                    told(ali, NOWRUZ.plusSeconds(1), new Clue.Coupon("sara20"), "2"),
                    told(ali, NOWRUZ.plusSeconds(2), new Clue.Utm("instagram", "story", ""), "3"),
                    told(ali, NOWRUZ.plusSeconds(3), new Clue.Coupon("NOWRUZ10"), "4"),
                    told(ali, NOWRUZ.plusSeconds(4), new Clue.Referral("ALI-7"), "5")));
            assertThat(touches.of(ali))
                    .extracting(Touch::channel)
                    .containsExactly("اینفلوئنسرها", "اینفلوئنسرها", "اینستاگرام", "کد تخفیف", "معرفی مشتریان");
            rules.remove("utm", "instagram", "influencer");
            assertThat(rules.areUsual()).as("the others stay as they were").isFalse();
        });
    }

    @Test
    void aRuleIsShownAsItWasWritten() {
        shop.run(() -> {
            assertThat(rules.all())
                    .extracting(ChannelRule::source)
                    .contains("l.instagram.com", "t.me")
                    .doesNotContain("linstagramcom", "tme");
            rules.put("utm", "Instagram-Story", "Paid_Social", "اینستاگرام");
            assertThat(rules.all())
                    .extracting(ChannelRule::source, ChannelRule::medium)
                    .contains(tuple("Instagram-Story", "Paid_Social"), tuple("l.instagram.com", ""));
            rules.put("utm", "instagram story", "paid social", "استوری");
            assertThat(rules.all())
                    .as("another spelling is the same rule")
                    .filteredOn(rule -> rule.sourceKey().equals("instagramstory"))
                    .extracting(ChannelRule::source, ChannelRule::channel)
                    .containsExactly(tuple("instagram story", "استوری"));
        });
    }

    @Test
    void theAddressOfASiteGoesByItsName() {
        shop.run(() -> {
            rules.put("utm", "m.facebook.com", "", "فیس‌بوک همراه");
            var ali = somebody();
            var sources =
                    List.of("instagram.com", "lm.facebook.com", "m.facebook.com", "web.bale.ai", "www.shopA.ir", "3.5");
            var told = new ArrayList<NewTouch>();
            sources.forEach(source ->
                    told.add(told(ali, NOWRUZ.plusSeconds(told.size()), new Clue.Utm(source, "referral", ""), source)));
            touches.record(told);
            assertThat(touches.of(ali))
                    .extracting(Touch::channel)
                    .containsExactly("اینستاگرام", "فیس‌بوک", "فیس‌بوک همراه", "بله", "www.shopA.ir", "3.5");
        });
    }

    @Test
    void whatComesWithAnOrderIsATouchOfItsCustomer() {
        shop.run(() -> {
            var ali = somebody();
            var clues = List.<Clue>of(
                    new Clue.Utm("google", "cpc", "tea"), new Clue.Coupon("NOWRUZ10"), new Clue.Coupon(""));
            orders.upsert(List.of(order("1", ali, NOWRUZ).with(clues)));
            orders.upsert(List.of(order("1", ali, NOWRUZ).with(clues)));
            assertThat(touches.of(ali))
                    .extracting(Touch::channel, Touch::campaign, Touch::withPurchase)
                    .containsExactlyInAnyOrder(
                            Tuple.tuple("تبلیغ گوگل", "tea", true), Tuple.tuple("کد تخفیف", "NOWRUZ10", true));
        });
    }

    @Test
    void anOrderTakenBackWonNobodyAndOneGivenBackDid() {
        shop.run(() -> {
            var ali = somebody();
            var sale =
                    order("1", ali, NOWRUZ).with(List.of(new Clue.Utm("torob", "", ""), new Clue.Coupon("NOWRUZ10")));
            var other = order("1/coupon", ali, NOWRUZ).with(List.of(new Clue.Utm("telegram", "", "")));
            orders.upsert(List.of(sale, other));
            orders.upsert(List.of(givenBack("1-r", ali, NOWRUZ.plusSeconds(86_400))));
            assertThat(channels(ali)).containsExactlyInAnyOrder("ترب", "کد تخفیف", "تلگرام");
            orders.withdraw("shop", Set.of("1"));
            assertThat(channels(ali)).as("of the other order alone").containsExactly("تلگرام");
            orders.upsert(List.of(sale));
            assertThat(channels(ali)).containsExactlyInAnyOrder("ترب", "کد تخفیف", "تلگرام");
        });
    }

    @Test
    void whatAnOrderTellsLastStandsAndGoesWhereTheOrderGoes() {
        shop.run(() -> {
            var ali = somebody();
            var sara = somebody();
            var sale = order("1", ali, NOWRUZ);
            orders.upsert(List.of(sale.with(List.of(new Clue.Utm("torob", "", ""), new Clue.Coupon("NOWRUZ10")))));
            orders.upsert(List.of(sale.with(List.of(new Clue.Utm("torob", "", "")))));
            assertThat(channels(ali)).as("the coupon was taken off").containsExactly("ترب");
            orders.upsert(List.of(order("1", ali, NOWRUZ.minusSeconds(86_400))));
            assertThat(touches.of(ali))
                    .as("told without any clue")
                    .singleElement()
                    .satisfies(touch -> assertThat(touch.at()).isEqualTo(NOWRUZ.minusSeconds(86_400)));
            orders.upsert(List.of(order("1", sara, NOWRUZ)));
            assertThat(channels(ali)).isEmpty();
            assertThat(channels(sara)).containsExactly("ترب");
            orders.upsert(List.of(new NewOrder("shop", "1", Optional.empty(), NOWRUZ, "IRR", "", sale.lines())));
            assertThat(channels(sara)).as("an anonymous sale").isEmpty();
        });
    }

    @Test
    void throughMergesAndPartingsTheTouchesStayWithTheirOrder() {
        shop.run(() -> {
            var ali = somebody();
            var again = somebody();
            orders.upsert(List.of(order("1", again, NOWRUZ).with(List.of(new Clue.Utm("torob", "", "")))));
            var merge = merges.merge(ali, again);
            orders.upsert(List.of(order("1", again, NOWRUZ)
                    .with(List.of(new Clue.Utm("torob", "", ""), new Clue.Coupon("NOWRUZ10")))));
            assertThat(channels(ali)).containsExactlyInAnyOrder("ترب", "کد تخفیف");
            merges.undo(merge);
            assertThat(channels(again))
                    .as("told of their order while they were one")
                    .containsExactlyInAnyOrder("ترب", "کد تخفیف");
            assertThat(channels(ali)).isEmpty();
            merges.merge(ali, again);
            orders.withdraw("shop", Set.of("1"));
            assertThat(channels(ali)).isEmpty();
        });
    }

    private List<String> channels(UUID customer) {
        return touches.of(customer).stream().map(Touch::channel).toList();
    }

    @Test
    void theEarliestAndTheLatestTouchBeforeTheFirstPurchaseWin() {
        shop.run(() -> {
            var ali = somebody();
            var none = somebody();
            touches.record(List.of(
                    told(ali, NOWRUZ.minusSeconds(86_400 * 20), new Clue.Utm("telegram", "", ""), "1"),
                    told(ali, NOWRUZ.minusSeconds(86_400 * 3), new Clue.Utm("instagram", "", ""), "2"),
                    told(ali, NOWRUZ, new Clue.Utm("google", "cpc", ""), "3"),
                    told(ali, NOWRUZ, new Clue.Referral("ALI-7"), "4"),
                    told(ali, NOWRUZ.plusSeconds(86_400 * 5), new Clue.Utm("torob", "", ""), "5")));
            var won = touches.won(Map.of(ali, LocalDate.of(2025, 3, 21), none, LocalDate.of(2025, 3, 21)), TEHRAN);
            assertThat(won).containsOnlyKeys(ali);
            assertThat(name(won.get(ali).first())).isEqualTo("تلگرام");
            assertThat(name(won.get(ali).last()))
                    .as("a code is surer than a link")
                    .isEqualTo("معرفی مشتریان");
            assertThat(won.get(ali).referred()).isTrue();
            var earlier = touches.won(Map.of(ali, LocalDate.of(2025, 3, 20)), TEHRAN);
            assertThat(name(earlier.get(ali).last())).isEqualTo("اینستاگرام");
        });
    }

    @Test
    void joiningCustomersMovesTouchesAndPartingThemGivesEachTheirOwn() {
        shop.run(() -> {
            var ali = somebody();
            var again = somebody();
            touches.record(List.of(
                    told(ali, NOWRUZ, new Clue.Asked("دوستم"), "1"),
                    told(again, NOWRUZ, new Clue.Asked("دیوار"), "2")));
            var merge = merges.merge(ali, again);
            assertThat(touches.of(ali)).hasSize(2);
            touches.record(List.of(told(again, NOWRUZ, new Clue.Asked("تابلو"), "3")));
            merges.undo(merge);
            assertThat(touches.of(again)).extracting(Touch::channel).containsExactly("دیوار");
            assertThat(touches.of(ali)).as("what came after stays").hasSize(2);
        });
    }

    @Test
    void aTimeThatCannotBeAndAStrangersCustomerAreRefusedWithNothingDone() {
        var elsewhere = TestWorkspace.create().acting(this::somebody);
        shop.run(() -> {
            var ali = somebody();
            var good = told(ali, NOWRUZ, new Clue.Asked("دوستم"), "1");
            var clue = new Clue.Asked("دوستم");
            for (var bad : List.of(
                    told(ali, Instant.now().plusSeconds(200_000), clue, "2"),
                    told(ali, Instant.parse("1900-01-01T00:00:00Z"), clue, "3"),
                    told(ali, NOWRUZ, clue, ""),
                    told(elsewhere, NOWRUZ, clue, "4"))) {
                assertThatThrownBy(() -> touches.record(List.of(good, bad))).isInstanceOf(Refused.class);
            }
            assertThat(touches.of(ali)).isEmpty();
        });
    }

    /** Nobody outside can fill the lists of a business by making names up. */
    @Test
    void beyondTheMostChannelsAllIsOneMore() {
        shop.run(() -> {
            var ali = somebody();
            touches.record(IntStream.range(0, Origins.MOST_CHANNELS + 50)
                    .mapToObj(i -> told(ali, NOWRUZ, new Clue.Utm("made-up-" + i, "x", ""), "u" + i))
                    .toList());
            assertThat(origins.names()).hasSizeLessThanOrEqualTo(Origins.MOST_CHANNELS + 1);
            assertThat(name(new Origin("کانالهایدیگر", ""))).isEqualTo("کانال‌های دیگر");
        });
    }

    private String name(Origin origin) {
        return origins.names().get(origin).channel();
    }

    private static NewTouch told(UUID customer, Instant at, Clue clue, String reference) {
        return new NewTouch(customer, at, clue, "api", reference);
    }

    private static NewOrder order(String number, UUID customer, Instant at) {
        var line = NewLine.of("CH", "چای", BigDecimal.ONE, BigDecimal.valueOf(1_000_000));
        return new NewOrder("shop", number, Optional.of(customer), at, "IRR", "", List.of(line));
    }

    private static NewOrder givenBack(String number, UUID customer, Instant at) {
        var line = NewLine.of("CH", "چای", BigDecimal.ONE.negate(), BigDecimal.valueOf(1_000_000));
        return new NewOrder("shop", number, Optional.of(customer), at, "IRR", "", List.of(line));
    }

    private UUID somebody() {
        return customers.create(new CustomerDetails("علی رضایی", "", Optional.empty()), List.of());
    }
}
