package org.peyvand.conversation.note;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.peyvand.PeyvandTest;
import org.peyvand.TestClient;
import org.peyvand.conversation.Asked;
import org.peyvand.conversation.Conversation;
import org.peyvand.conversation.Conversations;
import org.peyvand.conversation.Handling;
import org.peyvand.conversation.Incoming;
import org.peyvand.conversation.Inquiries;
import org.peyvand.conversation.Inquiry;
import org.peyvand.conversation.Intake;
import org.peyvand.conversation.Message;
import org.peyvand.conversation.State;
import org.peyvand.conversation.answer.Drafts;
import org.peyvand.conversation.level.Kind;
import org.peyvand.conversation.level.Rule;
import org.peyvand.conversation.level.Rules;
import org.peyvand.conversation.level.Timer;
import org.peyvand.conversation.level.Timers;
import org.peyvand.conversation.note.OpenInquiries.Side;
import org.peyvand.web.Refused;
import org.peyvand.workspace.Acting;
import org.peyvand.workspace.Actor;
import org.peyvand.workspace.Role;
import org.peyvand.workspace.Teams;
import org.peyvand.workspace.TestWorkspace;
import org.springframework.beans.factory.annotation.Autowired;

/** While the customer waits, somebody who knows is asked; the answer comes back, and nobody else hears of either. */
@PeyvandTest
class InquiriesTest {

    @Autowired
    Intake intake;

    @Autowired
    Conversations conversations;

    @Autowired
    Inquiries questions;

    @Autowired
    OpenInquiries open;

    @Autowired
    Handling handling;

    @Autowired
    Mentions mentions;

    @Autowired
    Rules rules;

    @Autowired
    Timers timers;

    @Autowired
    Drafts drafts;

    @Autowired
    Teams teams;

    private TestWorkspace shop;
    private TestWorkspace.Person sara;
    private TestWorkspace.Person reza;
    private UUID conversation;

    @BeforeEach
    void begin() {
        shop = TestWorkspace.create();
        sara = shop.join(Role.AGENT);
        reza = shop.join(Role.AGENT);
        shop.run(() -> rules.add(new Rule(
                Rules.newId(),
                "همه",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of(Kind.FIRST_ANSWER, Duration.ofHours(4)))));
        conversation = shop.acting(() -> intake.take(
                "form",
                UUID.randomUUID().toString(),
                new Incoming(Optional.empty(), Optional.empty(), "", "باتری دارد؟", Instant.now())));
    }

    private UUID ask(Actor who, Asked whom) {
        return Acting.as(
                who,
                () -> questions.ask(conversation, whom, "مدل ۲۰ باتری دارد؟").id());
    }

    private static Asked member(TestWorkspace.Person person) {
        return new Asked.Member(id(person.actor()));
    }

    private static UUID id(Actor actor) {
        return actor.id().orElseThrow();
    }

    private List<Inquiry> asked(Actor of, Side side) {
        return Acting.as(
                of,
                () -> open.page(side, Optional.empty()).asked().stream()
                        .map(OpenInquiries.Line::question)
                        .toList());
    }

    private Conversation now() {
        return shop.acting(() -> conversations.get(conversation));
    }

    @Test
    void colleagueFindsItAndItsAnswerComesBackToWhoeverAsked() {
        var question = ask(sara.actor(), member(reza));
        assertThat(asked(reza.actor(), Side.OF_ME)).extracting(Inquiry::id).containsExactly(question);
        assertThat(asked(sara.actor(), Side.OF_ME)).isEmpty();
        assertThat(asked(sara.actor(), Side.BY_ME)).extracting(Inquiry::id).containsExactly(question);
        Acting.run(reza.actor(), () -> assertThat(open.ofMe()).isEqualTo(1));

        var answer = Acting.as(reza.actor(), () -> questions.answer(conversation, question, "بله، دو قلمی"));
        assertThat(answer.kind()).isEqualTo(Message.Kind.NOTE);
        assertThat(answer.answers()).contains(question);
        assertThat(asked(reza.actor(), Side.OF_ME)).isEmpty();
        assertThat(asked(sara.actor(), Side.BY_ME)).isEmpty();
        Acting.run(sara.actor(), () -> assertThat(mentions.unread()).isEqualTo(1));
        Acting.run(reza.actor(), () -> assertThat(mentions.unread()).isZero());
    }

    @Test
    void whatWasPromisedToTheCustomerRunsOn() {
        var before = now();
        var question = ask(sara.actor(), member(reza));
        Acting.run(reza.actor(), () -> questions.answer(conversation, question, "بله"));
        var after = now();
        assertThat(after.due()).isPresent().isEqualTo(before.due());
        assertThat(after.waitingSince()).isPresent().isEqualTo(before.waitingSince());
        assertThat(after.state()).isEqualTo(State.OPEN);
        assertThat(after.assignee()).isEmpty();
        assertThat(after.lastText()).isEqualTo("باتری دارد؟");
    }

    @Test
    void customerSeesNeitherQuestionNorAnswer() {
        var question = ask(sara.actor(), member(reza));
        Acting.run(reza.actor(), () -> questions.answer(conversation, question, "بله"));
        shop.run(() -> assertThat(conversations.after(conversation, 0))
                .extracting(Message::text)
                .containsExactly("باتری دارد؟"));
    }

    @Test
    void questionToATeamIsForEveryoneInItAndSettledByTheFirstAnswer() {
        var team = shop.acting(() -> teams.add("فنی", false, List.of(id(sara.actor()), id(reza.actor()))));
        var question = ask(shop.owner().actor(), new Asked.Team(team));
        for (var one : List.of(sara, reza))
            assertThat(asked(one.actor(), Side.OF_ME)).hasSize(1);
        Acting.run(reza.actor(), () -> questions.answer(conversation, question, "بله"));
        for (var one : List.of(sara, reza))
            assertThat(asked(one.actor(), Side.OF_ME)).isEmpty();
        Acting.run(sara.actor(), () -> questions.answer(conversation, question, "من هم دیدم"));
        shop.run(() -> assertThat(conversations.messages(conversation, Integer.MAX_VALUE, true))
                .filteredOn(message -> message.answers().equals(Optional.of(question)))
                .hasSize(2));
    }

    @Test
    void nobodyOutsideAClosedTeamIsAsked() {
        var team = shop.acting(() -> teams.add("محرمانه", true, List.of(id(sara.actor()))));
        var others = shop.acting(() -> teams.add("دیگران", false, List.of(id(reza.actor()))));
        shop.run(() -> handling.handTo(conversation, Optional.of(team)));
        for (var outsider : List.of(member(reza), new Asked.Team(others))) {
            assertThatThrownBy(() -> ask(sara.actor(), outsider)).isInstanceOf(Refused.class);
        }
        assertThat(ask(shop.owner().actor(), member(sara))).isNotNull();
    }

    @Test
    void questionGoesOutOfSightWithItsConversation() {
        var question = ask(sara.actor(), member(reza));
        var team = shop.acting(() -> teams.add("محرمانه", true, List.of(id(sara.actor()))));
        shop.run(() -> handling.handTo(conversation, Optional.of(team)));
        assertThat(asked(reza.actor(), Side.OF_ME)).isEmpty();
        Acting.run(reza.actor(), () -> {
            assertThat(open.ofMe()).isZero();
            assertThatThrownBy(() -> questions.answer(conversation, question, "بله"))
                    .isInstanceOf(Refused.class);
        });
    }

    @Test
    void whoCannotAnswerIsNotAsked() {
        var analyst = shop.join(Role.ANALYST);
        assertThatThrownBy(() -> ask(sara.actor(), member(analyst))).isInstanceOf(Refused.class);
    }

    @Test
    void colleagueOfAnotherBusinessIsNobody() {
        var stranger = TestWorkspace.create().join(Role.AGENT);
        assertThatThrownBy(() -> ask(sara.actor(), member(stranger))).isInstanceOf(Refused.class);
    }

    @Test
    void withdrawnQuestionWaitsForNobody() {
        var question = ask(sara.actor(), member(reza));
        Acting.run(sara.actor(), () -> questions.withdraw(conversation, question));
        assertThat(asked(reza.actor(), Side.OF_ME)).isEmpty();
        Acting.run(
                reza.actor(),
                () -> assertThatThrownBy(() -> questions.answer(conversation, question, "بله"))
                        .isInstanceOf(Refused.class));
    }

    @Test
    void questionOfAnotherConversationIsNoneOfThisOne() {
        var question = ask(sara.actor(), member(reza));
        var other = shop.acting(() -> intake.take(
                "form",
                UUID.randomUUID().toString(),
                new Incoming(Optional.empty(), Optional.empty(), "", "دیگر", Instant.now())));
        shop.run(() -> assertThatThrownBy(() -> questions.answer(other, question, "بله"))
                .isInstanceOf(Refused.class));
    }

    @Test
    void customerIsToldOnlyWhereThatIsLeftTicked() {
        var member = TestClient.member(sara);
        var form =
                Map.of("way", "member", "member", id(reza.actor()).toString(), "text", "باتری؟", "telling", "می‌پرسیم");
        member.post("/inbox/" + conversation + "/ask", form);
        assertThat(now().state()).isEqualTo(State.OPEN);
        var told = new HashMap<>(form);
        told.put("tell", "true");
        member.post("/inbox/" + conversation + "/ask", told);
        assertThat(now().lastText()).isEqualTo("می‌پرسیم");
        assertThat(now().assignee()).isEqualTo(sara.actor().id());
    }

    /** It is ours to answer: in the list of those who wait for us, by its promises, and when the answer has come back too. */
    @Test
    void whoWasToldThatTheAnswerIsComingGoesOnWaitingForIt() {
        shop.run(() -> {
            for (var rule : rules.all()) rules.remove(rule.id());
            var promised = Map.of(
                    Kind.FIRST_ANSWER, Duration.ofHours(4),
                    Kind.NEXT_ANSWER, Duration.ofHours(8),
                    Kind.SOLVED, Duration.ofHours(40));
            rules.add(new Rule(Rules.newId(), "همه", Optional.empty(), Optional.empty(), Optional.empty(), promised));
            conversation = intake.take(
                    "form",
                    UUID.randomUUID().toString(),
                    new Incoming(Optional.empty(), Optional.empty(), "", "باتری دارد؟", Instant.now()));
        });
        var form = Map.of(
                "way",
                "member",
                "member",
                id(reza.actor()).toString(),
                "text",
                "؟",
                "telling",
                "می‌پرسیم",
                "tell",
                "true");
        Acting.run(sara.actor(), () -> drafts.save(conversation, Message.Kind.OUTBOUND, "نیمه‌کاره"));
        TestClient.member(sara).post("/inbox/" + conversation + "/ask", form);
        assertThat(now().lastText()).isEqualTo("می‌پرسیم");
        assertThat(Acting.as(sara.actor(), () -> drafts.mine(conversation)))
                .containsEntry(Message.Kind.OUTBOUND, "نیمه‌کاره");
        assertThat(now().state()).isEqualTo(State.OPEN);
        assertThat(now().waitingSince()).isPresent();
        assertThat(shop.acting(() -> timers.of(conversation)))
                .filteredOn(timer -> timer.running().isPresent())
                .extracting(Timer::kind)
                .containsExactlyInAnyOrder(Kind.NEXT_ANSWER, Kind.SOLVED);
        var question = asked(reza.actor(), Side.OF_ME).getFirst().id();
        Acting.run(reza.actor(), () -> questions.answer(conversation, question, "بله"));
        assertThat(now().state()).isEqualTo(State.OPEN);
        Acting.run(sara.actor(), () -> conversations.answer(conversation, "بله، دو قلمی"));
        assertThat(now().state()).isEqualTo(State.WAITING);
    }

    @Test
    void questionThatCannotBePutIsKeptAndTheCustomerIsNotTold() {
        var member = TestClient.member(sara);
        member.post(
                "/inbox/" + conversation + "/ask",
                Map.of("way", "outside", "text", "باتری؟", "tell", "true", "telling", "می‌پرسیم"));
        assertThat(now().messages()).isEqualTo(1);
        assertThat(member.get("/inbox/" + conversation).body()).contains(">باتری؟</textarea>");
    }

    @Test
    void answerIsReadyForTheCustomerAndForAnArticle() {
        var question = ask(sara.actor(), member(reza));
        var colleague = TestClient.member(reza);
        assertThat(colleague.get("/inbox/asked").body()).contains("مدل ۲۰ باتری دارد؟", question.toString());
        colleague.post("/inbox/" + conversation + "/questions/" + question + "/answer", Map.of("text", "دو قلمی"));
        var page = TestClient.member(sara).get("/inbox/" + conversation).body();
        assertThat(page).contains("data-insert=\"answer\" data-text=\"دو قلمی\"");
        assertThat(page).contains("name=\"title\" value=\"مدل ۲۰ باتری دارد؟\"", "name=\"body\" value=\"دو قلمی\"");
    }
}
