package org.peyvand.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.peyvand.channel.chat.Chat;
import org.peyvand.channel.chat.Chats;
import org.peyvand.channel.form.Form;
import org.peyvand.channel.form.Forms;
import org.peyvand.conversation.Asked;
import org.peyvand.conversation.CannedAnswers;
import org.peyvand.conversation.CloseReason;
import org.peyvand.conversation.Conversations;
import org.peyvand.conversation.Handling;
import org.peyvand.conversation.Incoming;
import org.peyvand.conversation.Inquiries;
import org.peyvand.conversation.Intake;
import org.peyvand.conversation.Priority;
import org.peyvand.conversation.UsualLevels;
import org.peyvand.customer.Customers;
import org.peyvand.customer.HandleKind;
import org.peyvand.customer.Person;
import org.peyvand.demo.Talks.Talk;
import org.peyvand.web.Language;
import org.peyvand.workspace.Acting;
import org.peyvand.workspace.Actor;
import org.peyvand.workspace.Members;
import org.peyvand.workspace.Role;
import org.peyvand.workspace.Teams;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** The made-up shop's inbox: the last four weeks of what its customers wrote, drawn from a fixed seed. */
@Component
@ConditionalOnProperty("peyvand.demo")
class DemoInbox {

    private static final long SEED = 1405;
    private static final String FORM = "form";
    private static final String CHAT = "chat";
    private static final int EVERY_THIRD = 3;

    /** What was written a second time came that much earlier. */
    private static final int AGAIN_HOURS = 2;

    private static final int TWICE = 2;

    private final Forms forms;
    private final Chats chats;
    private final Intake intake;
    private final Conversations conversations;
    private final Handling handling;
    private final CannedAnswers canned;
    private final Members members;
    private final Customers customers;
    private final Inquiries inquiries;
    private final UsualLevels levels;
    private final Teams teams;
    private final Clock clock;

    DemoInbox(
            Forms forms,
            Chats chats,
            Intake intake,
            Conversations conversations,
            Handling handling,
            CannedAnswers canned,
            Members members,
            Customers customers,
            Inquiries inquiries,
            UsualLevels levels,
            Teams teams,
            Clock clock) {
        this.forms = forms;
        this.chats = chats;
        this.intake = intake;
        this.conversations = conversations;
        this.handling = handling;
        this.canned = canned;
        this.members = members;
        this.customers = customers;
        this.inquiries = inquiries;
        this.levels = levels;
        this.teams = teams;
        this.clock = clock;
    }

    /** Fills the inbox with what these customers wrote, in the caller's transaction. */
    void fill(List<MadeUpCustomer> shop) {
        forms.add(form(Talks.CONTACT, "هر پرسشی دارید بنویسید؛ در ساعت کاری همان روز پاسخ می‌دهیم."));
        forms.add(form(Talks.COMPLAINT, "از چیزی ناراضی هستید؟ بگویید تا درستش کنیم."));
        chats.change(new Chat(true, "", "سلام! از قهوه و چای هر چه می‌خواهید بپرسید.", "#7b4a2d", List.of(), true));
        canned.add(
                "در حال پیگیری",
                "سلام {name} گرامی، پیگیر سفارش شما هستیم و تا پایان امروز خبر می‌دهیم. {agent}، {business}");
        canned.add(
                "پوزش از دیرکرد",
                "سلام {name} گرامی، از دیرکرد پیش‌آمده پوزش می‌خواهیم. هزینهٔ ارسال این سفارش برگردانده شد. {agent}");
        canned.add("سپاس", "سپاس از شما {name} گرامی. اگر پرسش دیگری بود همین‌جا بنویسید.");
        var agents = List.of(agent("سارا مرادی", "sara"), agent("پیمان نوری", "peyman"));
        var store = settle(agents);
        var chance = new Random(SEED);
        for (int i = 0; i < Talks.ALL.size() * TWICE; i++) {
            var talk = Talks.ALL.get(i % Talks.ALL.size());
            if (i >= Talks.ALL.size() && talk.lines().size() > 1 && talk.end() != Talks.End.SOLVED) continue;
            var again = i >= Talks.ALL.size();
            var agent = agents.get(chance.nextInt(agents.size()));
            var id = hold(talk, shop.get(5 + i * 41), agent, chance, again);
            if (!again) ask(talk, id, agents, store);
        }
    }

    /** Who does what, and what is promised; returns the team of the store, to which the owner belongs. */
    private UUID settle(List<Actor> agents) {
        levels.add(Map.of("urgent", "فوری‌ها", "chat", "گفتگوی آنلاین", "all", "بقیه")::get);
        var ids = agents.stream().flatMap(agent -> agent.id().stream()).toList();
        teams.add("پشتیبانی", false, ids);
        var owner = members.all().stream()
                .filter(member -> member.role() == Role.OWNER)
                .map(Members.Member::id);
        return teams.add(
                "انبار و ارسال",
                false,
                Stream.concat(owner, Stream.of(ids.getLast())).toList());
    }

    /** What is asked inside about a talk: of the other agent, who has answered, or of the store, which has not yet. */
    private void ask(Talk talk, UUID id, List<Actor> agents, UUID store) {
        Talks.asked(talk).ifPresent(asked -> {
            var other = new Asked.Member(agents.getLast().id().orElseThrow());
            var whom = asked.answer().isEmpty() ? new Asked.Team(store) : other;
            var note = Acting.as(agents.getFirst(), () -> inquiries.ask(id, whom, asked.question()));
            if (!asked.answer().isEmpty())
                Acting.run(agents.getLast(), () -> inquiries.answer(id, note.id(), asked.answer()));
        });
    }

    private static Form form(String title, String greeting) {
        return new Form(Forms.newId(), title, greeting, true, true, true, true);
    }

    private Actor agent(String name, String mailbox) {
        var id = members.add(mailbox + "@peyvand.example", DemoShop.PASSWORD, name, Role.AGENT, Language.FA);
        return new Actor(Acting.now().workspace(), Actor.Kind.MEMBER, Optional.of(id), name, Role.AGENT);
    }

    private UUID hold(Talk talk, MadeUpCustomer who, Actor agent, Random chance, boolean older) {
        var pauses = chance.ints(talk.lines().size() - 1, 600, 6_000).toArray();
        var at =
                lastSaid(talk, chance, older).minusSeconds(Arrays.stream(pauses).sum());
        var id = took(talk, who, Optional.empty(), text(talk.lines().getFirst()), at);
        for (int i = 1; i < talk.lines().size(); i++) {
            var line = talk.lines().get(i);
            at = at.plusSeconds(pauses[i - 1]);
            var then = at;
            switch (line.charAt(0)) {
                case 'c' -> took(talk, who, Optional.of(id), text(line), at);
                case 'a' -> Acting.run(agent, () -> conversations.answer(id, text(line), then));
                default -> Acting.run(agent, () -> conversations.note(id, text(line), then));
            }
        }
        if (!talk.tag().isEmpty()) handling.tag(id, talk.tag());
        var last = at;
        Acting.run(agent, () -> end(talk, id, last.plusSeconds(300)));
        if (talk.end() == Talks.End.OPEN && chance.nextInt(5) == 0) handling.prioritise(id, Priority.HIGH);
        return id;
    }

    private static String text(String line) {
        return line.substring(2);
    }

    /**
     * What is solved lies weeks back, what waits for the customer days, what waits for us minutes to hours, some of it for too
     * long.
     */
    private Instant lastSaid(Talk talk, Random chance, boolean older) {
        var minutes = switch (talk.end()) {
            case SOLVED -> 60 * (60 + chance.nextInt(500));
            case WAITING, SNOOZED -> 60 * (20 + chance.nextInt(90));
            case OPEN -> chance.nextInt(4) == 0 ? 60 * (40 + chance.nextInt(100)) : 5 + chance.nextInt(300);
        };
        return clock.instant()
                .minus(Duration.ofMinutes(minutes))
                .minus(Duration.ofHours(older ? AGAIN_HOURS : 0))
                .minusSeconds(chance.nextInt(60));
    }

    private UUID took(Talk talk, MadeUpCustomer who, Optional<UUID> continues, String text, Instant at) {
        var mobile = customers.handle(HandleKind.MOBILE, who.mobile());
        var person = new Person(who.name(), "", List.of(mobile));
        var chat = talk.form().equals(Talks.CONTACT) && Talks.ALL.indexOf(talk) % EVERY_THIRD == 0;
        var known = continues.isPresent() ? Optional.<Person>empty() : Optional.of(person);
        var incoming = new Incoming(known, continues, chat ? "" : talk.form(), text, at);
        return intake.take(chat ? CHAT : FORM, "demo-" + UUID.randomUUID(), incoming);
    }

    private void end(Talk talk, UUID id, Instant at) {
        switch (talk.end()) {
            case SOLVED -> handling.close(id, CloseReason.SOLVED, at);
            case SNOOZED -> handling.snooze(id, clock.instant().plus(Duration.ofDays(3)));
            case OPEN, WAITING -> {}
        }
    }
}
