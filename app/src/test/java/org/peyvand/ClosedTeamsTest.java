package org.peyvand;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.peyvand.conversation.Asked;
import org.peyvand.conversation.Conversations;
import org.peyvand.conversation.Handling;
import org.peyvand.conversation.Inbox;
import org.peyvand.conversation.InboxView.View;
import org.peyvand.conversation.Incoming;
import org.peyvand.conversation.Inquiries;
import org.peyvand.conversation.Intake;
import org.peyvand.conversation.level.Kind;
import org.peyvand.conversation.level.LevelReport;
import org.peyvand.conversation.level.Rule;
import org.peyvand.conversation.level.Rules;
import org.peyvand.conversation.note.Mentions;
import org.peyvand.customer.Customers;
import org.peyvand.customer.HandleKind;
import org.peyvand.customer.Person;
import org.peyvand.workspace.Acting;
import org.peyvand.workspace.Actor;
import org.peyvand.workspace.Members;
import org.peyvand.workspace.Role;
import org.peyvand.workspace.Teams;
import org.peyvand.workspace.program.ApiKeys;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.ApplicationContext;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** What is a closed team's is not there for an agent outside it, by whatever route; a new route is tried by itself. */
@PeyvandTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClosedTeamsTest {

    /** A word that only the closed team's conversation says, and searched for by its beginning. */
    private static final String SECRET = "رازگویه‌ای";

    private static final String SECRET_TAG = "%D8%B1%D8%A7%D8%B2%DA%AF%D9%88%DB%8C%D9%87%E2%80%8C%D8%A7%DB%8C";

    private final ApplicationContext context;
    private final RequestMappingHandlerMapping mapping;
    private Belongings outside;
    private TestClient inside;
    private TestClient owner;
    private Actor outsider;
    private UUID secret;
    private UUID answered;
    private UUID asked;

    /** A conversation of the same shop that everybody may see. */
    private UUID open;

    @Autowired
    ClosedTeamsTest(
            ApplicationContext context,
            @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mapping) {
        this.context = context;
        this.mapping = mapping;
    }

    @BeforeAll
    void settle() {
        var belongings = Belongings.make(context);
        var shop = belongings.workspace();
        var member = shop.join(Role.AGENT);
        var stranger = shop.join(Role.AGENT);
        outsider = stranger.actor();
        secret = shop.acting(() -> makeSecret(member.actor().id().orElseThrow()));
        var ids = new HashMap<>(belongings.ids());
        open = ids.get("inbox");
        ids.put("inbox", secret);
        ids.put("conversations", secret);
        ids.put("messages", answered);
        ids.put("questions", asked);
        ids.put(
                "customers",
                shop.acting(() -> context.getBean(Conversations.class)
                        .get(secret)
                        .customer()
                        .orElseThrow()));
        var program = TestClient.withKey(
                shop.acting(() -> context.getBean(ApiKeys.class).create("outside", Role.AGENT)));
        outside = new Belongings(shop, TestClient.member(stranger), program, ids);
        inside = TestClient.member(member);
        owner = belongings.member();
    }

    private UUID makeSecret(UUID member) {
        var second = Duration.ofSeconds(1);
        var promised = Map.of(Kind.FIRST_ANSWER, second, Kind.NEXT_ANSWER, second);
        var rules = context.getBean(Rules.class);
        var rule = new Rule(Rules.newId(), "یک ثانیه", Optional.empty(), Optional.empty(), Optional.empty(), promised);
        rules.add(rule);
        rules.raise(rule.id());
        var mobile = context.getBean(Customers.class).handle(HandleKind.MOBILE, "09121112233");
        var person = new Person("مشتری تیم", "", List.of(mobile));
        var at = Instant.now().minus(Duration.ofDays(20));
        var incoming = new Incoming(Optional.of(person), Optional.empty(), SECRET, SECRET, at);
        var intake = context.getBean(Intake.class);
        var conversations = context.getBean(Conversations.class);
        var id = intake.take("form", UUID.randomUUID().toString(), incoming);
        answered = conversations.answer(id, SECRET, at.plusSeconds(60)).id();
        var again = new Incoming(Optional.empty(), Optional.of(id), "", SECRET, at.plusSeconds(120));
        intake.take("form", UUID.randomUUID().toString(), again);
        asked = context.getBean(Inquiries.class)
                .ask(id, new Asked.Member(outsider.id().orElseThrow()), SECRET)
                .id();
        conversations.note(id, SECRET + " @" + nameOf(outsider));
        context.getBean(Handling.class).tag(id, SECRET);
        context.getBean(Handling.class).assign(id, Optional.empty());
        var team = context.getBean(Teams.class).add("محرمانه", true, List.of(member));
        context.getBean(Handling.class).handTo(id, Optional.of(team));
        return id;
    }

    private String nameOf(Actor member) {
        return context.getBean(Members.class).all().stream()
                .filter(one -> member.id().equals(Optional.of(one.id())))
                .findFirst()
                .orElseThrow()
                .name();
    }

    private Stream<Route> routes() {
        return Route.all(mapping)
                .filter(route -> Stream.of(
                                "/setup/", "/password/", "/invitation/", "/help/", "/f/", "/chat/", "/brought/")
                        .noneMatch(route.pattern()::startsWith));
    }

    Stream<Route> routesOfConversations() {
        return routes().filter(ClosedTeamsTest::isOfConversation);
    }

    Stream<Route> routesThatShow() {
        return routes().filter(route -> route.method().equals("GET")).filter(route -> !isOfConversation(route));
    }

    private static boolean isOfConversation(Route route) {
        return route.ids().contains("inbox") || route.ids().contains("conversations");
    }

    @ParameterizedTest
    @MethodSource("routesOfConversations")
    void conversationDoesNotExist(Route route) {
        var answer = route.send(outside, route.ids().stream().map(outside::id).toList());
        assertThat(answer.statusCode()).as(route.toString()).isIn(403, 404);
        assertThat(answer.body()).doesNotContain(SECRET);
    }

    Stream<Route> routesOfTwo() {
        return routesOfConversations()
                .filter(route -> route.ids().contains("other") || route.ids().contains("joined"));
    }

    /** Neither is it reached from a conversation one may see. */
    @ParameterizedTest
    @MethodSource("routesOfTwo")
    void itIsReachedFromNoOther(Route route) {
        var answer = route.send(
                outside,
                route.ids().stream()
                        .map(kind -> kind.equals("other") || kind.equals("joined") ? secret : open)
                        .toList());
        assertThat(answer.statusCode()).as(route.toString()).isIn(403, 404);
        assertThat(answer.body()).doesNotContain(SECRET);
    }

    @ParameterizedTest
    @MethodSource("routesThatShow")
    void noPageTellsOfIt(Route route) {
        var answer = route.send(outside, route.ids().stream().map(outside::id).toList());
        assertThat(answer.body()).as(route.toString()).doesNotContain(SECRET, secret.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/inbox?view=all",
                "/inbox?view=open&order=longest",
                "/inbox?view=due",
                "/inbox?view=unassigned",
                "/inbox?view=all&channel=form",
                "/inbox?view=all&tag=" + SECRET_TAG,
                "/inbox/more?view=all&order=newest&after=9000000000000000_00000000-0000-7000-8000-000000000000",
                "/inbox?find=" + SECRET_TAG,
                "/",
            })
    void noListHoldsItForWhomItIsNot(String path) {
        assertThat(owner.get(path).body()).as("the owner").contains(secret.toString());
        var seen = outside.member().get(path).body();
        assertThat(seen).doesNotContain(secret.toString());
        if (!path.contains(SECRET_TAG)) assertThat(seen).doesNotContain(SECRET);
    }

    /** It is the only one of its channel, and the only one anything was promised to. */
    @Test
    void nothingCountsIt() {
        var team = outside.workspace();
        var inbox = context.getBean(Inbox.class);
        var all = team.acting(() -> inbox.counts());
        var theirs = Acting.as(outsider, () -> inbox.counts());
        for (var view : List.of(View.ALL, View.OPEN, View.UNASSIGNED)) {
            assertThat(theirs.get(view)).as(view.name()).isEqualTo(all.get(view) - 1);
        }
        var tomorrow = Instant.now().plus(Duration.ofDays(1));
        assertThat(team.acting(() -> inbox.due(tomorrow)).broken())
                .isEqualTo(Acting.as(outsider, () -> inbox.due(tomorrow)).broken() + 1);
        var report = context.getBean(LevelReport.class);
        var ago = Instant.now().minus(Duration.ofDays(40));
        assertThat(team.acting(() -> report.shares(ago, tomorrow)))
                .extracting(LevelReport.Share::rule)
                .contains("یک ثانیه");
        assertThat(Acting.as(outsider, () -> report.shares(ago, tomorrow)))
                .extracting(LevelReport.Share::rule)
                .doesNotContain("یک ثانیه");
        assertThat(team.acting(() -> broken(report, ago, tomorrow))).contains(secret);
        assertThat(Acting.as(outsider, () -> broken(report, ago, tomorrow))).doesNotContain(secret);
        assertThat(Acting.as(outsider, () -> context.getBean(Mentions.class).unread()))
                .isZero();
    }

    private static List<UUID> broken(LevelReport report, Instant from, Instant to) {
        return report.broken(from, to, Optional.empty()).broken().stream()
                .map(one -> one.conversation().id())
                .toList();
    }

    @Test
    void searchFindsItForTheTeamAndNobodyElse() {
        for (var typed : List.of("رازگویه", "رازگو")) {
            var path = "/inbox?find=" + URLEncoder.encode(typed, StandardCharsets.UTF_8);
            assertThat(inside.get(path).body()).contains(secret.toString());
            assertThat(outside.member().get(path).body()).doesNotContain(secret.toString());
        }
    }

    @Test
    void teamAndOwnersSeeIt() {
        for (var client : List.of(inside, owner)) {
            assertThat(client.get("/inbox/" + secret).statusCode()).isEqualTo(200);
            assertThat(client.get("/inbox?view=due").body()).contains(secret.toString());
            assertThat(client.get("/customers/" + outside.id("customers")).body())
                    .contains(secret.toString());
        }
        assertThat(outside.member().get("/customers/" + outside.id("customers")).body())
                .contains("مشتری تیم")
                .doesNotContain(secret.toString(), SECRET);
    }
}
