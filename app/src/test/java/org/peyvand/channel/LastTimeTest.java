package org.peyvand.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.peyvand.PeyvandTest;
import org.peyvand.TestClient;
import org.peyvand.conversation.CloseReason;
import org.peyvand.conversation.Conversations;
import org.peyvand.conversation.Handling;
import org.peyvand.conversation.Inbox;
import org.peyvand.conversation.InboxView;
import org.peyvand.conversation.Incoming;
import org.peyvand.conversation.Intake;
import org.peyvand.customer.CustomerDetails;
import org.peyvand.customer.Customers;
import org.peyvand.customer.HandleKind;
import org.peyvand.customer.Person;
import org.peyvand.timeline.Happening;
import org.peyvand.timeline.NewEntry;
import org.peyvand.timeline.Timeline;
import org.peyvand.workspace.Role;
import org.peyvand.workspace.Teams;
import org.peyvand.workspace.TestWorkspace;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Beside what somebody writes stands how it went with them before, whatever they wrote by then. */
@PeyvandTest
class LastTimeTest {

    private static final String MOBILE = "09121112233";

    @LocalServerPort
    private int port;

    @Autowired
    private Intake intake;

    @Autowired
    private Conversations conversations;

    @Autowired
    private Handling handling;

    @Autowired
    private Inbox inbox;

    @Autowired
    private Customers customers;

    @Autowired
    private Timeline timeline;

    @Autowired
    private Teams teams;

    private TestWorkspace shop;
    private UUID customer;
    private UUID chat;

    @BeforeEach
    void open() {
        shop = TestWorkspace.create();
        customer = shop.acting(() -> customers.create(
                new CustomerDetails("نگار کیانی", "", Optional.empty()),
                List.of(customers.handle(HandleKind.MOBILE, MOBILE))));
        TestClient.member(shop.owner())
                .post("/settings/chat", Map.of("open", "on", "greeting", "سلام!", "colour", "#123456"));
        var visitor = new ChatVisitor(shop, port);
        visitor.writes("قهوه‌ام تلخ بود");
        visitor.rates(2);
        chat = shop.acting(() -> inbox.page(new InboxView(InboxView.View.ALL, InboxView.Order.NEWEST, Optional.empty()))
                .conversations()
                .getFirst()
                .id());
        shop.run(() -> {
            conversations.belongsTo(chat, customer);
            handling.close(chat, CloseReason.SOLVED);
        });
    }

    private UUID writes(String text) {
        var who = new Person("نگار کیانی", "", List.of(customers.handle(HandleKind.MOBILE, MOBILE)));
        return intake.take(
                "form",
                UUID.randomUUID().toString(),
                new Incoming(Optional.of(who), Optional.empty(), "", text, Instant.now()));
    }

    @Test
    void howTheyFoundItAndHowItEndedStandsBesideWhatTheyWriteNext() {
        var now = shop.acting(() -> writes("باز هم تلخ است"));
        assertThat(TestClient.member(shop.owner()).get("/inbox/" + now).body())
                .contains("بار پیش", "★★☆☆☆", "بسته: حل شد", "/inbox/" + chat);
    }

    @Test
    void itIsNotToldToWhoMayNotSeeThatConversation() {
        var now = shop.acting(() -> writes("باز هم تلخ است"));
        shop.run(() -> handling.handTo(chat, Optional.of(teams.add("محرمانه", true, List.of()))));
        assertThat(TestClient.member(shop.join(Role.AGENT)).get("/inbox/" + now).body())
                .contains("باز هم تلخ است")
                .doesNotContain("★★☆☆☆", chat.toString());
    }

    @Test
    void whoWritesForTheFirstTimeHasNoLastTime() {
        assertThat(TestClient.member(shop.owner()).get("/inbox/" + chat).body()).doesNotContain("بار پیش");
    }

    @Test
    void whatElseTheyWaitForStandsBeside() {
        var one = shop.acting(() -> writes("باز هم تلخ است"));
        var other = shop.acting(() -> writes("فاکتور می‌خواهم"));
        assertThat(TestClient.member(shop.owner()).get("/inbox/" + one).body())
                .contains("فاکتور می‌خواهم", "/inbox/" + other);
    }

    @Test
    void whatWaitsStandsBesideHoweverManyCameAfterIt() {
        var waits = shop.acting(() -> writes("از همه کهنه‌تر"));
        var now = shop.acting(() -> {
            for (int i = 0; i < 25; i++) handling.close(writes("پیام " + i), CloseReason.SOLVED);
            return writes("و این");
        });
        assertThat(TestClient.member(shop.owner()).get("/inbox/" + now).body()).contains("/inbox/" + waits);
    }

    @Test
    void whatTheyBoughtIsThereHoweverOftenTheyHaveWrittenSince() {
        shop.run(() -> timeline.record(new NewEntry(
                customer,
                Instant.now().minusSeconds(9_000),
                new Happening.Purchase(UUID.randomUUID(), "S-77", 1_250_000, "IRR", 1, List.of("قهوهٔ یلدا")),
                NewEntry.DESK,
                Optional.empty())));
        var now = shop.acting(() -> {
            for (int i = 0; i < 40; i++) writes("پیام " + i);
            return writes("و این");
        });
        assertThat(TestClient.member(shop.owner()).get("/inbox/" + now).body()).contains("قهوهٔ یلدا");
    }
}
