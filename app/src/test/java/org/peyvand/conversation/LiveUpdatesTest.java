package org.peyvand.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.peyvand.PeyvandTest;
import org.peyvand.TestClock;
import org.peyvand.calendar.Shift;
import org.peyvand.calendar.SpecialDay;
import org.peyvand.conversation.answer.Drafts;
import org.peyvand.conversation.level.Kind;
import org.peyvand.conversation.level.Rule;
import org.peyvand.conversation.level.Rules;
import org.peyvand.conversation.live.LiveFeed;
import org.peyvand.conversation.reading.Visible;
import org.peyvand.customer.Customers;
import org.peyvand.customer.HandleKind;
import org.peyvand.customer.Person;
import org.peyvand.workspace.Acting;
import org.peyvand.workspace.Actor;
import org.peyvand.workspace.HolidayTable;
import org.peyvand.workspace.Role;
import org.peyvand.workspace.Teams;
import org.peyvand.workspace.TestWorkspace;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.transaction.support.TransactionTemplate;

/** Word of a change reaches every open screen of the business, on every node, and no screen of another business. */
@PeyvandTest
class LiveUpdatesTest {

    /** Long, since the machine may be busy; nothing waits longer than it must. */
    private static final int PATIENCE_SECONDS = 60;

    @Autowired
    DataSource dataSource;

    @Autowired
    Visible visible;

    @Autowired
    Intake intake;

    @Autowired
    Conversations conversations;

    @Autowired
    Drafts drafts;

    @Autowired
    Handling handling;

    @Autowired
    Typing typing;

    @Autowired
    Receipts receipts;

    @Autowired
    TestClock clock;

    @Autowired
    Teams teams;

    @Autowired
    Customers customers;

    @Autowired
    Rules rules;

    @Autowired
    HolidayTable holidays;

    @Autowired
    TransactionTemplate transaction;

    private LiveFeed otherFeed;
    private LiveUpdates otherNode;
    private TestWorkspace shop;
    private UUID conversation;

    @BeforeEach
    void open() {
        otherFeed = new LiveFeed(dataSource);
        otherFeed.start();
        otherNode = new LiveUpdates(otherFeed, visible);
        shop = TestWorkspace.create();
        conversation = shop.acting(() -> begin());
    }

    @AfterEach
    void close() {
        otherFeed.stop();
    }

    @Test
    void changesAndTypingReachTheScreensOfAnotherNode() {
        var screen = screen(shop);
        untilHeard(screen, "changed", () -> shop.run(() -> conversations.answer(conversation, "پاسخ")));
        untilHeard(screen, "typing", () -> shop.run(() -> drafts.save(conversation, Message.Kind.OUTBOUND, "پ")));
    }

    @Test
    void screensOfAnotherBusinessHearNothing() {
        var stranger = screen(TestWorkspace.create());
        var screen = screen(shop);
        untilHeard(screen, "changed", () -> shop.run(() -> conversations.answer(conversation, "پاسخ")));
        assertThat(stranger).noneMatch(event -> event.contains(conversation.toString()));
    }

    @Test
    void screensOutsideAClosedTeamHearNothingOfItsConversations() {
        var agent = shop.join(Role.AGENT).actor();
        var outside = screen(agent);
        var other = shop.acting(() -> begin());
        untilHeard(outside, other.toString(), () -> shop.run(() -> conversations.note(other, "برای آغاز")));
        shop.run(() -> handling.handTo(conversation, Optional.of(teams.add("محرمانه", true, List.of()))));
        var after = screen(agent);
        untilHeard(
                after,
                other.toString(),
                () -> shop.run(() -> {
                    conversations.note(conversation, "راز");
                    conversations.note(other, "برای همه");
                }));
        assertThat(after).noneMatch(event -> event.contains(conversation.toString()));
    }

    @Test
    void whoeverHasTheConversationOpenHearsThatTheCustomerWritesAndHasSeenTheAnswer() {
        var open = screen(
                shop.owner().actor(),
                response -> otherNode.ofOpened(conversation, Optional.empty(), response, () -> false));
        untilHeard(
                open,
                "customer_typing",
                () -> customer(() -> {
                    clock.set(clock.instant().plusSeconds(3));
                    typing.customerTypes(conversation);
                }));
        var answers = new AtomicInteger();
        untilHeard(open, "event: seen", () -> {
            shop.run(() -> conversations.answer(conversation, "پاسخ " + answers.incrementAndGet()));
            customer(() -> receipts.seenByCustomer(conversation, 1 + answers.get()));
        });
        shop.run(() -> assertThat(receipts.of(conversation).byCustomer()).isEqualTo(1 + answers.get()));
    }

    @Test
    void screensHearWhoSomebodyTurnsOutToBe() {
        var known = shop.acting(
                () -> conversations.get(begin("09121112233")).customer().orElseThrow());
        var screen = screen(shop);
        untilHeard(screen, conversation.toString(), () -> shop.run(() -> conversations.belongsTo(conversation, known)));
    }

    /** Nobody does anything: time alone passes. */
    @Test
    void screensHearThatAPromiseHasComeNearItsTime() throws InterruptedException {
        clock.reset();
        shop.run(() -> {
            var today = LocalDate.now(ZoneId.of("Asia/Tehran"));
            for (int day = -1; day <= 1; day++) {
                holidays.put(today.plusDays(day), SpecialDay.otherHours("", List.of(Shift.of(0, 24))));
            }
            var promised = Map.of(Kind.FIRST_ANSWER, Duration.ofSeconds(12));
            rules.add(new Rule(Rules.newId(), "همه", Optional.empty(), Optional.empty(), Optional.empty(), promised));
        });
        var screen = screen(shop);
        untilHeard(screen, "changed", () -> shop.run(() -> conversations.note(conversation, "برای آغاز")));
        var promised = shop.acting(() -> begin());
        for (var event = screen.poll(5, TimeUnit.SECONDS); event != null; event = screen.poll(2, TimeUnit.SECONDS)) {}
        untilHeard(screen, promised.toString(), () -> {});
        shop.run(
                () -> assertThat(conversations.get(promised).due().orElseThrow().nearness(clock.instant()))
                        .isNotEqualTo(Due.Nearness.AHEAD));
    }

    @Test
    void whoeverHasAConversationOpenHearsOfTheOtherOnesOfItsCustomerAndOfNoOneElses() {
        var theirs = shop.acting(() -> begin("09121112233"));
        var other = shop.acting(() -> begin("09121112233"));
        var strangers = shop.acting(() -> begin("09124445566"));
        var customer = shop.acting(() -> conversations.get(theirs).customer());
        var open =
                screen(shop.owner().actor(), response -> otherNode.ofOpened(theirs, customer, response, () -> false));
        untilHeard(
                open,
                other.toString(),
                () -> shop.run(() -> {
                    conversations.note(strangers, "از دیگری");
                    conversations.note(other, "از همان مشتری");
                }));
        assertThat(open).noneMatch(event -> event.contains(strangers.toString()));
    }

    @Test
    void typingAndSeenMarksReachNoOtherConversationNoInboxAndNoOtherBusiness() {
        var other = shop.acting(() -> begin());
        var quiet = List.of(
                screen(
                        shop.owner().actor(),
                        response -> otherNode.ofOpened(other, Optional.empty(), response, () -> false)),
                screen(shop),
                screen(TestWorkspace.create()));
        var open = screen(
                shop.owner().actor(),
                response -> otherNode.ofOpened(conversation, Optional.empty(), response, () -> false));
        untilHeard(
                open,
                "customer_typing",
                () -> customer(() -> {
                    clock.set(clock.instant().plusSeconds(3));
                    typing.customerTypes(conversation);
                }));
        customer(() -> receipts.seenByCustomer(conversation, 1));
        untilHeard(open, "event: seen", () -> customer(() -> receipts.seenByCustomer(conversation, 1)));
        for (var screen : quiet) {
            assertThat(screen).noneMatch(event -> event.contains("customer_typing") || event.contains("seen"));
        }
    }

    @Test
    void outsidersOfAClosedTeamHearNoTypingInItsConversationsAndMayMarkNothingAsSeen() {
        var agent = shop.join(Role.AGENT).actor();
        shop.run(() -> handling.handTo(conversation, Optional.of(teams.add("محرمانه", true, List.of()))));
        var outside =
                screen(agent, response -> otherNode.ofOpened(conversation, Optional.empty(), response, () -> false));
        var inside = screen(
                shop.owner().actor(),
                response -> otherNode.ofOpened(conversation, Optional.empty(), response, () -> false));
        untilHeard(
                inside,
                "customer_typing",
                () -> customer(() -> {
                    clock.set(clock.instant().plusSeconds(3));
                    typing.customerTypes(conversation);
                }));
        assertThat(outside).noneMatch(event -> event.contains("customer_typing"));
        Acting.run(agent, () -> receipts.seenByUs(conversation, 1));
        shop.run(() -> assertThat(receipts.of(conversation).byUs()).isZero());
    }

    @Test
    void typingIsToldOnceInTwoSecondsHoweverOftenItIsSaid() {
        clock.set(Instant.parse("2025-11-03T07:00:00Z"));
        var open = screen(
                shop.owner().actor(),
                response -> otherNode.ofOpened(conversation, Optional.empty(), response, () -> false));
        untilHeard(
                open,
                "event: seen",
                () -> customer(() -> {
                    shop.run(() -> conversations.answer(conversation, "پاسخ"));
                    receipts.seenByCustomer(conversation, 1_000);
                }));
        for (int i = 0; i < 100; i++) customer(() -> typing.customerTypes(conversation));
        var heard = new ArrayList<String>();
        untilHeard(open, "event: seen", () -> {
            open.drainTo(heard);
            shop.run(() -> conversations.answer(conversation, "پاسخ"));
            customer(() -> receipts.seenByCustomer(conversation, 1_000));
        });
        heard.addAll(open);
        assertThat(heard.stream()
                        .filter(event -> event.contains("customer_typing"))
                        .count())
                .isLessThanOrEqualTo(1);
    }

    @Test
    void nobodyHasSeenMoreThanThereIsAndWhatWasSeenStaysSeen() {
        customer(() -> receipts.seenByCustomer(conversation, 999_999));
        customer(() -> receipts.seenByCustomer(conversation, -5));
        shop.run(() -> {
            receipts.seenByUs(conversation, 1);
            receipts.seenByUs(conversation, 0);
            assertThat(receipts.of(conversation)).isEqualTo(new Receipts.Seen(1, 1));
        });
    }

    private void customer(Runnable act) {
        Acting.run(Actor.visitor(shop.owner().actor().workspace()), act);
    }

    @Test
    void whatIsRolledBackIsNotTold() {
        var screen = screen(shop);
        var other = shop.acting(() -> begin());
        untilHeard(screen, "changed", () -> shop.run(() -> conversations.note(other, "برای آغاز")));
        screen.clear();
        shop.run(() -> transaction.executeWithoutResult(undone -> {
            conversations.answer(conversation, "هرگز");
            undone.setRollbackOnly();
        }));
        untilHeard(screen, other.toString(), () -> shop.run(() -> conversations.note(other, "پس از آن")));
        assertThat(screen).noneMatch(event -> event.contains(conversation.toString()));
    }

    /** What a screen hears, in a thread of its own as a request's would be. */
    private BlockingQueue<String> screen(TestWorkspace of) {
        return screen(of.owner().actor());
    }

    private BlockingQueue<String> screen(Actor of) {
        return screen(of, otherNode::ofInbox);
    }

    /** As a browser does, it connects anew where its stream ends. */
    private BlockingQueue<String> screen(Actor of, Consumer<HttpServletResponse> stream) {
        var heard = new ArrayBlockingQueue<String>(1_000);
        Thread.ofVirtual()
                .start(() -> Acting.run(of, () -> {
                    while (otherFeed.isRunning()) stream.accept(response(heard));
                }));
        return heard;
    }

    private static HttpServletResponse response(BlockingQueue<String> heard) {
        return new MockHttpServletResponse() {
            @Override
            public void flushBuffer() {
                heard.addAll(getContentAsByteArray().length == 0 ? List.of() : taken());
            }

            private List<String> taken() {
                var text = new String(getContentAsByteArray(), StandardCharsets.UTF_8);
                setCommitted(false);
                resetBuffer();
                return List.of(text);
            }
        };
    }

    /** Does it again until it is heard of: the screen may not have been listening at first. */
    private static void untilHeard(BlockingQueue<String> screen, String what, Runnable act) {
        Predicate<String> told = event -> event.contains(what);
        for (int i = 0; i < PATIENCE_SECONDS; i++) {
            act.run();
            try {
                for (var event = screen.poll(1, TimeUnit.SECONDS);
                        event != null;
                        event = screen.poll(100, TimeUnit.MILLISECONDS)) {
                    if (told.test(event)) return;
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        throw new AssertionError("Nothing was heard of: " + what);
    }

    private UUID begin() {
        return begin(Optional.empty());
    }

    private UUID begin(String mobile) {
        return begin(Optional.of(new Person("مشتری", "", List.of(customers.handle(HandleKind.MOBILE, mobile)))));
    }

    private UUID begin(Optional<Person> who) {
        return intake.take(
                "form", UUID.randomUUID().toString(), new Incoming(who, Optional.empty(), "", "سلام", Instant.now()));
    }
}
