package org.peyvand.conversation.join;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.peyvand.PeyvandTest;
import org.peyvand.TestClient;
import org.peyvand.conversation.Conversation;
import org.peyvand.conversation.Conversations;
import org.peyvand.conversation.Handling;
import org.peyvand.conversation.Inbox;
import org.peyvand.conversation.InboxView;
import org.peyvand.conversation.Incoming;
import org.peyvand.conversation.Intake;
import org.peyvand.conversation.Message;
import org.peyvand.conversation.State;
import org.peyvand.conversation.level.Kind;
import org.peyvand.conversation.level.Rule;
import org.peyvand.conversation.level.Rules;
import org.peyvand.conversation.level.Timer;
import org.peyvand.conversation.level.Timers;
import org.peyvand.customer.Customers;
import org.peyvand.customer.HandleKind;
import org.peyvand.customer.Person;
import org.peyvand.delivery.TestCarrier;
import org.peyvand.web.Refused;
import org.peyvand.workspace.Acting;
import org.peyvand.workspace.Role;
import org.peyvand.workspace.Teams;
import org.peyvand.workspace.TestWorkspace;
import org.springframework.beans.factory.annotation.Autowired;

/** Two conversations become one and one becomes two: nothing is lost, nothing is there twice, nobody waits unseen. */
@PeyvandTest
class JoinsTest {

    @Autowired
    Intake intake;

    @Autowired
    Conversations conversations;

    @Autowired
    Handling handling;

    @Autowired
    Joins joins;

    @Autowired
    Rules rules;

    @Autowired
    Timers timers;

    @Autowired
    Customers customers;

    @Autowired
    Teams teams;

    @Autowired
    Inbox inbox;

    private TestWorkspace shop;
    private Instant at;
    private int said;

    @BeforeEach
    void open() {
        shop = TestWorkspace.create();
        at = Instant.now().minus(Duration.ofDays(9)).truncatedTo(ChronoUnit.SECONDS);
        var promised = Map.of(
                Kind.FIRST_ANSWER, Duration.ofHours(4),
                Kind.NEXT_ANSWER, Duration.ofHours(8),
                Kind.SOLVED, Duration.ofHours(40));
        shop.run(() -> rules.add(
                new Rule(Rules.newId(), "همه", Optional.empty(), Optional.empty(), Optional.empty(), promised)));
    }

    private Instant later() {
        at = at.plusSeconds(61);
        return at;
    }

    private UUID asks(String channel, Optional<UUID> continues, String text, String mobile) {
        return shop.acting(() -> {
            var person = new Person("مشتری " + mobile, "", List.of(customers.handle(HandleKind.MOBILE, mobile)));
            var who = continues.isPresent() ? Optional.<Person>empty() : Optional.of(person);
            return intake.take(
                    channel, UUID.randomUUID().toString(), new Incoming(who, continues, text, text, later()));
        });
    }

    private UUID asks(String text) {
        return asks(TestCarrier.CHANNEL, Optional.empty(), text, "09121112233");
    }

    private void goesOn(UUID conversation, String text) {
        asks(TestCarrier.CHANNEL, Optional.of(conversation), text, "09121112233");
    }

    private void answer(UUID conversation, String text) {
        Acting.run(shop.owner().actor(), () -> conversations.answer(conversation, text, later()));
    }

    private List<Message> messages(UUID conversation) {
        return shop.acting(() -> conversations.messages(conversation, Integer.MAX_VALUE, true));
    }

    private List<String> texts(UUID conversation) {
        return messages(conversation).stream().map(Message::text).toList();
    }

    private Conversation get(UUID conversation) {
        return shop.acting(() -> conversations.get(conversation));
    }

    private UUID split(UUID conversation, String... texts) {
        var chosen = messages(conversation).stream()
                .filter(message -> List.of(texts).contains(message.text()))
                .map(Message::id)
                .toList();
        return shop.acting(() -> joins.split(conversation, chosen, ""));
    }

    @Test
    void splitOffQuestionWaitsOnItsOwn() {
        var one = asks("باتری دارد؟");
        answer(one, "دارد");
        goesOn(one, "و پول سفارش قبلی‌ام؟");
        var other = split(one, "و پول سفارش قبلی‌ام؟");
        assertThat(texts(one)).containsExactly("باتری دارد؟", "دارد");
        assertThat(texts(other)).containsExactly("و پول سفارش قبلی‌ام؟");
        assertThat(get(one).state()).isEqualTo(State.WAITING);
        assertThat(get(one).waitingSince()).isEmpty();
        assertThat(get(one).lastText()).isEqualTo("دارد");
        assertThat(get(other).state()).isEqualTo(State.OPEN);
        assertThat(get(other).waitingSince()).contains(at);
        assertThat(get(other).customer()).isEqualTo(get(one).customer());
    }

    @Test
    void joinedConversationHoldsBothByTimeWithTheirTagsAndTheLongerWait() {
        var one = asks("یک");
        var other = asks("دو");
        var since = get(one).waitingSince();
        answer(other, "پاسخ دو");
        goesOn(one, "سه");
        shop.run(() -> {
            handling.tag(one, "الف");
            handling.tag(other, "ب");
            joins.join(other, one);
        });
        assertThat(texts(other)).containsExactly("یک", "دو", "پاسخ دو", "سه");
        assertThat(get(other).tags()).containsExactlyInAnyOrder("الف", "ب");
        assertThat(get(other).waitingSince()).isEqualTo(since);
        assertThat(get(other).state()).isEqualTo(State.OPEN);
        assertThat(messages(one)).isEmpty();
    }

    @Test
    void whatComesLaterToEitherStandsInTheJoinedOne() {
        var one = asks("یک");
        var other = asks("دو");
        var third = asks("سه");
        shop.run(() -> joins.join(other, one));
        shop.run(() -> joins.join(third, other));
        goesOn(one, "دیرتر");
        assertThat(texts(third)).containsExactly("یک", "دو", "سه", "دیرتر");
        var page = TestClient.member(shop.owner()).get("/inbox/" + one);
        assertThat(page.headers().firstValue("Location").orElse("")).endsWith("/inbox/" + third);
    }

    /** What was put off until then is not put off further, nor forgotten, by being joined. */
    @ParameterizedTest
    @CsvSource({"snoozed, waiting, OPEN", "snoozed, later, OPEN", "later, snoozed, SNOOZED", "waiting, snoozed, SNOOZED"
    })
    void whatWasPutOffComesBackNoLaterWhereItIsJoined(String from, String to, State joined) {
        var one = put(asks("یک"), from);
        var other = put(asks("دو"), to);
        shop.run(() -> joins.join(other, one));
        assertThat(get(other).state()).isEqualTo(joined);
    }

    private UUID put(UUID conversation, String how) {
        if (how.equals("waiting")) answer(conversation, "پاسخ");
        else {
            var days = how.equals("later") ? 9 : 2;
            shop.run(() -> handling.snooze(conversation, Instant.now().plus(Duration.ofDays(days))));
        }
        return conversation;
    }

    @Test
    void joinedConversationIsInNoList() {
        var one = asks("یک");
        var other = asks("دو");
        shop.run(() -> joins.join(other, one));
        for (var view : InboxView.View.values()) {
            var shown = new InboxView(view, InboxView.Order.NEWEST, Optional.empty());
            shop.run(() -> assertThat(inbox.page(shown).conversations())
                    .extracting(Conversation::id)
                    .doesNotContain(one));
        }
    }

    @Test
    void joiningIsUndoneAndWhatCameMeanwhileStays() {
        var one = asks("یک");
        var other = asks("دو");
        answer(other, "پاسخ دو");
        var before = get(one).waitingSince();
        shop.run(() -> joins.join(other, one));
        goesOn(other, "دیرتر");
        shop.run(() -> joins.separate(other, one));
        assertThat(texts(one)).containsExactly("یک");
        assertThat(texts(other)).containsExactly("دو", "پاسخ دو", "دیرتر");
        assertThat(get(one).waitingSince()).isEqualTo(before);
        assertThat(get(one).state()).isEqualTo(State.OPEN);
        goesOn(one, "باز هم یک");
        assertThat(texts(one)).containsExactly("یک", "باز هم یک");
    }

    @Test
    void messagesOfAnotherCustomerSayWhoseTheyAre() {
        var one = asks("یک");
        var other = asks(TestCarrier.CHANNEL, Optional.empty(), "دو", "09123334455");
        var member = TestClient.member(shop.owner());
        var asked = member.post("/inbox/" + one + "/join", Map.of("address", "http://x/inbox/" + other));
        assertThat(asked.body()).contains("مشتری 09123334455");
        assertThat(texts(one)).containsExactly("یک");
        member.post("/inbox/" + one + "/join", Map.of("other", other.toString(), "sure", "true"));
        assertThat(messages(one)).extracting(Message::author).containsExactly("", "مشتری 09123334455");
    }

    @ParameterizedTest
    @ValueSource(strings = {"form", "chat"})
    void whoReadsTheirTalkHereKeepsItAsItIs(String channel) {
        var one = asks(channel, Optional.empty(), "یک", "09121112233");
        asks(channel, Optional.of(one), "دو", "09121112233");
        var mail = asks("سه");
        assertThatThrownBy(() -> split(one, "دو")).isInstanceOf(Refused.class);
        for (var pair : List.of(List.of(one, mail), List.of(mail, one))) {
            assertThatThrownBy(() -> shop.run(() -> joins.join(pair.getFirst(), pair.getLast())))
                    .isInstanceOf(Refused.class);
        }
        assertThat(texts(one)).containsExactly("یک", "دو");
    }

    @Test
    void nothingOfAClosedTeamGetsOutByJoining() {
        var one = asks("یک");
        var secret = asks("دو");
        var team = shop.acting(() ->
                teams.add("محرمانه", true, List.of(shop.owner().actor().id().orElseThrow())));
        shop.run(() -> handling.handTo(secret, Optional.of(team)));
        assertThatThrownBy(() -> shop.run(() -> joins.join(one, secret))).isInstanceOf(Refused.class);
        var outsider = shop.join(Role.AGENT).actor();
        assertThatThrownBy(() -> Acting.run(outsider, () -> joins.join(secret, one)))
                .isInstanceOf(Refused.class);
    }

    @Test
    void noConversationIsLeftWithoutAWord() {
        var one = asks("یک");
        shop.run(() -> conversations.note(one, "یادداشت"));
        assertThatThrownBy(() -> split(one, "یک")).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> split(one, "یادداشت")).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> split(one)).isInstanceOf(Refused.class);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void whateverIsSplitAndJoinedAllIsThereOnceAndTheWaitIsTheSame(long seed) {
        var chance = new Random(seed);
        var all = new ArrayList<UUID>();
        var expected = new ArrayList<String>();
        for (int i = 0; i < 3; i++) all.add(asks(word(expected)));
        for (int step = 0; step < 25; step++) {
            var waited = waits(all);
            if (chance.nextBoolean()) speak(all.get(chance.nextInt(all.size())), chance, expected);
            else {
                move(all, chance);
                assertThat(waits(all).isEmpty()).isEqualTo(waited.isEmpty());
                assertThat(waits(all).stream().min(Instant::compareTo))
                        .isEqualTo(waited.stream().min(Instant::compareTo));
            }
            check(all, expected);
        }
    }

    private String word(List<String> expected) {
        var word = "پیام " + ++said;
        expected.add(word);
        return word;
    }

    private void speak(UUID conversation, Random chance, List<String> expected) {
        switch (chance.nextInt(3)) {
            case 0 -> goesOn(conversation, word(expected));
            case 1 -> answer(shop.acting(() -> conversations.now(conversation)), word(expected));
            default -> {
                var word = word(expected);
                shop.run(() -> conversations.note(conversations.now(conversation), word, later()));
            }
        }
    }

    private void move(List<UUID> all, Random chance) {
        var one = all.get(chance.nextInt(all.size()));
        var other = all.get(chance.nextInt(all.size()));
        try {
            switch (chance.nextInt(3)) {
                case 0 -> {
                    var ids = new ArrayList<>(
                            messages(one).stream().map(Message::id).toList());
                    Collections.shuffle(ids, chance);
                    var some = ids.subList(0, ids.size() / 2);
                    all.add(shop.acting(() -> joins.split(one, some, "")));
                }
                case 1 -> shop.run(() -> joins.join(one, other));
                default ->
                    shop.run(() -> joins.joinedTo(one).stream()
                            .findFirst()
                            .ifPresent(joined -> joins.separate(one, joined.id())));
            }
        } catch (Refused nothingToDo) {
            assertThat(nothingToDo.key()).startsWith("join.refused.");
        }
    }

    private List<Instant> waits(List<UUID> all) {
        return all.stream().flatMap(id -> get(id).waitingSince().stream()).toList();
    }

    private void check(List<UUID> all, List<String> expected) {
        var found = new ArrayList<String>();
        for (var id : all) {
            var conversation = get(id);
            var messages = messages(id);
            messages.forEach(message -> found.add(message.text()));
            assertThat(conversation.messages()).isEqualTo(messages.size());
            assertThat(messages)
                    .extracting(Message::number)
                    .containsExactlyElementsOf(
                            IntStream.rangeClosed(1, messages.size()).boxed().toList());
            messages.stream()
                    .filter(message -> message.kind() != Message.Kind.NOTE)
                    .reduce((_, last) -> last)
                    .ifPresent(last -> assertThat(conversation.lastText()).isEqualTo(last.text()));
            var running = shop.acting(() -> timers.of(id)).stream()
                    .filter(timer -> timer.isOpen() && timer.kind() != Kind.SOLVED)
                    .map(Timer::startedAt)
                    .toList();
            assertThat(running)
                    .containsExactlyElementsOf(
                            conversation.waitingSince().stream().toList());
            assertThat(conversation.state() == State.OPEN)
                    .isEqualTo(conversation.waitingSince().isPresent());
        }
        assertThat(found).containsExactlyInAnyOrderElementsOf(expected);
    }
}
