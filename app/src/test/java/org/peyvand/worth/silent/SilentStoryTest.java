package org.peyvand.worth.silent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.peyvand.worth.RegularShop.NOW;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.peyvand.PeyvandTest;
import org.peyvand.TestClient;
import org.peyvand.TestClock;
import org.peyvand.commerce.NewLine;
import org.peyvand.commerce.NewOrder;
import org.peyvand.commerce.Orders;
import org.peyvand.customer.CustomerDetails;
import org.peyvand.customer.Customers;
import org.peyvand.customer.Handle;
import org.peyvand.customer.HandleKind;
import org.peyvand.timeline.Happening;
import org.peyvand.timeline.NewEntry;
import org.peyvand.timeline.Timeline;
import org.peyvand.workspace.TestWorkspace;
import org.peyvand.worth.RegularShop;
import org.peyvand.worth.SimulatedShop;
import org.peyvand.worth.upkeep.Upkeep;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

/** Of each who fell silent stands there what happened last and what to do; what was done, and who came back, is counted there. */
@PeyvandTest
class SilentStoryTest {

    @Autowired
    ApplicationContext context;

    @Autowired
    Customers customers;

    @Autowired
    Orders orders;

    @Autowired
    Timeline timeline;

    @Autowired
    Upkeep upkeep;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    DSLContext db;

    @Autowired
    TestClock clock;

    private final Map<String, UUID> silent = new HashMap<>();
    private TestWorkspace shop;
    private SimulatedShop made;
    private TestClient owner;

    @BeforeEach
    void open() {
        var opened = RegularShop.open(context, here -> {
            for (var name : List.of("دیررسیده", "پس‌داده", "ازدست‌رفته", "خشنود", "بی‌نشانی")) regular(here, name);
            happened(
                    "دیررسیده", new Happening.Call(Happening.Direction.FROM_CUSTOMER, Optional.of(3), "بسته دیر رسید"));
            happened("ازدست‌رفته", new Happening.Call(Happening.Direction.MISSED, Optional.empty(), ""));
            happened("خشنود", new Happening.Call(Happening.Direction.TO_CUSTOMER, Optional.of(3), "راضی بود"));
            gaveBack("پس‌داده");
        });
        shop = opened.shop();
        made = opened.made();
        owner = TestClient.member(shop.owner());
    }

    private void regular(SimulatedShop here, String name) {
        var handles = name.equals("بی‌نشانی")
                ? List.<Handle>of()
                : List.of(customers.handle(HandleKind.MOBILE, "0912000%04d".formatted(1000 + silent.size())));
        var who = customers.create(new CustomerDetails(name, "", Optional.empty()), handles);
        silent.put(name, who);
        RegularShop.comesRegularly(here, who);
    }

    private void happened(String name, Happening what) {
        timeline.record(
                new NewEntry(silent.get(name), NOW.minus(Duration.ofDays(95)), what, NewEntry.DESK, Optional.empty()));
    }

    private void gaveBack(String name) {
        var line = NewLine.of("", "چای", BigDecimal.ONE.negate(), BigDecimal.valueOf(100_000));
        var at = SimulatedShop.TODAY.minusDays(97).atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC);
        orders.upsert(List.of(new NewOrder("till", "R1", Optional.of(silent.get(name)), at, "IRR", "", List.of(line))));
    }

    private Document page() {
        return Jsoup.parse(owner.get("/worth/silent").body());
    }

    private String line(String name) {
        return page().select("tbody tr:contains(" + name + ")").text();
    }

    @Test
    void aBadLastTouchIsSaidAndAsksForAnApology() {
        assertThat(line("دیررسیده")).contains("خوب نبود", "بسته دیر رسید", "زنگ بزنید و بپرسید چه شد");
        assertThat(line("پس‌داده")).contains("خوب نبود", "زنگ بزنید و بپرسید چه شد");
        assertThat(line("ازدست‌رفته")).contains("خوب نبود", "زنگ بزنید و بپرسید چه شد");
        assertThat(line("خشنود")).contains("راضی بود", "حالی بپرسید").doesNotContain("خوب نبود");
        assertThat(line("بی‌نشانی")).contains("وقتی آمد خوش‌آمد بگویید").doesNotContain("خوب نبود");
    }

    @Test
    void whatWasDoneAndWhoCameBackIsCountedOnThePage() {
        act("دیررسیده", "CALLED");
        act("خشنود", "WROTE");
        act("پس‌داده", "WRONG");
        var text = page().text();
        assertThat(text)
                .doesNotContain("دیررسیده", "خشنود", "پس‌داده")
                .contains("ازدست‌رفته", "هنوز کسی ۶۰ روز در فهرست نبوده است");
        clock.set(NOW.plus(Duration.ofDays(10)));
        shop.run(() -> made.buys(silent.get("دیررسیده"), SimulatedShop.TODAY.plusDays(10), 5_000_000));
        clock.set(NOW.plus(Duration.ofDays(90)));
        shop.run(upkeep::tend);
        var noticed = count("noticed_on <= date '2025-06-02'");
        var stayed = count("noticed_on <= date '2025-06-02' and back_on is null");
        assertThat(stayed).isEqualTo(noticed - 1);
        assertThat(page().text())
                .contains(
                        "از %s مشتری که ۶۰ روز پیش".formatted(persian(noticed)),
                        "%s نفر از آن وقت نخریده‌اند".formatted(persian(stayed)),
                        "از ۲ نفر که با آن‌ها تماس گرفتید، ۱ نفر دوباره خرید کردند",
                        "دربارهٔ ۱ نفر گفتید نگرانی نیست")
                .as("nobody is listed twice for one silence")
                .doesNotContain("خشنود", "پس‌داده");
    }

    @Test
    void aFewAreSaidToBeFew() {
        clock.set(NOW.plus(Duration.ofDays(90)));
        onlyNoticed(29);
        assertThat(page().text()).contains("از ۲۹ مشتری که ۶۰ روز پیش", "تعداد کم است؛ رویش حساب نکنید");
        onlyNoticed(30);
        assertThat(page().text()).contains("از ۳۰ مشتری که ۶۰ روز پیش").doesNotContain("تعداد کم است");
    }

    private void onlyNoticed(int customers) {
        shop.run(() -> transaction.executeWithoutResult(_ -> {
            db.execute("delete from worth.silence where workspace_id = ?", shop.uuid());
            db.execute("""
                    insert into worth.silence (workspace_id, customer_id, noticed_on, last_day, alive, loss)
                    select workspace_id, customer_id, date '2025-06-01', last_day, alive, loss from worth.score
                    where workspace_id = ? limit ?""", shop.uuid(), customers);
        }));
    }

    @Test
    void whoWasNoWorryIsListedAgainOnlyAfterTwiceThatSilence() {
        act("پس‌داده", "WRONG");
        var bought = SimulatedShop.TODAY.plusDays(1);
        clock.set(NOW.plus(Duration.ofDays(1)));
        shop.run(() -> List.of("پس‌داده", "خشنود").forEach(name -> made.buys(silent.get(name), bought, 5_000_000)));
        lookAfterSilenceOf(199);
        assertThat(page().text())
                .as("said to be no worry after a hundred days")
                .contains("خشنود")
                .doesNotContain("پس‌داده");
        lookAfterSilenceOf(200);
        assertThat(page().text()).contains("خشنود", "پس‌داده");
    }

    private void lookAfterSilenceOf(int days) {
        clock.set(NOW.plus(Duration.ofDays(1 + days)));
        shop.run(upkeep::tend);
    }

    private void act(String name, String act) {
        assertThat(owner.post("/worth/silent/customers/" + silent.get(name), Map.of("act", act))
                        .statusCode())
                .isEqualTo(302);
    }

    private long count(String condition) {
        return shop.acting(() -> transaction.execute(_ -> db.fetchSingle(
                        "select count(*) from worth.silence where workspace_id = ? and " + condition, shop.uuid())
                .get(0, Long.class)));
    }

    private static String persian(long number) {
        var text = new StringBuilder();
        for (char digit : Long.toString(number).toCharArray()) text.append((char) ('۰' + digit - '0'));
        return text.toString();
    }
}
