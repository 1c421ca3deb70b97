package org.peyvand.workspace.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.peyvand.PeyvandTest;
import org.peyvand.TestClient;
import org.peyvand.TestClock;
import org.peyvand.TestDatabase;
import org.peyvand.calendar.WeeklyHours;
import org.peyvand.customer.CustomerDetails;
import org.peyvand.customer.Customers;
import org.peyvand.customer.Merges;
import org.peyvand.workspace.Acting;
import org.peyvand.workspace.Audit;
import org.peyvand.workspace.Role;
import org.peyvand.workspace.TestWorkspace;
import org.peyvand.workspace.Workspaces;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** The log an administrator trusts: who changed what of whom from what to what, found again by each of these. */
@PeyvandTest
class AuditTest {

    private static final int MANY = 20_000;
    private static final Pattern MORE = Pattern.compile("hx-get=\"(/settings/audit/more[^\"]+)\"");

    @Autowired
    private Audit audit;

    @Autowired
    private AuditLog log;

    @Autowired
    private Customers customers;

    @Autowired
    private Merges merges;

    @Autowired
    private Workspaces workspaces;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private DSLContext db;

    @Autowired
    private TestClock clock;

    private TestWorkspace shop;
    private TestClient owner;

    @BeforeEach
    void open() {
        shop = TestWorkspace.create(TestWorkspace.ENGLISH);
        owner = TestClient.member(shop.owner());
    }

    @Test
    void lineSaysWhoChangedWhatOfWhomFromWhatToWhatAndWhen() {
        var sarah = customer("Sarah Jones");
        clock.set(Instant.parse("2026-11-20T10:30:00Z"));
        owner.post("/customers/" + sarah, Map.of("name", "Sarah Miller", "city", "Leeds", "birthday", ""));
        assertThat(log(""))
                .contains("<a href=\"/customers/" + sarah + "\"><bdi>Sarah Miller</bdi></a>")
                .contains("<del><bdi>Sarah Jones</bdi></del>", "<bdi>Leeds</bdi>")
                .contains(shop.owner().actor().name(), "20 Nov 2026 at 10:30");
    }

    @Test
    void settingsAndRolesAreLoggedWithTheirOldAndNewValues() {
        var agent = shop.join(Role.AGENT);
        shop.run(() -> workspaces.change(workspaces.settings().with(WeeklyHours.parse("mon 08:00-12:00"))));
        owner.post("/settings/members/" + agent.actor().id().orElseThrow() + "/role", Map.of("role", "admin"));
        assertThat(log(""))
                .contains("Monday", "<del><bdi>09:00-17:00</bdi></del>", "<bdi>08:00-12:00</bdi>")
                .contains("from Agent to Admin");
    }

    @Test
    void greetingsAreLoggedWithTheirOldAndNewValues() {
        var greeting =
                Map.of("guests", "ALL", "hours", "ANY", "after", "", "where", "/cart", "text", "Free delivery today");
        owner.post("/settings/chat/greetings", greeting);
        assertThat(log("")).contains("greetings by page", "<bdi>Free delivery today /cart</bdi>");
        owner.post("/settings/chat/greetings/remove", Map.of("position", "0"));
        assertThat(log("")).contains("<del><bdi>Free delivery today /cart</bdi></del>");
    }

    @Test
    void mergeNamesBothAndIsFoundByEither() {
        var kept = customer("Adam Brown");
        var absorbed = customer("Adam Browne");
        var other = customer("Olivia Stone");
        shop.run(() -> merges.merge(kept, absorbed));
        for (var asked : List.of("?about=" + kept, "?about=" + absorbed, "?customer=Brown")) {
            assertThat(log(asked))
                    .as(asked)
                    .contains("Joined two customers", "Adam Browne")
                    .doesNotContain("/customers/" + other);
        }
        assertThat(log("?customer=Nobody")).contains("No change fits");
    }

    @Test
    void logIsNarrowedByMemberKindAndDaysInEitherCalendar() {
        clock.set(Instant.parse("2026-03-20T12:00:00Z"));
        customer("Before Nowruz");
        clock.set(Instant.parse("2026-03-21T12:00:00Z"));
        customer("At Nowruz");
        var agent = shop.join(Role.AGENT);
        Acting.run(agent.actor(), () -> customers.create(details("By the agent"), List.of()));
        for (var day : List.of("2026-03-21", "1405/1/1")) {
            assertThat(log("?topic=customer&since=" + day))
                    .contains("At Nowruz")
                    .doesNotContain("Before Nowruz");
        }
        assertThat(log("?until=1404/12/29")).contains("Before Nowruz").doesNotContain("At Nowruz");
        assertThat(log("?who=" + agent.actor().id().orElseThrow()))
                .contains("By the agent")
                .doesNotContain("At Nowruz");
        assertThat(log("?topic=key")).doesNotContain("Nowruz");
        assertThat(log("?since=someday")).contains("cannot be read");
    }

    @Test
    void everyLineIsShownOnceFromPageToPage() {
        shop.run(() -> transaction.executeWithoutResult(_ -> {
            clock.set(Instant.parse("2026-05-05T05:05:05Z"));
            for (int i = 0; i < 120; i++) {
                audit.record("customer.tagged", "customer", UUID.randomUUID(), Map.of("tag", "mark" + i + "."));
            }
        }));
        var seen = new HashSet<String>();
        for (var page = Optional.of("/settings/audit?topic=customer"); page.isPresent(); ) {
            var body = owner.get(page.get()).body();
            Pattern.compile("mark\\d+\\.")
                    .matcher(body)
                    .results()
                    .forEach(mark -> assertThat(seen.add(mark.group())).isTrue());
            var more = MORE.matcher(body);
            page = more.find() ? Optional.of(more.group(1).replace("&amp;", "&")) : Optional.empty();
        }
        assertThat(seen).hasSize(120);
    }

    @Test
    void fileHoldsTheNarrowedLogWithoutFormulasAndIsItselfLogged() {
        customer("=HYPERLINK(\"http://evil.example\")");
        customer("Not asked for");
        var file = owner.get("/settings/audit/changes.csv?customer=HYPERLINK");
        assertThat(file.headers().firstValue("Content-Disposition").orElse("")).contains("changes.csv");
        assertThat(file.body()).contains("'=HYPERLINK").doesNotContain(",\"=HYPER", "Not asked for");
        assertThat(log("?topic=audit")).contains("Downloaded the log");
        var agent = TestClient.member(shop.join(Role.AGENT));
        assertThat(agent.get("/settings/audit/changes.csv").statusCode()).isEqualTo(403);
    }

    @Test
    void eachQuestionIsReadAlongAnIndex() {
        TestDatabase.owner().execute(connection -> {
            try (var statement = connection.createStatement()) {
                statement.execute(
                        """
                        insert into workspace.audit_entry (workspace_id, entry_id, at, actor_kind, actor_id, actor_name,
                            action, subject_kind, subject_id)
                        select '%s', gen_random_uuid(), now() - n * interval '1 minute', 'member',
                            case when n %% 3 > 0 then '%s'::uuid end, 'x',
                            (array['customer.changed', 'key.created', 'member.role'])[n %% 3 + 1], 'customer',
                            gen_random_uuid()
                        from generate_series(1, %d) as n""".formatted(shop.uuid(), shop.owner().actor().id().orElseThrow(), MANY));
                statement.execute("analyze workspace.audit_entry");
            }
        });
        var who = shop.owner().actor().id();
        var questions = Stream.of(
                question(Optional.empty(), Optional.empty()),
                question(who, Optional.empty()),
                question(Optional.of(AuditLog.PEYVAND), Optional.empty()),
                question(Optional.empty(), Optional.of("customer")),
                question(who, Optional.of("member")));
        assertThat(questions)
                .allSatisfy(asked -> assertThat(plan(asked))
                        .contains("Index Scan")
                        .doesNotContain("Sort", "Seq Scan", "Bitmap")
                        .doesNotContainPattern("(?m)^\\|\\s+Filter:"));
        var about = new AuditQuery(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(Set.of(UUID.randomUUID())));
        assertThat(plan(about)).contains("subject_id", "other_id").doesNotContain("Seq Scan");
    }

    private AuditQuery question(Optional<UUID> who, Optional<String> topic) {
        var from = Instant.now().minus(Duration.ofDays(5));
        return new AuditQuery(who, topic, Optional.of(from), Optional.of(Instant.now()), Optional.empty());
    }

    private String plan(AuditQuery asked) {
        var after = Optional.of(new AuditPlace(Instant.now().minus(Duration.ofDays(1)), new UUID(0, 0)));
        return shop.acting(() ->
                transaction.execute(_ -> db.explain(log.query(asked, after, 50)).plan()));
    }

    private String log(String asked) {
        return owner.get("/settings/audit" + asked).body();
    }

    private UUID customer(String name) {
        return shop.acting(() -> customers.create(details(name), List.of()));
    }

    private static CustomerDetails details(String name) {
        return new CustomerDetails(name, "", Optional.empty());
    }
}
