package org.peyvand.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.peyvand.PeyvandTest;
import org.peyvand.TestClock;
import org.peyvand.TestDatabase;
import org.peyvand.conversation.answer.Drafts;
import org.peyvand.conversation.search.MessageSearch;
import org.peyvand.conversation.search.SearchQuery;
import org.peyvand.customer.Customers;
import org.peyvand.customer.HandleKind;
import org.peyvand.customer.Person;
import org.peyvand.delivery.Deliveries;
import org.peyvand.delivery.Delivery;
import org.peyvand.delivery.DeliverySettings;
import org.peyvand.delivery.DeliveryState;
import org.peyvand.delivery.Outcome;
import org.peyvand.delivery.Problem;
import org.peyvand.delivery.RestoredDeliveries;
import org.peyvand.delivery.TestCarrier;
import org.peyvand.web.Refused;
import org.peyvand.workspace.TestWorkspace;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** An answer can be taken back for a moment; and one that did not arrive is no answer: the customer waits again. */
@PeyvandTest
class SendingsTest {

    private static final Instant NOON = Instant.parse("2025-11-01T08:30:00Z");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Autowired
    Intake intake;

    @Autowired
    Conversations conversations;

    @Autowired
    Handling handling;

    @Autowired
    Drafts drafts;

    @Autowired
    MessageSearch search;

    @Autowired
    Sendings sendings;

    @Autowired
    Deliveries deliveries;

    @Autowired
    DeliverySettings settings;

    @Autowired
    TestCarrier carrier;

    @Autowired
    Customers customers;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    TestClock clock;

    private TestWorkspace shop;

    @BeforeEach
    void open() {
        shop = TestWorkspace.create();
    }

    @Test
    void answerWaitsForTheTimeToUndoAndThenLeaves() {
        var answer = answered(written("سفارشم نرسید"), "امروز می‌رسد");
        var delivery = delivery(answer);
        assertThat(delivery.state()).isEqualTo(DeliveryState.PLANNED);
        assertThat(delivery.notBefore())
                .isBetween(clock.instant().plusSeconds(5), clock.instant().plusSeconds(10));
        shop.run(() -> settings.change(0));
        var at = answered(written("کی می‌رسد؟"), "فردا");
        await().atMost(PATIENCE).until(() -> delivery(at).state() == DeliveryState.SENT);
    }

    /** Whether it has left since the backup nobody knows; the customer waits until somebody has found out. */
    @Test
    void whoeverWasToGetAnAnswerWhenTheBackupWasTakenWaitsAgainWhereItIsRestored() {
        var conversation = written("سفارشم نرسید");
        var answer = answered(conversation, "امروز می‌رسد");
        TestDatabase.owner().execute(RestoredDeliveries::leaveToPeople);
        await().atMost(Duration.ofMinutes(2)).until(() -> delivery(answer).state() == DeliveryState.UNCERTAIN);
        assertThat(delivery(answer).problem()).isEqualTo(new Problem("delivery.problem.restored"));
        assertThat(get(conversation).state()).isEqualTo(State.OPEN);
        assertThat(get(conversation).waitingSince()).contains(NOON);
        assertThat(carrier.timesSent("message/" + answer.id())).isZero();
    }

    @Test
    void takenBackAnswerWasNeverSaid() {
        var conversation = written("سفارشم نرسید");
        var before = get(conversation);
        var answer = answered(conversation, "امروزززز می‌رسد");
        takeBack(conversation, answer);
        assertThat(get(conversation)).isEqualTo(before);
        assertThat(texts(conversation)).containsExactly("سفارشم نرسید");
        shop.run(() -> {
            assertThat(drafts.mine(conversation)).containsEntry(Message.Kind.OUTBOUND, "امروزززز می‌رسد");
            assertThat(search.find(new SearchQuery(
                                    "امروزززز",
                                    "",
                                    "",
                                    "",
                                    "",
                                    "",
                                    Optional.empty(),
                                    Optional.empty(),
                                    Optional.empty()))
                            .hits())
                    .isEmpty();
        });
        assertThat(carrier.timesSent("message/" + answer.id())).isZero();
    }

    @Test
    void takenBackTextStandsBeforeWhatWasBegunSince() {
        var conversation = written("سلام");
        var answer = answered(conversation, "نخست");
        shop.run(() -> drafts.save(conversation, Message.Kind.OUTBOUND, "سپس"));
        takeBack(conversation, answer);
        shop.run(() -> assertThat(drafts.mine(conversation)).containsEntry(Message.Kind.OUTBOUND, "نخست\n\nسپس"));
    }

    @Test
    void whatTheCustomerWroteMeanwhileStays() {
        var conversation = written("سلام");
        var answer = answered(conversation, "بله؟");
        writesAgain(conversation, "هنوز نرسیده", NOON.plusSeconds(60));
        takeBack(conversation, answer);
        assertThat(texts(conversation)).containsExactly("سلام", "هنوز نرسیده");
        assertThat(get(conversation).state()).isEqualTo(State.OPEN);
        assertThat(get(conversation).waitingSince()).contains(NOON);
        assertThat(get(conversation).lastText()).isEqualTo("هنوز نرسیده");
        answered(conversation, "رسید؟");
        assertThat(texts(conversation)).containsExactly("سلام", "هنوز نرسیده", "رسید؟");
    }

    /** Whoever answered had not seen it yet: that the answer arrives answers what they had seen. */
    @Test
    void whoeverWroteAgainBeforeTheAnswerWasSentWaitsStillWhenItHasArrived() {
        shop.run(() -> settings.change(0));
        var conversation = written("سفارشم نرسید");
        writesAgain(conversation, "و فاکتور هم ندارم", NOON.plusSeconds(60));
        var answer = shop.acting(() -> conversations.answer(conversation, "فردا می‌رسد", "", List.of(), 1));
        await().atMost(PATIENCE).until(() -> delivery(answer).state() == DeliveryState.SENT);
        assertThat(get(conversation).state()).isEqualTo(State.OPEN);
        assertThat(get(conversation).waitingSince()).contains(NOON.plusSeconds(60));
    }

    @Test
    void closedConversationIsClosedAgain() {
        var conversation = written("سلام");
        shop.run(() -> handling.close(conversation, CloseReason.SOLVED));
        var answer = answered(conversation, "راستی");
        takeBack(conversation, answer);
        assertThat(get(conversation).state()).isEqualTo(State.CLOSED);
        assertThat(get(conversation).closedBecause()).contains(CloseReason.SOLVED);
    }

    @Test
    void whatHasLeftIsNotTakenBack() {
        shop.run(() -> settings.change(0));
        var conversation = written("سلام");
        var answer = answered(conversation, "رفت");
        await().atMost(PATIENCE).until(() -> delivery(answer).state() == DeliveryState.SENT);
        assertThatThrownBy(() -> takeBack(conversation, answer)).isInstanceOf(Refused.class);
        assertThat(texts(conversation)).containsExactly("سلام", "رفت");
    }

    @Test
    void messageOfAnotherConversationIsNotTakenBack() {
        var answer = answered(written("سلام"), "بله؟");
        var another = written("من هم");
        assertThatThrownBy(() -> takeBack(another, answer)).isInstanceOf(Refused.class);
        assertThat(delivery(answer).state()).isEqualTo(DeliveryState.PLANNED);
    }

    @Test
    void failedAnswerMakesTheConversationWaitForUsAgain() {
        var conversation = written("سلام");
        var answer = sentWith(conversation, new Outcome.Refused(new Problem("mail.problem.address", "550")));
        await().atMost(PATIENCE).until(() -> delivery(answer).state() == DeliveryState.FAILED);
        assertThat(get(conversation).state()).isEqualTo(State.OPEN);
        assertThat(get(conversation).waitingSince()).contains(NOON);
        assertThat(texts(conversation)).hasSize(2);
    }

    @Test
    void failedAnswerCanBeRewritten() {
        var conversation = written("سلام");
        var before = get(conversation);
        var answer = sentWith(conversation, new Outcome.Refused(new Problem("mail.problem.address", "550")));
        await().atMost(PATIENCE).until(() -> delivery(answer).state() == DeliveryState.FAILED);
        takeBack(conversation, answer);
        assertThat(get(conversation)).isEqualTo(before);
    }

    @Test
    void answerThatArrivesAfterAllIsAnAnswerAgain() {
        var conversation = written("سلام");
        var answer = sentWith(conversation, new Outcome.Uncertain(new Problem("mail.problem.uncertain", "")));
        await().atMost(PATIENCE).until(() -> delivery(answer).state() == DeliveryState.UNCERTAIN);
        assertThat(get(conversation).state()).isEqualTo(State.OPEN);
        shop.run(() -> deliveries.arrived(delivery(answer).id()));
        assertThat(get(conversation).state()).isEqualTo(State.WAITING);
        assertThat(get(conversation).waitingSince()).isEmpty();
    }

    @Test
    void failureOfAnAnswerThatANewerOneFollowedChangesNothing() {
        var conversation = written("سلام");
        var first = answered(conversation, "نخست");
        answered(conversation, "دوم");
        carrier.answer("message/" + first.id(), _ -> new Outcome.Refused(new Problem("mail.problem.refused", "554")));
        shop.run(() -> deliveries.again(delivery(first).id()));
        await().atMost(PATIENCE).until(() -> delivery(first).state() == DeliveryState.FAILED);
        assertThat(get(conversation).state()).isEqualTo(State.WAITING);
    }

    @Test
    void whatBouncesFromFurtherOnFails() {
        shop.run(() -> settings.change(0));
        var conversation = written("سلام");
        var answer = answered(conversation, "رفت");
        await().atMost(PATIENCE).until(() -> delivery(answer).state() == DeliveryState.SENT);
        shop.run(() -> new TransactionTemplate(transactions)
                .executeWithoutResult(_ -> sendings.bounced(answer.id(), new Problem("mail.problem.bounced", "no"))));
        assertThat(delivery(answer).state()).isEqualTo(DeliveryState.FAILED);
        assertThat(get(conversation).state()).isEqualTo(State.OPEN);
    }

    @Test
    void answerGivenElsewhereGoesNowhere() {
        var conversation = written("سلام");
        var answer = shop.acting(() -> conversations.answer(conversation, "به تلفن گفتم", NOON.plusSeconds(60)));
        assertThat(shop.acting(() -> sendings.of(List.of(answer)))).isEqualTo(Map.of());
    }

    private Message sentWith(UUID conversation, Outcome outcome) {
        return shop.acting(() -> {
            var answer = conversations.answer(conversation, "پاسخ");
            carrier.answer("message/" + answer.id(), _ -> outcome);
            deliveries.again(sendings.of(answer).orElseThrow().id());
            return answer;
        });
    }

    private Message answered(UUID conversation, String text) {
        return shop.acting(() -> conversations.answer(conversation, text));
    }

    private void takeBack(UUID conversation, Message answer) {
        shop.run(() -> sendings.takeBack(conversation, answer.id()));
    }

    private Delivery delivery(Message answer) {
        return shop.acting(() -> sendings.of(answer).orElseThrow());
    }

    private Conversation get(UUID conversation) {
        return shop.acting(() -> conversations.get(conversation));
    }

    private List<String> texts(UUID conversation) {
        return shop.acting(() -> conversations.messages(conversation, Integer.MAX_VALUE, true)).stream()
                .map(Message::text)
                .toList();
    }

    private UUID written(String text) {
        return shop.acting(() -> {
            var person = new Person("علی", "", List.of(customers.handle(HandleKind.MOBILE, "09123456789")));
            return intake.take(
                    TestCarrier.CHANNEL,
                    UUID.randomUUID().toString(),
                    new Incoming(Optional.of(person), Optional.empty(), "تماس", text, NOON));
        });
    }

    private void writesAgain(UUID conversation, String text, Instant at) {
        shop.run(() -> intake.take(
                TestCarrier.CHANNEL,
                UUID.randomUUID().toString(),
                new Incoming(Optional.empty(), Optional.of(conversation), "", text, at)));
    }
}
