package org.peyvand;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.peyvand.conversation.Conversations;
import org.peyvand.conversation.Handling;
import org.peyvand.conversation.Incoming;
import org.peyvand.conversation.Intake;
import org.peyvand.conversation.level.Kind;
import org.peyvand.conversation.level.Rule;
import org.peyvand.conversation.level.Rules;
import org.peyvand.customer.Customers;
import org.peyvand.customer.HandleKind;
import org.peyvand.customer.Person;
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

    private final ApplicationContext context;
    private final RequestMappingHandlerMapping mapping;
    private Belongings outside;
    private TestClient inside;
    private TestClient owner;
    private UUID secret;

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
        secret = shop.acting(() -> makeSecret(member.actor().id().orElseThrow()));
        var ids = new HashMap<>(belongings.ids());
        ids.put("inbox", secret);
        ids.put("conversations", secret);
        ids.put(
                "customers",
                shop.acting(() -> context.getBean(Conversations.class)
                        .get(secret)
                        .customer()
                        .orElseThrow()));
        var program = TestClient.withKey(
                shop.acting(() -> context.getBean(ApiKeys.class).create("outside", Role.AGENT)));
        outside = new Belongings(shop, TestClient.member(shop.join(Role.AGENT)), program, ids);
        inside = TestClient.member(member);
        owner = belongings.member();
    }

    private UUID makeSecret(UUID member) {
        var promised = java.util.Map.of(Kind.FIRST_ANSWER, Duration.ofSeconds(1));
        context.getBean(Rules.class)
                .add(new Rule(
                        Rules.newId(), "یک ثانیه", Optional.empty(), Optional.empty(), Optional.empty(), promised));
        var mobile = context.getBean(Customers.class).handle(HandleKind.MOBILE, "09121112233");
        var person = new Person("مشتری تیم", "", List.of(mobile));
        var at = Instant.now().minus(Duration.ofDays(20));
        var incoming = new Incoming(Optional.of(person), Optional.empty(), SECRET, SECRET, at);
        var id = context.getBean(Intake.class).take("form", UUID.randomUUID().toString(), incoming);
        var team = context.getBean(Teams.class).add("محرمانه", true, List.of(member));
        context.getBean(Handling.class).handTo(id, Optional.of(team));
        return id;
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
                "/inbox?view=all&tag=x",
                "/inbox/more?view=all&order=newest&after=9000000000000000_00000000-0000-7000-8000-000000000000",
                "/inbox/levels",
                "/",
            })
    void noListHoldsIt(String path) {
        var seen = owner.get(path);
        assertThat(seen.statusCode()).isEqualTo(200);
        assertThat(outside.member().get(path).body()).doesNotContain(SECRET, secret.toString());
    }

    @Test
    void searchFindsItForTheTeamAndNobodyElse() {
        for (var typed : List.of("رازگویه", "رازگو")) {
            var path = "/inbox?find=" + java.net.URLEncoder.encode(typed, java.nio.charset.StandardCharsets.UTF_8);
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
