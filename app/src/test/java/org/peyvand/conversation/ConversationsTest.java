package org.peyvand.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.peyvand.PeyvandTest;
import org.peyvand.TestClient;
import org.peyvand.TestClock;
import org.peyvand.conversation.InboxView.View;
import org.peyvand.conversation.answer.Drafts;
import org.peyvand.customer.Cursor;
import org.peyvand.customer.CustomerDetails;
import org.peyvand.customer.Customers;
import org.peyvand.customer.HandleKind;
import org.peyvand.customer.Merges;
import org.peyvand.customer.Person;
import org.peyvand.timeline.Entry;
import org.peyvand.timeline.Happening;
import org.peyvand.timeline.Timeline;
import org.peyvand.web.Refused;
import org.peyvand.workspace.Acting;
import org.peyvand.workspace.Members;
import org.peyvand.workspace.Role;
import org.peyvand.workspace.Teams;
import org.peyvand.workspace.TestWorkspace;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Nothing a customer writes is lost, counted twice or out of sight, and everybody sees whose turn it is. */
@PeyvandTest
class ConversationsTest {

    private static final Instant NOON = Instant.parse("2025-11-01T08:30:00Z");

    @Autowired
    Intake intake;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    IntakeWork work;

    @Autowired
    Conversations conversations;

    @Autowired
    Handling handling;

    @Autowired
    Inbox inbox;

    @Autowired
    Drafts drafts;

    @Autowired
    Customers customers;

    @Autowired
    Merges merges;

    @Autowired
    Timeline timeline;

    @Autowired
    TestClock clock;

    @Autowired
    Members members;

    @Autowired
    Teams teams;

    private TestWorkspace shop;

    @BeforeEach
    void open() {
        shop = TestWorkspace.create();
    }

    @Test
    void messageOfACustomerWaitsForUsUntilItIsAnswered() {
        shop.run(() -> {
            var id = writes("علی رضایی", "09123456789", "سفارشم نرسید", NOON);
            assertThat(conversations.get(id).state()).isEqualTo(State.OPEN);
            assertThat(conversations.get(id).waitingSince()).contains(NOON);
            writesAgain(id, "هنوز نرسیده", NOON.plusSeconds(60));
            assertThat(conversations.get(id).waitingSince()).contains(NOON);
            conversations.answer(id, "امروز می‌رسد");
            assertThat(conversations.get(id).state()).isEqualTo(State.WAITING);
            assertThat(conversations.get(id).waitingSince()).isEmpty();
            assertThat(conversations.get(id).assignee())
                    .isEqualTo(shop.owner().actor().id());
        });
    }

    /** What would be nobody's to see to, and in nobody's list but the longest. */
    @ParameterizedTest
    @ValueSource(strings = {"leaves", "may not answer any more", "is put out of its closed team"})
    void conversationOfWhoeverSeesToItNoMoreIsUnassigned(String how) {
        var colleague = shop.join(Role.AGENT).actor().id().orElseThrow();
        shop.run(() -> {
            var team = teams.add("محرمانه", true, List.of(colleague));
            var waits = writes("علی", "09120000001", "یک", NOON);
            var answered = writes("رضا", "09120000002", "دو", NOON);
            conversations.answer(answered, "بله");
            var later = writes("مریم", "09120000003", "سه", NOON);
            handling.snooze(later, clock.instant().plusSeconds(3600));
            var done = writes("سارا", "09120000004", "چهار", NOON);
            var all = List.of(waits, answered, later, done);
            for (var id : all) {
                handling.handTo(id, Optional.of(team));
                handling.assign(id, Optional.of(colleague));
            }
            handling.close(done, CloseReason.SOLVED);
            switch (how) {
                case "leaves" -> members.remove(colleague);
                case "may not answer any more" -> members.give(colleague, Role.ANALYST);
                default -> teams.change(team, "محرمانه", true, List.of());
            }
            assertThat(ids(View.UNASSIGNED)).containsExactlyInAnyOrder(waits, answered);
            assertThat(conversations.get(done).assignee())
                    .as("who closed it is known")
                    .contains(colleague);
            writesAgain(done, "باز هم خراب شد", NOON.plusSeconds(60));
            writesAgain(later, "پس چه شد؟", NOON.plusSeconds(60));
            assertThat(ids(View.UNASSIGNED)).containsExactlyInAnyOrderElementsOf(all);
        });
    }

    @Test
    void conversationOfSomebodyElseStaysTheirsWhoeverLeaves() {
        var colleague = shop.join(Role.AGENT).actor().id();
        var leaver = shop.join(Role.AGENT).actor().id().orElseThrow();
        shop.run(() -> {
            var theirs = writes("علی", "09120000001", "یک", NOON);
            handling.assign(theirs, colleague);
            members.remove(leaver);
            assertThat(conversations.get(theirs).assignee()).isEqualTo(colleague);
            handling.close(theirs, CloseReason.SOLVED);
            writesAgain(theirs, "باز هم", NOON.plusSeconds(60));
            assertThat(conversations.get(theirs).assignee()).isEqualTo(colleague);
        });
    }

    @Test
    void customerWhoWroteWhileTheAnswerWasOnItsWayGoesOnWaiting() {
        var owner = TestClient.member(shop.owner());
        var id = shop.acting(() -> writes("علی", "09123456789", "سفارشم نرسید", NOON));
        shop.run(() -> writesAgain(id, "و فاکتور هم ندارم", NOON.plusSeconds(90)));
        owner.post("/inbox/" + id + "/answer", Map.of("text", "امروز می‌رسد", "read", "1"));
        shop.run(() -> {
            assertThat(conversations.messages(id, Integer.MAX_VALUE, true)).hasSize(3);
            assertThat(conversations.get(id).state()).isEqualTo(State.OPEN);
            assertThat(conversations.get(id).waitingSince()).contains(NOON.plusSeconds(90));
        });
        owner.post("/inbox/" + id + "/answer", Map.of("text", "فاکتور پیوست است", "read", "3"));
        shop.run(() -> assertThat(conversations.get(id).state()).isEqualTo(State.WAITING));
    }

    @ParameterizedTest
    @CsvSource({"close, reason, SOLVED", "snooze, until, tomorrow"})
    void nothingIsPutAwayThatHoldsAMessageNobodyHasRead(String act, String name, String value) {
        var owner = TestClient.member(shop.owner());
        var id = shop.acting(() -> writes("علی", "09123456789", "ممنون، رسید", NOON));
        shop.run(() -> writesAgain(id, "اما شکسته است", NOON.plusSeconds(90)));
        owner.post("/inbox/" + id + "/" + act, Map.of(name, value, "read", "1"));
        shop.run(() -> assertThat(ids(View.OPEN)).containsExactly(id));
        assertThat(owner.get("/inbox/" + id).body()).contains("در همین میان");
        owner.post("/inbox/" + id + "/" + act, Map.of(name, value, "read", "2"));
        shop.run(() -> assertThat(ids(View.OPEN)).isEmpty());
    }

    @Test
    void ofTwoWhoTakeAConversationAtOnceTheSecondIsToldWhoHasIt() {
        var sara = shop.join(Role.AGENT);
        var reza = shop.join(Role.AGENT);
        shop.run(() -> members.rename(sara.actor().id().orElseThrow(), "سارا مرادی"));
        var id = shop.acting(() -> writes("علی", "09123456789", "سلام", NOON));
        var first = sara.actor().id().orElseThrow();
        var second = reza.actor().id().orElseThrow();
        TestClient.member(sara).post("/inbox/" + id + "/assign", Map.of("member", first.toString(), "before", ""));
        var other = TestClient.member(reza);
        other.post("/inbox/" + id + "/assign", Map.of("member", second.toString(), "before", ""));
        shop.run(() -> assertThat(conversations.get(id).assignee()).contains(first));
        assertThat(other.get("/inbox/" + id).body()).contains("سارا مرادی در همین میان");
        other.post("/inbox/" + id + "/assign", Map.of("member", second.toString(), "before", first.toString()));
        shop.run(() -> assertThat(conversations.get(id).assignee()).contains(second));
    }

    @Test
    void whoTakesWhatTheyHaveAlreadyIsToldNothing() {
        var id = shop.acting(() -> writes("علی", "09123456789", "سلام", NOON));
        var me = shop.owner().actor().id().orElseThrow().toString();
        var owner = TestClient.member(shop.owner());
        for (int i = 0; i < 2; i++) owner.post("/inbox/" + id + "/assign", Map.of("member", me, "before", ""));
        assertThat(owner.get("/inbox/" + id).body()).doesNotContain("در همین میان");
    }

    @Test
    void noteIsNoAnswerAndNoCustomerSeesIt() {
        shop.run(() -> {
            var id = writes("علی", "09123456789", "سلام", NOON);
            conversations.note(id, "مشتری مهمی است");
            assertThat(conversations.get(id).state()).isEqualTo(State.OPEN);
            assertThat(conversations.messages(id, Integer.MAX_VALUE, true)).hasSize(2);
            assertThat(conversations.messages(id, Integer.MAX_VALUE, false))
                    .extracting(Message::text)
                    .containsExactly("سلام");
            assertThat(conversations.after(id, 1)).isEmpty();
            assertThat(conversations.get(id).lastText()).isEqualTo("سلام");
        });
    }

    @Test
    void textIsKeptAsTyped() {
        var typed = "  كتاب‌هاي  ي\n\tدوم ٣  <b>";
        shop.run(() -> {
            var id = writes("علی", "09123456789", typed, NOON);
            assertThat(conversations
                            .messages(id, Integer.MAX_VALUE, true)
                            .getFirst()
                            .text())
                    .isEqualTo(typed);
        });
    }

    @Test
    void conversationOfATeamThatIsRemovedIsWhereItWas() {
        var agent = shop.join(Role.AGENT).actor();
        var inside = shop.join(Role.AGENT).actor();
        shop.run(() -> {
            var team = teams.add("پشتیبانی", false, List.of());
            var closed = teams.add("محرمانه", true, List.of(inside.id().orElseThrow()));
            var forAll = writes("علی", "09120000001", "یک", NOON);
            var secret = writes("رضا", "09120000002", "دو", NOON);
            handling.handTo(forAll, Optional.of(team));
            handling.handTo(secret, Optional.of(closed));
            teams.remove(team);
            teams.remove(closed);
            assertThat(ids(View.OPEN)).containsExactlyInAnyOrder(forAll, secret);
            assertThat(Acting.as(inside, () -> ids(View.OPEN))).containsExactlyInAnyOrder(forAll, secret);
            assertThat(Acting.as(agent, () -> ids(View.OPEN))).containsExactly(forAll);
        });
    }

    @ParameterizedTest
    @EnumSource
    void closedConversationOpensWhenTheCustomerWritesAgain(CloseReason reason) {
        shop.run(() -> {
            var id = writes("علی", "09123456789", "سلام", NOON);
            handling.close(id, reason);
            assertThat(conversations.get(id).closedBecause()).contains(reason);
            assertThat(ids(View.ALL)).doesNotContain(id);
            writesAgain(id, "باز هم خراب شد", NOON.plusSeconds(3600));
            assertThat(conversations.get(id).state()).isEqualTo(State.OPEN);
            assertThat(conversations.get(id).closedBecause()).isEmpty();
            assertThat(ids(View.OPEN)).contains(id);
        });
    }

    @Test
    void snoozedConversationComesBackAtItsTimeAndNotBefore() {
        shop.run(() -> {
            var id = writes("علی", "09123456789", "سلام", NOON);
            handling.snooze(id, clock.instant().plus(Duration.ofHours(3)));
            handling.wake(id);
            assertThat(ids(View.SNOOZED)).containsExactly(id);
            assertThat(ids(View.OPEN)).isEmpty();
            clock.advance(Duration.ofHours(3).plusSeconds(1));
            handling.wake(id);
            assertThat(ids(View.OPEN)).containsExactly(id);
        });
    }

    @Test
    void snoozeTakesATimeAloneAsTheNextThereIs() {
        var owner = TestClient.member(shop.owner());
        var id = shop.acting(() -> writes("علی", "09123456789", "سلام", NOON));
        clock.set(Instant.parse("2025-11-24T10:00:00Z"));
        owner.post("/inbox/" + id + "/snooze", Map.of("until", "۱۶:۰۰"));
        assertThat(snoozedUntil(id)).contains(Instant.parse("2025-11-24T12:30:00Z"));
        owner.post("/inbox/" + id + "/snooze", Map.of("until", "9:15"));
        assertThat(snoozedUntil(id)).contains(Instant.parse("2025-11-25T05:45:00Z"));
        owner.post("/inbox/" + id + "/snooze", Map.of("until", "25:99"));
        assertThat(snoozedUntil(id)).contains(Instant.parse("2025-11-25T05:45:00Z"));
    }

    private Optional<Instant> snoozedUntil(UUID id) {
        return shop.acting(() -> conversations.get(id).snoozedUntil());
    }

    @Test
    void snoozeEndsWhenTheCustomerWrites() {
        shop.run(() -> {
            var id = writes("علی", "09123456789", "سلام", NOON);
            handling.snooze(id, clock.instant().plus(Duration.ofHours(3)));
            writesAgain(id, "فوری است", NOON.plusSeconds(60));
            assertThat(ids(View.OPEN)).containsExactly(id);
        });
    }

    @Test
    void snoozedConversationWakesByItself() throws InterruptedException {
        var id = shop.acting(() -> writes("علی", "09123456789", "سلام", NOON));
        shop.run(() -> handling.snooze(id, clock.instant().plusSeconds(1)));
        for (int i = 0; i < 600 && shop.acting(() -> conversations.get(id)).state() == State.SNOOZED; i++) {
            Thread.sleep(100);
        }
        assertThat(shop.acting(() -> conversations.get(id)).state()).isEqualTo(State.OPEN);
    }

    @Test
    void messageStoredBeforeTheProgramWasKilledIsSeenToAndOnce() {
        shop.run(() -> {
            var stored = transaction.execute(_ -> intake.store("form", "k-1", raw("علی", "09123456789", "سلام")));
            assertThat(ids(View.ALL)).isEmpty();
            var handled = work.handle(stored);
            assertThat(work.handle(stored)).isEqualTo(handled);
            assertThat(intake.receive("form", "k-1", raw("علی", "09123456789", "سلام")))
                    .isEqualTo(handled);
            assertThat(ids(View.ALL)).containsExactly(handled.orElseThrow());
        });
    }

    @Test
    void snoozeIntoThePastIsRefused() {
        shop.run(() -> {
            var id = writes("علی", "09123456789", "سلام", NOON);
            assertThatThrownBy(() -> handling.snooze(id, clock.instant().minusSeconds(1)))
                    .isInstanceOf(Refused.class);
        });
    }

    @Test
    void conversationIsInEveryViewItBelongsToAndNoOther() {
        shop.run(() -> {
            var colleague = shop.join(Role.AGENT).actor().id();
            var waits = writes("علی", "09120000001", "یک", NOON);
            var answered = writes("رضا", "09120000002", "دو", NOON);
            conversations.answer(answered, "بله");
            var theirs = writes("مریم", "09120000003", "سه", NOON);
            handling.assign(theirs, colleague);
            var done = writes("سارا", "09120000004", "چهار", NOON);
            handling.close(done, CloseReason.OTHER);
            var later = writes("کاوه", "09120000005", "پنج", NOON);
            handling.snooze(later, clock.instant().plusSeconds(60));
            assertThat(ids(View.MINE)).containsExactly(answered);
            assertThat(ids(View.UNASSIGNED)).containsExactly(waits);
            assertThat(ids(View.OPEN)).containsExactlyInAnyOrder(waits, theirs);
            assertThat(ids(View.WAITING)).containsExactly(answered);
            assertThat(ids(View.SNOOZED)).containsExactly(later);
            assertThat(ids(View.ALL)).containsExactlyInAnyOrder(waits, answered, theirs, later);
            assertThat(ids(View.CLOSED)).containsExactly(done);
            assertThat(inbox.counts())
                    .containsAllEntriesOf(Map.of(View.MINE, 1, View.OPEN, 2, View.ALL, 4, View.SNOOZED, 1));
        });
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "DUE")
    void listsComeInOrderPageByPageAndNothingIsLostBetweenPages(InboxView.Order order) {
        shop.run(() -> {
            for (int i = 0; i < 120; i++) {
                writes("ناشناس " + i, "0912%07d".formatted(i), "سلام", NOON.minusSeconds(i / 3));
            }
            var read = new ArrayList<Conversation>();
            var after = Optional.<Cursor>empty();
            do {
                var slice = inbox.page(new InboxView(View.OPEN, order, after));
                read.addAll(slice.conversations());
                after = slice.next();
            } while (after.isPresent());
            assertThat(read).extracting(Conversation::id).hasSize(120).doesNotHaveDuplicates();
            assertThat(read)
                    .extracting(Conversation::lastMessageAt)
                    .isSortedAccordingTo((one, other) ->
                            order == InboxView.Order.NEWEST ? other.compareTo(one) : one.compareTo(other));
            assertThat(inbox.counts().get(View.OPEN)).isEqualTo(Inbox.MOST_COUNTED + 1);
        });
    }

    @Test
    void messageDeliveredTwiceIsOneMessage() {
        shop.run(() -> {
            var raw = raw("علی", "09123456789", "سلام");
            var id = intake.receive("form", "a-1", raw);
            assertThat(intake.receive("form", "a-1", raw)).isEqualTo(id).isPresent();
            assertThat(conversations.messages(id.orElseThrow(), Integer.MAX_VALUE, true))
                    .hasSize(1);
        });
    }

    @Test
    void messageDeliveredManyTimesAtOnceIsOneMessage() throws Exception {
        var raw = raw("علی", "09123456789", "سلام");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var taken = IntStream.range(0, 8)
                    .mapToObj(_ -> threads.submit(() -> shop.acting(() -> intake.receive("form", "b-1", raw))))
                    .toList();
            for (var one : taken)
                assertThat(one.get()).isEqualTo(taken.getFirst().get());
        }
        shop.run(() -> assertThat(ids(View.OPEN)).hasSize(1));
    }

    @Test
    void whatCannotBeReadIsKeptAndHoldsUpNothing() {
        shop.run(() -> {
            assertThat(intake.receive("form", "c-1", "{broken")).isEmpty();
            assertThat(intake.receive("form", "c-2", raw("علی", "09123456789", "سلام")))
                    .isPresent();
        });
    }

    @Test
    void messagesOfOneConversationAreNumberedWithoutGapsHoweverManyWriteAtOnce() throws Exception {
        var id = shop.acting(() -> writes("علی", "09123456789", "سلام", NOON));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var said = IntStream.range(0, 20)
                    .mapToObj(i -> threads.submit(() -> shop.acting(() -> conversations.answer(id, "پاسخ " + i))))
                    .toList();
            for (var one : said) one.get();
        }
        shop.run(() -> assertThat(conversations.messages(id, Integer.MAX_VALUE, true))
                .extracting(Message::number)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 21).boxed().toList()));
    }

    @Test
    void customerIsTheOneWithThatMobileAndTheirTimelineTellsOfIt() {
        shop.run(() -> {
            var known = customers.create(
                    new CustomerDetails("علی رضایی", "", Optional.empty()),
                    List.of(customers.handle(HandleKind.MOBILE, "09123456789")));
            var id = writes("علی رضایی", "۰۹۱۲۳۴۵۶۷۸۹", "سلام", NOON);
            handling.close(id, CloseReason.SOLVED);
            assertThat(conversations.get(id).customer()).contains(known);
            assertThat(timeline.of(known, Optional.empty()).entries())
                    .extracting(Entry::what)
                    .containsExactlyInAnyOrder(
                            new Happening.ConversationBegun(id, "form", "تماس"),
                            new Happening.ConversationClosed(id, "solved"));
            assertThat(customers.get(known).standing().lastSeen()).contains(NOON);
        });
    }

    @Test
    void conversationsChangeHandsWithTheirCustomersAndComeBack() {
        shop.run(() -> {
            var one = conversations
                    .get(writes("علی", "09120000001", "سلام", NOON))
                    .customer()
                    .orElseThrow();
            var theirs = writes("رضا", "09120000002", "سلام", NOON);
            var other = conversations.get(theirs).customer().orElseThrow();
            var merge = merges.merge(one, other);
            assertThat(conversations.get(theirs).customer()).contains(one);
            assertThat(conversations.openOf(one)).hasSize(2);
            merges.undo(merge);
            assertThat(conversations.get(theirs).customer()).contains(other);
        });
    }

    @Test
    void draftIsKeptUntilItIsSentAndOthersSeeThatSomebodyTypes() {
        var colleague = shop.join(Role.AGENT).actor();
        shop.run(() -> {
            var id = writes("علی", "09123456789", "سلام", NOON);
            drafts.save(id, Message.Kind.OUTBOUND, "دارم می‌نو");
            assertThat(drafts.mine(id)).containsEntry(Message.Kind.OUTBOUND, "دارم می‌نو");
            assertThat(drafts.othersTyping(id)).isEmpty();
            assertThat(Acting.as(colleague, () -> drafts.othersTyping(id)))
                    .containsExactly(shop.owner().actor().name());
            assertThat(Acting.as(colleague, () -> drafts.mine(id))).isEmpty();
            clock.advance(Drafts.TYPING.plusSeconds(1));
            assertThat(Acting.as(colleague, () -> drafts.othersTyping(id))).isEmpty();
            conversations.answer(id, "نوشتم");
            assertThat(drafts.mine(id)).isEmpty();
        });
    }

    @Test
    void analystReadsAndChangesNothing() {
        var id = shop.acting(() -> writes("علی", "09123456789", "سلام", NOON));
        Acting.run(shop.join(Role.ANALYST).actor(), () -> {
            assertThat(conversations.get(id).lastText()).isEqualTo("سلام");
            for (Runnable act : List.<Runnable>of(
                    () -> conversations.answer(id, "نه"),
                    () -> conversations.note(id, "نه"),
                    () -> handling.close(id, CloseReason.OTHER),
                    () -> handling.assign(id, Optional.empty()),
                    () -> drafts.save(id, Message.Kind.NOTE, "نه"))) {
                assertThatThrownBy(act::run).isInstanceOf(Refused.class);
            }
        });
    }

    @Test
    void memberOfAnotherBusinessIsGivenNothing() {
        var stranger = TestWorkspace.create().owner().actor().id();
        shop.run(() -> {
            var id = writes("علی", "09123456789", "سلام", NOON);
            assertThatThrownBy(() -> handling.assign(id, stranger)).isInstanceOf(Refused.class);
        });
    }

    @Test
    void cannedAnswerFillsItsFieldsAndLeavesTheRest() {
        var canned = new CannedAnswers.Canned(UUID.randomUUID(), "سلام", "سلام {name}، {unknown} $1 از {business}");
        assertThat(canned.filled(Map.of("name", "علی \\ $2", "business", "ما")))
                .isEqualTo("سلام علی \\ $2، {unknown} $1 از ما");
        assertThat(canned.filled(Map.of("name", "", "business", "ما")))
                .as("of somebody who has not said a name")
                .isEqualTo("سلام، {unknown} $1 از ما");
    }

    private List<UUID> ids(View view) {
        return inbox.page(new InboxView(view, InboxView.Order.NEWEST, Optional.empty())).conversations().stream()
                .map(Conversation::id)
                .toList();
    }

    private UUID writes(String name, String mobile, String text, Instant at) {
        var person = new Person(name, "", List.of(customers.handle(HandleKind.MOBILE, mobile)));
        return intake.take(
                "form",
                UUID.randomUUID().toString(),
                new Incoming(Optional.of(person), Optional.empty(), "تماس", text, at));
    }

    private void writesAgain(UUID id, String text, Instant at) {
        intake.take(
                "form", UUID.randomUUID().toString(), new Incoming(Optional.empty(), Optional.of(id), "", text, at));
    }

    private static String raw(String name, String mobile, String text) {
        return "{\"subject\":\"تماس\",\"name\":\"" + name + "\",\"mobile\":\"" + mobile + "\",\"mail\":\"\",\"text\":\""
                + text + "\",\"at\":\"" + NOON + "\"}";
    }
}
