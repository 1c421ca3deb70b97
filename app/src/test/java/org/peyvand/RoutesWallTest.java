package org.peyvand;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
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
