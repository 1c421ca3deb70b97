package org.peyvand.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Fills a shop with made-up conversations, by {@code COPY}, in the rows the program would write of them. */
final class DeskFilling {

    private static final int CHUNK = 2_000;
    private static final int CUSTOMERS_OF_THOUSAND = 200;
    private static final UUID RULE = new UUID(0x7000, 0x8000000000000001L);
    private static final List<String> TABLES = List.of(
            "conversation.conversation",
            "conversation.message",
            "conversation.word",
            "conversation.timer",
            "conversation.seen",
            "timeline.entry");

    private final Shop shop;
    private final Report report;
    private final Filling customers;
    private final Loading loading;
    private final Instant now = Instant.now();
    private final CopyRows talks = new CopyRows("conversation.conversation (workspace_id, conversation_id, customer_id,"
            + " original_customer_id, channel, subject, state, waiting_since, snoozed_until, closed_reason, closed_by,"
            + " assignee_id, messages, last_message_at, last_text, last_kind, begun_at, warn_at, due_at)");
    private final CopyRows messages = new CopyRows("conversation.message (workspace_id, message_id, conversation_id,"
            + " number, kind, text, author, channel, external_id, at)");
    private final CopyRows words = new CopyRows("conversation.word (workspace_id, token, at, message_id)");
    private final CopyRows timers = new CopyRows("conversation.timer (workspace_id, timer_id, conversation_id, kind,"
            + " rule_id, rule_name, target_seconds, started_at, warn_at, due_at, paused_at, remaining_ms, met_at)");
    private final CopyRows seen = new CopyRows("conversation.seen (workspace_id, conversation_id, by_customer, by_us)");
    private final CopyRows entries = new CopyRows("timeline.entry (workspace_id, entry_id, customer_id,"
            + " original_customer_id, at, kind, facts, source, external_id, author, recorded_at)");
    private UUID owner;
    private int size;

    DeskFilling(Shop shop, Report report) {
        this.shop = shop;
        this.report = report;
        this.customers = Filling.ofCustomers(shop, report);
        this.loading = new Loading(shop, report, TABLES);
    }

    int size() {
        return size;
    }

    Talk talk(int number) {
        return Talk.numbered(number, size, now);
    }

    UUID customer(int number) {
        return customers.person(number % customers.size()).id();
    }

    /** Empties the desk and fills it with so many, as those of another number have other times. */
    void make(int count) throws SQLException, IOException {
        size = count;
        owner = UUID.fromString(shop.database().ask("select member_id from workspace.member"));
        customers.upTo(Math.max(CUSTOMERS_OF_THOUSAND, count / 1_000 * CUSTOMERS_OF_THOUSAND));
        report.progress("making " + count + " conversations");
        shop.database()
                .execute(
                        "truncate conversation.conversation cascade",
                        "delete from timeline.entry where source = 'conversation'");
        loading.load(connection -> {
            for (int number = 0; number < count; number++) {
                add(talk(number), number);
                if (number % CHUNK == CHUNK - 1 || number == count - 1) {
                    for (var rows : List.of(talks, messages, words, timers, seen, entries)) rows.send(connection);
                }
            }
        });
    }

    private void add(Talk talk, int number) {
        var customer = customer(number);
        var open = talk.state().equals("open");
        var due = open ? Optional.of(talk.last().at().plus(Duration.ofHours(4))) : Optional.<Instant>empty();
        talks.row(
                shop.workspace(),
                talk.id(),
                customer,
                customer,
                "form",
                "",
                talk.state(),
                talk.waitingSince(),
                talk.state().equals("snoozed") ? Optional.of(now.plus(Duration.ofDays(30))) : Optional.empty(),
                talk.state().equals("closed") ? "solved" : "",
                talk.state().equals("closed") ? "مدیر فروشگاه" : "",
                number % 3 == 0 ? Optional.of(owner) : Optional.empty(),
                talk.messages().size(),
                talk.last().at(),
                talk.last().text(),
                talk.last().kind(),
                talk.first().at(),
                due.map(at -> at.minus(Duration.ofHours(1))),
                due);
        for (int place = 0; place < talk.messages().size(); place++) addMessage(talk, place);
        addTimers(talk, due);
        seen.row(shop.workspace(), talk.id(), 2, 3);
        addEntries(talk, customer);
    }

    private void addMessage(Talk talk, int place) {
        var message = talk.messages().get(place);
        var ours = message.kind().equals("outbound");
        messages.row(
                shop.workspace(),
                message.id(),
                talk.id(),
                place + 1,
                message.kind(),
                message.text(),
                ours ? "مدیر فروشگاه" : "",
                "form",
                ours ? Optional.empty() : Optional.of(message.id()),
                message.at());
        for (var word : SearchWords.joined(message.text().split(" "))) {
            words.row(shop.workspace(), word, message.at(), message.id());
        }
    }

    private void addTimers(Talk talk, Optional<Instant> due) {
        addTimer(
                talk,
                "first_answer",
                talk.first().at(),
                Optional.empty(),
                Optional.of(talk.messages().get(1).at()));
        if (due.isPresent()) addTimer(talk, "next_answer", talk.last().at(), due, Optional.empty());
        if (talk.state().equals("closed")) {
            addTimer(
                    talk,
                    "solved",
                    talk.first().at(),
                    Optional.empty(),
                    Optional.of(talk.last().at()));
        } else {
            addTimer(
                    talk,
                    "solved",
                    talk.first().at(),
                    Optional.of(talk.last().at().plus(Duration.ofDays(4))),
                    Optional.empty());
        }
    }

    private void addTimer(Talk talk, String kind, Instant from, Optional<Instant> due, Optional<Instant> met) {
        var until = due.or(() -> Optional.of(from.plus(Duration.ofHours(4))));
        timers.row(
                shop.workspace(),
                UUID.nameUUIDFromBytes((talk.id() + kind).getBytes(StandardCharsets.US_ASCII)),
                talk.id(),
                kind,
                RULE,
                "همه",
                14_400,
                from,
                until.map(at -> at.minus(Duration.ofHours(1))),
                until,
                Optional.empty(),
                Optional.empty(),
                met);
    }

    private void addEntries(Talk talk, UUID customer) {
        var begun = "{\"conversation\":\"%s\",\"channel\":\"form\",\"about\":\"%s\"}"
                .formatted(talk.id(), talk.first().text());
        addEntry(talk, customer, "conversation", begun, talk.first().at(), "begun");
        if (!talk.state().equals("closed")) return;
        var closed = "{\"conversation\":\"%s\",\"reason\":\"solved\"}".formatted(talk.id());
        addEntry(talk, customer, "conversation-closed", closed, talk.last().at(), "closed");
    }

    private void addEntry(Talk talk, UUID customer, String kind, String facts, Instant at, String what) {
        var id = UUID.nameUUIDFromBytes((talk.id() + what).getBytes(StandardCharsets.US_ASCII));
        entries.row(
                shop.workspace(),
                id,
                customer,
                customer,
                at,
                kind,
                facts,
                "conversation",
                talk.id() + ":" + what,
                "",
                at);
    }
}
