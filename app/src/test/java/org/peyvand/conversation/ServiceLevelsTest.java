package org.peyvand.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.peyvand.conversation.db.Tables.CONVERSATION;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.peyvand.PeyvandTest;
import org.peyvand.TestClock;
import org.peyvand.calendar.Shift;
import org.peyvand.calendar.SpecialDay;
import org.peyvand.conversation.InboxView.View;
import org.peyvand.conversation.level.Kind;
import org.peyvand.conversation.level.LevelReport;
import org.peyvand.conversation.level.Rule;
import org.peyvand.conversation.level.Rules;
import org.peyvand.conversation.level.Timer;
import org.peyvand.conversation.level.Timer.State;
import org.peyvand.conversation.level.Timers;
import org.peyvand.customer.CustomerDetails;
import org.peyvand.customer.Customers;
import org.peyvand.customer.HandleKind;
import org.peyvand.customer.Person;
import org.peyvand.customer.Standing;
import org.peyvand.customer.Standings;
import org.peyvand.web.Refused;
import org.peyvand.workspace.Acting;
import org.peyvand.workspace.HolidayTable;
import org.peyvand.workspace.Role;
import org.peyvand.workspace.TestWorkspace;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** What the business promised is counted from what really happened, and told before it is broken. */
@PeyvandTest
class ServiceLevelsTest {

    /** A Saturday morning, an hour after opening. */
    private static final Instant TEN = at("2025-11-22T10:00");

    @Autowired
    Intake intake;

    @Autowired
    Conversations conversations;

    @Autowired
    Handling handling;

    @Autowired
    Inbox inbox;

    @Autowired
    Rules rules;

    @Autowired
    Timers timers;

    @Autowired
    LevelReport report;

    @Autowired
    Customers customers;

    @Autowired
    Standings standings;

    @Autowired
    HolidayTable holidays;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    TestClock clock;

    @Autowired
    DSLContext db;

    private TestWorkspace shop;

    @BeforeEach
    void open() {
        shop = TestWorkspace.create();
        clock.set(TEN);
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(ZoneId.of("Asia/Tehran")).toInstant();
    }

    @Test
    void withoutRulesNothingIsPromised() {
        shop.run(() -> {
            var id = writes("09120000001");
            assertThat(timers.of(id)).isEmpty();
            assertThat(conversations.get(id).due()).isEmpty();
        });
    }

    @Test
    void firstAnswerAndSolutionRunFromTheFirstMessage() {
        shop.run(() -> {
            promise("همه", 4, 2, 16);
            var id = writes("09120000001");
            assertThat(dueTimes(id))
                    .containsOnly(
                            Map.entry(Kind.FIRST_ANSWER, at("2025-11-22T14:00")),
                            Map.entry(Kind.SOLVED, at("2025-11-24T10:00")));
            assertThat(conversations.get(id).due().orElseThrow().at()).isEqualTo(at("2025-11-22T14:00"));
            later("2025-11-22T11:00");
            writesAgain(id);
            assertThat(dueTimes(id)).containsEntry(Kind.FIRST_ANSWER, at("2025-11-22T14:00"));
        });
    }

    @Test
    void answerKeepsThePromiseAndTheSolutionWaitsForTheCustomer() {
        shop.run(() -> {
            promise("همه", 4, 2, 16);
            var id = writes("09120000001");
            later("2025-11-22T12:00");
            conversations.answer(id, "بررسی می‌کنیم");
            assertThat(timer(id, Kind.FIRST_ANSWER).state()).isEqualTo(new State.Met(at("2025-11-22T12:00")));
            assertThat(timer(id, Kind.SOLVED).state())
                    .isEqualTo(new State.Paused(at("2025-11-22T12:00"), Duration.ofHours(14)));
            assertThat(conversations.get(id).due()).isEmpty();
            later("2025-11-25T10:00");
            writesAgain(id);
            assertThat(dueTimes(id))
                    .containsOnly(
                            Map.entry(Kind.NEXT_ANSWER, at("2025-11-25T12:00")),
                            Map.entry(Kind.SOLVED, at("2025-11-26T16:00")));
        });
    }

    /** The answer is the first one; what it did not know of is owed the next. */
    @Test
    void whoWroteAgainBeforeTheAnswerIsPromisedTheNextFromThenOn() {
        shop.run(() -> {
            promise("همه", 4, 2, 16);
            var id = writes("09120000001");
            later("2025-11-22T11:00");
            writesAgain(id);
            later("2025-11-22T11:30");
            conversations.answer(id, "بررسی می‌کنیم", "", List.of(), 1);
            assertThat(timer(id, Kind.FIRST_ANSWER).state()).isEqualTo(new State.Met(at("2025-11-22T11:30")));
            assertThat(dueTimes(id))
                    .containsOnly(
                            Map.entry(Kind.NEXT_ANSWER, at("2025-11-22T13:00")),
                            Map.entry(Kind.SOLVED, at("2025-11-24T10:00")));
        });
    }

    @Test
    void noteIsNoAnswer() {
        shop.run(() -> {
            promise("همه", 4, 2, 16);
            var id = writes("09120000001");
            conversations.note(id, "کسی هست؟");
            assertThat(timer(id, Kind.FIRST_ANSWER).isOpen()).isTrue();
        });
    }

    @Test
    void snoozeStopsTheSolutionOnlyWhereTheCustomerOwesTheAnswer() {
        shop.run(() -> {
            promise("همه", 4, 2, 16);
            var waits = writes("09120000001");
            var answered = writes("09120000002");
            conversations.answer(answered, "چه مدلی؟");
            for (var id : List.of(waits, answered)) handling.snooze(id, at("2025-11-24T09:00"));
            assertThat(timer(waits, Kind.SOLVED).running()).isPresent();
            assertThat(timer(waits, Kind.FIRST_ANSWER).running()).isPresent();
            assertThat(timer(answered, Kind.SOLVED).running()).isEmpty();
            later("2025-11-24T09:00");
            handling.wake(answered);
            assertThat(timer(answered, Kind.SOLVED).running()).isPresent();
        });
    }

    @ParameterizedTest
    @CsvSource({"SOLVED, true", "OTHER, true", "NO_ANSWER_NEEDED, false", "DUPLICATE, false", "SPAM, false"})
    void whatNeededNoAnswerIsNeitherKeptNorBroken(CloseReason reason, boolean kept) {
        shop.run(() -> {
            promise("همه", 4, 2, 16);
            var id = writes("09120000001");
            later("2025-11-22T11:00");
            handling.close(id, reason);
            assertThat(timers.of(id))
                    .hasSize(2)
                    .extracting(Timer::state)
                    .allSatisfy(
                            state -> assertThat(state).isInstanceOf(kept ? State.Met.class : State.Withdrawn.class));
            assertThat(conversations.get(id).due()).isEmpty();
        });
    }

    @Test
    void reopenedConversationIsPromisedAnew() {
        shop.run(() -> {
            promise("همه", 4, 2, 16);
            var id = writes("09120000001");
            conversations.answer(id, "درست شد");
            handling.close(id, CloseReason.SOLVED);
            later("2025-11-24T10:00");
            writesAgain(id);
            assertThat(dueTimes(id))
                    .containsOnly(
                            Map.entry(Kind.NEXT_ANSWER, at("2025-11-24T12:00")),
                            Map.entry(Kind.SOLVED, at("2025-11-26T10:00")));
        });
    }

    @Test
    void brokenPromiseStaysBrokenWhateverComesLater() {
        shop.run(() -> {
            promise("همه", 4, 2, 16);
            var id = writes("09120000001");
            later("2025-11-22T14:01");
            handling.look(id);
            assertThat(timer(id, Kind.FIRST_ANSWER).brokenAt()).contains(at("2025-11-22T14:00"));
            handling.close(id, CloseReason.SPAM);
            assertThat(timer(id, Kind.FIRST_ANSWER).brokenAt()).contains(at("2025-11-22T14:00"));
        });
    }

    @Test
    void firstRuleThatFitsCountsAndTheOrderCanBeChanged() {
        shop.run(() -> {
            promise("همه", 8, 8, 80);
            var forForms = new Rule(
                    Rules.newId(),
                    "فرم",
                    Optional.of("form"),
                    Optional.empty(),
                    Optional.empty(),
                    Map.of(Kind.FIRST_ANSWER, Duration.ofHours(1)));
            rules.add(forForms);
            assertThat(timer(writes("09120000001"), Kind.FIRST_ANSWER).promise().ruleName())
                    .isEqualTo("همه");
            rules.raise(forForms.id());
            var second = writes("09120000002");
            assertThat(timer(second, Kind.FIRST_ANSWER).promise().ruleName()).isEqualTo("فرم");
            assertThat(timers.of(second)).extracting(Timer::kind).containsExactly(Kind.FIRST_ANSWER);
        });
    }

    @Test
    void ruleCanAskWhatTheCustomerIsWorth() {
        shop.run(() -> {
            rules.add(new Rule(
                    Rules.newId(),
                    "خوب‌ها",
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(1_000_000L),
                    Map.of(Kind.FIRST_ANSWER, Duration.ofHours(1))));
            promise("همه", 8, 8, 80);
            var good = customers.create(
                    new CustomerDetails("مشتری 09120000001", "", Optional.empty()),
                    List.of(customers.handle(HandleKind.MOBILE, "09120000001")));
            var standing = new Standing(
                    2,
                    1_200_000,
                    1,
                    100_000,
                    0,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
            transaction.executeWithoutResult(_ -> standings.bought(List.of(good), _ -> Map.of(good, standing)));
            assertThat(timer(writes("09120000001"), Kind.FIRST_ANSWER).promise().ruleName())
                    .isEqualTo("خوب‌ها");
            assertThat(timer(writes("09120000002"), Kind.FIRST_ANSWER).promise().ruleName())
                    .isEqualTo("همه");
        });
    }

    @Test
    void anotherPriorityIsAnotherPromise() {
        shop.run(() -> {
            rules.add(new Rule(
                    Rules.newId(),
                    "فوری",
                    Optional.empty(),
                    Optional.of(Priority.URGENT.ordinal()),
                    Optional.empty(),
                    Map.of(Kind.FIRST_ANSWER, Duration.ofHours(2), Kind.SOLVED, Duration.ofHours(4))));
            promise("همه", 8, 8, 80);
            var id = writes("09120000001");
            later("2025-11-22T11:00");
            handling.prioritise(id, Priority.URGENT);
            assertThat(dueTimes(id))
                    .containsOnly(
                            Map.entry(Kind.FIRST_ANSWER, at("2025-11-22T12:00")),
                            Map.entry(Kind.SOLVED, at("2025-11-22T14:00")));
            assertThat(conversations.get(id).due().orElseThrow().at()).isEqualTo(at("2025-11-22T12:00"));
        });
    }

    @Test
    void changedRulesAndHoursRewriteNothing() {
        shop.run(() -> {
            var rule = promise("همه", 4, 2, 16);
            var id = writes("09120000001");
            rules.change(new Rule(
                    rule,
                    "سخت‌گیر",
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Map.of(Kind.FIRST_ANSWER, Duration.ofMinutes(5))));
            holidays.put(
                    at("2025-11-22T00:00").atZone(ZoneId.of("Asia/Tehran")).toLocalDate(),
                    SpecialDay.closedHoliday("تعطیل"));
            handling.look(id);
            var timer = timer(id, Kind.FIRST_ANSWER);
            assertThat(timer.promise().ruleName()).isEqualTo("همه");
            assertThat(timer.running().orElseThrow().dueAt()).isEqualTo(at("2025-11-22T14:00"));
            rules.remove(rule);
            handling.look(id);
            assertThat(timer(id, Kind.FIRST_ANSWER)).isEqualTo(timer);
        });
    }

    @Test
    void dueSoonComesByItsTimeAndIsCountedOnceAQuarterIsLeft() {
        shop.run(() -> {
            promise("همه", 4, 2, 16);
            var first = writes("09120000001");
            later("2025-11-22T10:30");
            var second = writes("09120000002");
            var answered = writes("09120000003");
            conversations.answer(answered, "بفرمایید");
            assertThat(inbox.page(new InboxView(View.DUE, InboxView.Order.DUE, Optional.empty()))
                            .conversations())
                    .extracting(Conversation::id)
                    .containsExactly(first, second);
            assertThat(inbox.counts()).containsEntry(View.DUE, 0);
            later("2025-11-22T13:10");
            assertThat(inbox.counts()).containsEntry(View.DUE, 1);
            later("2025-11-22T14:10");
            assertThat(inbox.due(at("2025-11-23T00:00"))).isEqualTo(new Inbox.DueCounts(1, 1));
            assertThat(conversations.get(first).due().orElseThrow().nearness(clock.instant()))
                    .isEqualTo(Due.Nearness.BROKEN);
        });
    }

    @Test
    void reportCountsWhatWasDecidedInTheMonthByRuleAndKind() {
        shop.run(() -> {
            promise("همه", 4, 2, 16);
            var kept = writes("09120000001");
            var broken = writes("09120000002");
            later("2025-11-22T12:00");
            conversations.answer(kept, "بله");
            later("2025-11-23T12:00");
            conversations.answer(broken, "ببخشید");
            assertThat(report.shares(at("2025-11-22T00:00"), at("2025-12-22T00:00")))
                    .containsExactly(new LevelReport.Share("همه", Kind.FIRST_ANSWER, 1, 1));
            assertThat(report.broken(at("2025-11-22T00:00"), at("2025-12-22T00:00"), Optional.empty())
                            .broken())
                    .extracting(one -> one.conversation().id())
                    .containsExactly(broken);
            assertThat(report.shares(at("2025-12-22T00:00"), at("2026-01-21T00:00")))
                    .isEmpty();
        });
    }

    @Test
    void answerTakenBackIsNone() {
        shop.run(() -> {
            promise("همه", 4, 2, 16);
            var id = writes("09120000001");
            var waiting = conversations.get(id).waitingSince().orElseThrow();
            conversations.answer(id, "اشتباه");
            transaction.executeWithoutResult(_ -> takenBack(id, waiting));
            handling.look(id);
            assertThat(dueTimes(id)).containsEntry(Kind.FIRST_ANSWER, at("2025-11-22T14:00"));
            assertThat(timer(id, Kind.SOLVED).running()).isPresent();
        });
    }

    private void takenBack(UUID id, Instant waiting) {
        db.update(CONVERSATION)
                .set(CONVERSATION.STATE, "open")
                .set(CONVERSATION.WAITING_SINCE, waiting.atOffset(ZoneOffset.UTC))
                .where(CONVERSATION.CONVERSATION_ID.eq(id))
                .execute();
    }

    @Test
    void screensAreToldWhenTheTimeComes() throws InterruptedException {
        clock.reset();
        var id = shop.acting(() -> {
            holidays.put(LocalDate.now(ZoneId.of("Asia/Tehran")).minusDays(1), openAllDay());
            holidays.put(LocalDate.now(ZoneId.of("Asia/Tehran")), openAllDay());
            holidays.put(LocalDate.now(ZoneId.of("Asia/Tehran")).plusDays(1), openAllDay());
            rules.add(new Rule(
                    Rules.newId(),
                    "همین حالا",
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Map.of(Kind.FIRST_ANSWER, Duration.ofSeconds(1))));
            return writes("09120000001");
        });
        for (int i = 0; i < 600; i++) {
            if (shop.acting(() -> timer(id, Kind.FIRST_ANSWER)).brokenAt().isPresent()) return;
            Thread.sleep(100);
        }
        throw new AssertionError("Nobody looked at the promise when it was due");
    }

    private static SpecialDay openAllDay() {
        return SpecialDay.otherHours("", List.of(Shift.of(0, 24)));
    }

    @Test
    void onlyWhoSetsTheBusinessUpChangesTheRules() {
        Acting.run(
                shop.join(Role.AGENT).actor(),
                () -> assertThatThrownBy(() -> promise("من", 1, 1, 1)).isInstanceOf(Refused.class));
    }

    private UUID promise(String name, int first, int next, int solved) {
        var rule = new Rule(
                Rules.newId(),
                name,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of(
                        Kind.FIRST_ANSWER, Duration.ofHours(first),
                        Kind.NEXT_ANSWER, Duration.ofHours(next),
                        Kind.SOLVED, Duration.ofHours(solved)));
        rules.add(rule);
        return rule.id();
    }

    private void later(String local) {
        clock.set(at(local));
    }

    private Timer timer(UUID conversation, Kind kind) {
        return timers.of(conversation).stream()
                .filter(timer -> timer.kind() == kind)
                .findFirst()
                .orElseThrow();
    }

    private Map<Kind, Instant> dueTimes(UUID conversation) {
        return timers.of(conversation).stream()
                .filter(timer -> timer.running().isPresent())
                .collect(Collectors.toMap(
                        Timer::kind, timer -> timer.running().orElseThrow().dueAt()));
    }

    private UUID writes(String mobile) {
        var person = new Person("مشتری " + mobile, "", List.of(customers.handle(HandleKind.MOBILE, mobile)));
        return take(new Incoming(Optional.of(person), Optional.empty(), "تماس", "سلام", clock.instant()));
    }

    private void writesAgain(UUID id) {
        take(new Incoming(Optional.empty(), Optional.of(id), "", "هنوز منتظرم", clock.instant()));
    }

    private UUID take(Incoming incoming) {
        return intake.take("form", UUID.randomUUID().toString(), incoming);
    }
}
