package org.peyvand;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.ApplicationContext;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * The wall as seen from outside: whoever asks for something of another business, by any route, is told that there is no
 * such thing, and nothing of that business changes. A new route is found by itself.
 */
@PeyvandTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RoutesWallTest {

    /**
     * Doors whose links carry a secret: {@code EntryTest}, {@code FormTest}, {@code ChatTest}, {@code MailPagesTest},
     * {@code ShopDoorTest} try them.
     * The help centre's carry no ids of a member's; {@code HelpCentreTest} tries them.
     */
    private static final Set<String> DOORS =
            Set.of("/setup/", "/password/", "/invitation/", "/help/", "/f/", "/chat/", "/brought/", "/hooks/");

    private final ApplicationContext context;
    private final RequestMappingHandlerMapping mapping;
    private Belongings ours;
    private Belongings theirs;

    /** Made anew whenever a route before has removed what the next one names. */
    private Belongings own;

    @Autowired
    RoutesWallTest(
            ApplicationContext context,
            @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mapping) {
        this.context = context;
        this.mapping = mapping;
    }

    @BeforeAll
    void settle() {
        ours = Belongings.make(context);
        theirs = Belongings.make(context);
        own = Belongings.make(context);
    }

    private Stream<Route> routes() {
        return Route.all(mapping).filter(route -> DOORS.stream().noneMatch(route.pattern()::startsWith));
    }

    Stream<Route> routesWithIds() {
        return routes().filter(route -> !route.ids().isEmpty());
    }

    @Test
    void everyIdOfEveryRouteIsTried() {
        assertThat(routesWithIds()).hasSizeGreaterThan(30);
        assertThat(routes().flatMap(route -> route.unknown().stream())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("routesWithIds")
    void ownThingsAreReached(Route route) {
        if (isReached(sendToOwn(route))) return;
        own = Belongings.make(context);
        var answer = sendToOwn(route);
        assertThat(isReached(answer))
                .as(answer.statusCode() + " " + answer.body())
                .isTrue();
    }

    private HttpResponse<String> sendToOwn(Route route) {
        return route.send(own, route.ids().stream().map(own::id).toList());
    }

    private static boolean isReached(HttpResponse<String> answer) {
        return answer.statusCode() >= 200
                && answer.statusCode() <= 303
                && !answer.headers().firstValue("Location").orElse("").contains("/login");
    }

    @ParameterizedTest
    @MethodSource("routesWithIds")
    void thingsOfOthersDoNotExist(Route route) {
        var before = theirs.fingerprint();
        for (var ids : mixtures(route.ids())) {
            var answer = route.send(ours, ids);
            assertThat(answer.statusCode()).as(route + " with " + ids).isIn(403, 404);
            assertThat(answer.body()).doesNotContain(Belongings.NAME);
        }
        assertThat(theirs.fingerprint()).isEqualTo(before);
    }

    /** Ids that come as words: in filters, in addresses that are pasted, in what a form chooses among. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/inbox?live&open={inbox}",
                "/inbox?view=all&team={team}",
                "/inbox?view=all&owner={member}",
                "/inbox?find={name}&from={member}",
                "/inbox/more?view=all&team={team}&after=9000000000000000_{inbox}",
                "/knowledge?category={categories}",
                "/settings/audit?who={member}",
                "/customers?q={name}",
                "/knowledge/suggestions?question={name}",
                "/api/v1/conversations?team={team}",
                "/api/v1/conversations?assignee={member}",
            })
    void wordsThatAreIdsOfOthersFindNothing(String asked) {
        var path = asked.replace("{name}", URLEncoder.encode(Belongings.NAME, StandardCharsets.UTF_8));
        for (var kind : List.of("inbox", "team", "member", "categories"))
            path = path.replace("{" + kind + "}", theirs.id(kind).toString());
        var answer = path.startsWith("/api")
                ? ours.program().get(path)
                : ours.member().get(path);
        assertThat(answer.statusCode()).as(answer.body()).isLessThan(500);
        for (var kind : List.of("inbox", "customers", "knowledge"))
            if (!path.contains(theirs.id(kind).toString()))
                assertThat(answer.body()).doesNotContain(theirs.id(kind).toString());
        if (path.contains("live")) assertThat(answer.statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({
        "/inbox/{inbox}/join, address, /inbox/, inbox",
        "/inbox/{inbox}/assign, member, '', member",
        "/inbox/{inbox}/team, team, '', team",
        "/inbox/{inbox}/ask, member, '', member",
        "/inbox/{inbox}/ask, team, '', team",
    })
    void chosenThingsOfOthersAreNotTaken(String pattern, String field, String before, String kind) {
        var fingerprint = theirs.fingerprint();
        var form = new HashMap<>(Map.of("text", "new", "way", field));
        form.put(field, before + theirs.id(kind));
        var answer =
                ours.member().post(pattern.replace("{inbox}", ours.id("inbox").toString()), form);
        assertThat(answer.statusCode()).isLessThan(500);
        var page = ours.member().get("/inbox/" + ours.id("inbox")).body();
        assertThat(page + answer.body()).doesNotContain(theirs.id(kind).toString());
        assertThat(theirs.fingerprint()).isEqualTo(fingerprint);
    }

    @Test
    void programsHandNothingToOthers() {
        for (var field : List.of("assignee", "team", "assigneeBefore")) {
            var whom = theirs.id(field.equals("team") ? "team" : "member");
            var answer = ours.program()
                    .send(
                            "PATCH",
                            "/api/v1/conversations/" + ours.id("conversations"),
                            field.equals("assignee")
                                    ? "{\"assignee\": \"" + whom + "\"}"
                                    : "{\"assignee\": \"\", \"" + field + "\": \"" + whom + "\"}");
            assertThat(answer.statusCode()).as(field + answer.body()).isEqualTo(422);
        }
    }

    /** All ways to name things of which at least one is theirs. */
    private List<List<UUID>> mixtures(List<String> kinds) {
        return IntStream.range(1, 1 << kinds.size())
                .mapToObj(mask -> IntStream.range(0, kinds.size())
                        .mapToObj(place ->
                                (mask >> place & 1) == 1 ? theirs.id(kinds.get(place)) : ours.id(kinds.get(place)))
                        .toList())
                .toList();
    }
}
