package org.peyvand;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.peyvand.workspace.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.ApplicationContext;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Pages offer a member no way that their role would be turned back from. A new page is looked at by itself. */
@PeyvandTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OfferedTest {

    private static final Set<String> OUTSIDE =
            Set.of("/setup/", "/password/", "/invitation/", "/help/", "/f/", "/chat/", "/brought/", "/hooks/", "/api");

    private static final Pattern LINK = Pattern.compile("<a [^>]*href=\"(/[^\"#]*)");
    private static final Pattern FORM = Pattern.compile("<form [^>]*method=\"post\"[^>]*>.*?</form>", Pattern.DOTALL);
    private static final Pattern ACTION = Pattern.compile("action=\"([^\"]+)");

    /** What everybody may change: what is their own. */
    private static final Set<String> OWN =
            Set.of("/language", "/login", "/logout", "/settings/account", "/inbox/filters");

    private final ApplicationContext context;
    private final RequestMappingHandlerMapping mapping;
    private Belongings belongings;

    @Autowired
    OfferedTest(
            ApplicationContext context,
            @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mapping) {
        this.context = context;
        this.mapping = mapping;
    }

    @BeforeAll
    void settle() {
        belongings = Belongings.make(context);
    }

    @ParameterizedTest
    @EnumSource(names = {"AGENT", "ANALYST"})
    void noLinkLeadsToARefusal(Role role) {
        var sender = as(role);
        var refused = new TreeSet<String>();
        pages(sender)
                .forEach((page, body) -> LINK.matcher(body)
                        .results()
                        .map(found -> found.group(1).replace("&amp;", "&"))
                        .distinct()
                        .filter(link -> sender.member().get(link).statusCode() == 403)
                        .forEach(link -> refused.add(page + " → " + link)));
        assertThat(refused).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = "ANALYST")
    void whoChangesNothingIsOfferedNoForms(Role role) {
        var offered = new TreeSet<String>();
        pages(as(role))
                .forEach((page, body) -> FORM.matcher(body)
                        .results()
                        .map(MatchResult::group)
                        .filter(form -> form.contains("<button"))
                        .map(ACTION::matcher)
                        .map(action -> action.find() ? action.group(1) : "")
                        .filter(action -> OWN.stream().noneMatch(action::startsWith))
                        .forEach(action -> offered.add(page + " → " + action)));
        assertThat(offered).isEmpty();
    }

    private Belongings as(Role role) {
        var shop = belongings.workspace();
        return new Belongings(shop, TestClient.member(shop.join(role)), belongings.program(), belongings.ids());
    }

    /** Every page the member gets to see, by its address. */
    private Map<String, String> pages(Belongings sender) {
        var pages = routes().map(route -> route.send(
                        sender, route.ids().stream().map(belongings::id).toList()))
                .filter(OfferedTest::isPage)
                .collect(Collectors.toMap(answer -> answer.uri().toString(), HttpResponse::body, (one, _) -> one));
        assertThat(pages).hasSizeGreaterThan(20);
        return pages;
    }

    private Stream<Route> routes() {
        return Route.all(mapping)
                .filter(route -> route.method().equals("GET"))
                .filter(route -> OUTSIDE.stream().noneMatch(route.pattern()::startsWith));
    }

    private static boolean isPage(HttpResponse<String> answer) {
        return answer.statusCode() == 200
                && answer.headers().firstValue("Content-Type").orElse("").startsWith("text/html");
    }
}
