package org.peyvand.channel.mail.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.peyvand.PeyvandTest;
import org.peyvand.TestClient;
import org.peyvand.TestClock;
import org.peyvand.calendar.OwnHours;
import org.peyvand.calendar.Shift;
import org.peyvand.calendar.SpecialDay;
import org.peyvand.calendar.WeeklyHours;
import org.peyvand.channel.mail.Letters;
import org.peyvand.channel.mail.mailbox.Mailbox;
import org.peyvand.conversation.Conversations;
import org.peyvand.conversation.level.Kind;
import org.peyvand.conversation.level.Rule;
import org.peyvand.conversation.level.Rules;
import org.peyvand.conversation.level.Timers;
import org.peyvand.workspace.HolidayTable;
import org.peyvand.workspace.TestWorkspace;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

/** What is promised to who writes to a mailbox is counted in that mailbox's own working time. */
@PeyvandTest
class MailboxTimeTest {

    /** A Saturday morning; the business is open from 9 to 17, the evening mailbox from 18 to 22. */
    private static final Instant TEN = at("2025-11-22T10:00");

    private static final WeeklyHours EVENINGS = WeeklyHours.parse("sat-fri 18:00-22:00");

    @Autowired
    ApplicationContext context;

    @Autowired
    MailboxTimes times;

    @Autowired
    Conversations conversations;

    @Autowired
    Rules rules;

    @Autowired
    Timers timers;

    @Autowired
    HolidayTable holidays;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    DSLContext db;

    @Autowired
    TestClock clock;

    private TestWorkspace shop;
    private Mailbox usual;
    private Mailbox evenings;
    private int letters;

    @BeforeEach
    void open() {
        shop = TestWorkspace.create();
        clock.set(TEN);
        shop.run(() -> {
            usual = Letters.mailbox(context, "shop@example.com");
            evenings = Letters.mailbox(context, "evening@example.com");
            keep(EVENINGS, true);
            rules.add(new Rule(
                    Rules.newId(),
                    "همه",
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Map.of(Kind.FIRST_ANSWER, Duration.ofHours(2))));
        });
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(ZoneId.of("Asia/Tehran")).toInstant();
    }

    private void keep(WeeklyHours week, boolean specialDays) {
        shop.run(() ->
                times.change(evenings, new MailboxTime(Optional.of(new OwnHours(week, specialDays)), false, "", "")));
    }

    private UUID writes(Mailbox mailbox, String... more) {
        return shop.acting(() -> {
            var letter = Letters.from("maryam@example.org")
                    .with("Message-ID", "<" + ++letters + "@example.org>")
                    .saying("سلام");
            if (more.length > 0) letter.with(more[0], more[1]);
            var received = Letters.deliver(context, mailbox.id(), letter.bytes(), clock.instant());
            return transaction.execute(_ -> (UUID)
                    db.fetchValue("select conversation_id from conversation.received where received_id = ?", received));
        });
    }

    private Instant due(UUID conversation) {
        return shop.acting(() -> conversations.get(conversation).due())
                .orElseThrow()
                .at();
    }

    @Test
    void eachMailboxCountsInItsOwnHours() {
        assertThat(due(writes(usual))).isEqualTo(at("2025-11-22T12:00"));
        assertThat(due(writes(evenings))).isEqualTo(at("2025-11-22T20:00"));
    }

    @Test
    void changedHoursNeverRewriteThePast() {
        var before = writes(evenings);
        keep(WeeklyHours.parse("sat-fri 12:00-16:00"), true);
        assertThat(due(before)).isEqualTo(at("2025-11-22T20:00"));
        writes(evenings, "In-Reply-To", "<" + letters + "@example.org>");
        assertThat(due(before)).isEqualTo(at("2025-11-22T20:00"));
        assertThat(due(writes(evenings))).isEqualTo(at("2025-11-22T14:00"));
    }

    @Test
    void holidaysCloseItUnlessItKeepsNone() {
        shop.run(() -> holidays.put(
                at("2025-11-22T00:00").atZone(ZoneId.of("Asia/Tehran")).toLocalDate(),
                new SpecialDay("تعطیل", true, List.<Shift>of())));
        assertThat(due(writes(evenings))).isEqualTo(at("2025-11-23T20:00"));
        keep(EVENINGS, false);
        assertThat(due(writes(evenings))).isEqualTo(at("2025-11-22T20:00"));
    }

    @Test
    void inboxAndConversationCountWhatIsLeftInTheSameHours() {
        var id = writes(evenings);
        var member = TestClient.member(shop.owner());
        assertThat(member.get("/inbox/" + id).body()).contains("۲ ساعت");
        assertThat(member.get("/inbox").body()).contains("۲ ساعت");
    }

    @Test
    void ownerSetsHoursAndTextOnOnePage() {
        var owner = TestClient.member(shop.owner());
        var path = "/settings/mail/" + usual.id() + "/time";
        assertThat(owner.get("/settings/mail").body()).contains(path);
        assertThat(owner.get(path).body()).contains("{زمان}", "{time}", "۰۹:۰۰-۱۷:۰۰");
        var typed = new HashMap<>(Map.of(
                "hours", "own", "saturday", "۸ تا ۱۲، ۱۶ تا ۲۰", "acknowledges", "true", "persian", "رسید {زمان}"));
        assertThat(owner.post(path, typed).statusCode()).isEqualTo(302);
        var time = shop.acting(() -> times.get(usual.id()));
        assertThat(time.own().orElseThrow())
                .isEqualTo(new OwnHours(WeeklyHours.parse("sat 08:00-12:00,16:00-20:00"), false));
        assertThat(time.acknowledges()).isTrue();
        assertThat(owner.get(path).body()).contains("رسید شنبه", "۰۸:۰۰-۱۲:۰۰، ۱۶:۰۰-۲۰:۰۰");
        assertThat(owner.get("/settings/audit").body())
                .contains("<bdi>۰۸:۰۰-۱۲:۰۰, ۱۶:۰۰-۲۰:۰۰</bdi>", "ساعت‌های خودش", "<bdi>رسید {زمان}</bdi>");
        typed.put("saturday", "هشت");
        assertThat(owner.post(path, typed).body()).contains("هشت", "بعضی ساعت‌ها خوانده نشد", "رسید {زمان}");
        typed.put("saturday", "");
        assertThat(owner.post(path, typed).body()).contains("هیچ‌گاه پاسخ داده نمی‌شود");
        typed.put("saturday", "8-12");
        typed.put("persian", " ");
        assertThat(owner.post(path, typed).body()).contains("متن اعلام دریافت را بنویسید");
        assertThat(shop.acting(() -> times.get(usual.id()))).isEqualTo(time);
    }
}
