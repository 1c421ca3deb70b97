package org.peyvand.workspace.entry;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.peyvand.PeyvandTest;
import org.peyvand.TestClient;
import org.peyvand.TestClock;
import org.peyvand.workspace.Members;
import org.peyvand.workspace.Role;
import org.peyvand.workspace.SetUp;
import org.peyvand.workspace.TestWorkspace;
import org.springframework.beans.factory.annotation.Autowired;

/** The ways in: log-in and its limit, invitations and reset links that work once and not for ever, and the way out. */
@PeyvandTest
class EntryTest {

    private static final String NEW_PASSWORD = "another long-winded password";

    @Autowired
    private TestClock clock;

    @Autowired
    private Invitations invitations;

    @Autowired
    private Members members;

    @Autowired
    private SetUp setUp;

    private TestWorkspace shop;

    @BeforeEach
    void open() {
        shop = TestWorkspace.create();
    }

    @Test
    void rightPasswordOpensTheFirstPage() {
        var client = TestClient.member(shop.owner());
        assertThat(client.get("/").statusCode()).isEqualTo(200);
    }

    @Test
    void wrongPasswordAndUnknownAddressAreToldApartByNobody() {
        var wrong = TestClient.stranger().logIn(shop.owner().email(), "not my password");
        var unknown = TestClient.stranger().logIn("nobody@example.com", "not my password");
        assertThat(wrong).isEqualTo(unknown).endsWith("/login?refused=wrong");
    }

    @Test
    void addressThatWasTypedStaysOnceAfterAWrongPassword() {
        var client = TestClient.stranger();
        client.logIn(shop.owner().email(), "not my password");
        assertThat(client.get("/login?refused=wrong").body())
                .contains(shop.owner().email());
        assertThat(client.get("/login").body()).doesNotContain(shop.owner().email());
    }

    @Test
    void logInLeadsToWhatWasAskedForAndLeavesNoMarkInTheAddress() {
        var client = TestClient.stranger();
        client.get("/customers");
        assertThat(client.logIn(shop.owner().email(), shop.owner().password())).endsWith("/customers");
    }

    @Test
    void eleventhAttemptIsRefusedEvenWithTheRightPassword() {
        for (int attempt = 1; attempt <= 10; attempt++) {
            assertThat(TestClient.stranger().logIn(shop.owner().email(), "guess " + attempt))
                    .endsWith("refused=wrong");
        }
        assertThat(TestClient.stranger()
                        .logIn(shop.owner().email(), shop.owner().password()))
                .endsWith("refused=often");
        assertThat(TestClient.stranger().logIn(shop.join(Role.AGENT).email(), "guess"))
                .endsWith("refused=wrong");
    }

    @Test
    void changingTheLanguageKeepsWhatThePageWasAskedFor() {
        var client = TestClient.member(shop.owner());
        assertThat(client.get("/customers?q=%D8%B9%D9%84%DB%8C&sort=worth").body())
                .contains("value=\"/customers?q=%D8%B9%D9%84%DB%8C&amp;sort=worth\"");
        assertThat(languageLeads(client, "/customers?q=%D8%B9%D9%84%DB%8C&sort=worth"))
                .endsWith("/customers?q=%D8%B9%D9%84%DB%8C&sort=worth");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//evil.example",
                "https://evil.example/?a=1",
                "/\\evil.example",
                "/../evil?x",
                "/today?a={b}",
                "/today?a=1\r\nSet-Cookie: a=b",
                "customers?q=1"
            })
    void changingTheLanguageLeadsNowhereElse(String elsewhere) {
        var client = TestClient.member(shop.owner());
        assertThat(URI.create(languageLeads(client, elsewhere)).getPath()).isEqualTo("/");
    }

    private String languageLeads(TestClient client, String to) {
        var answer = client.post("/language", Map.of("language", "en", "to", to));
        assertThat(answer.statusCode()).isEqualTo(302);
        return answer.headers().firstValue("Location").orElseThrow();
    }

    @Test
    void invitationMakesAMemberOnce() {
        var link = invite("new-" + UUID.randomUUID() + "@example.com");
        assertThat(TestClient.stranger().get(link).statusCode()).isEqualTo(200);
        assertThat(accept(link)).isEqualTo(302);
        assertThat(accept(link)).isEqualTo(410);
        assertThat(shop.acting(() -> members.all()))
                .extracting(Members.Member::role)
                .contains(Role.AGENT);
    }

    @Test
    void whoHasJustJoinedNeedNotTypeTheirAddressAgain() {
        var email = "joined-" + UUID.randomUUID() + "@example.com";
        var client = TestClient.stranger();
        client.post(invite(email), Map.of("name", "زهرا", "password", NEW_PASSWORD));
        assertThat(client.get("/login").body()).contains("value=\"" + email + "\"");
    }

    @Test
    void invitationSaysWhoseItIsAndKeepsTheNameTypedBesideAWeakPassword() {
        var link = invite("weak-" + UUID.randomUUID() + "@example.com");
        assertThat(TestClient.stranger().get(link).body()).contains("Join", "فروشگاه آزمون");
        var refused = TestClient.stranger().post(link, Map.of("name", "زهرا", "password", "1234"));
        assertThat(refused.body()).contains("value=\"زهرا\"");
    }

    @Test
    void invitationEndsAfterAWeek() {
        var link = invite("late-" + UUID.randomUUID() + "@example.com");
        clock.advance(Duration.ofDays(7).minusMinutes(1));
        assertThat(TestClient.stranger().get(link).statusCode()).isEqualTo(200);
        clock.advance(Duration.ofMinutes(2));
        assertThat(TestClient.stranger().get(link).statusCode()).isEqualTo(410);
        assertThat(accept(link)).isEqualTo(410);
    }

    @Test
    void withdrawnInvitationIsGone() {
        var link = invite("gone-" + UUID.randomUUID() + "@example.com");
        shop.run(() -> invitations.withdraw(invitations.open().getFirst().id()));
        assertThat(accept(link)).isEqualTo(410);
    }

    @Test
    void invitationOpensNoOtherWorkspace() {
        var link = invite("other-" + UUID.randomUUID() + "@example.com");
        var elsewhere = link.replace(
                shop.uuid().toString(), TestWorkspace.create().uuid().toString());
        assertThat(accept(elsewhere)).isEqualTo(410);
        assertThat(accept(link.substring(0, link.length() - 1) + "~")).isEqualTo(410);
    }

    @Test
    void resetLinkSetsAPasswordOnce() {
        var agent = shop.join(Role.AGENT);
        var link = reset(agent);
        assertThat(setPassword(link)).isEqualTo(302);
        assertThat(setPassword(link)).isEqualTo(410);
        assertThat(TestClient.stranger().logIn(agent.email(), NEW_PASSWORD)).doesNotContain("refused");
    }

    @Test
    void resetLinkEndsAfterADay() {
        var link = reset(shop.join(Role.AGENT));
        clock.advance(Duration.ofHours(24).plusMinutes(1));
        assertThat(TestClient.stranger().get(link).statusCode()).isEqualTo(410);
        assertThat(setPassword(link)).isEqualTo(410);
    }

    @Test
    void weakPasswordIsRefusedAndTheLinkStands() {
        var link = reset(shop.join(Role.AGENT));
        assertThat(TestClient.stranger()
                        .post(link, Map.of("password", "password12"))
                        .statusCode())
                .isEqualTo(200);
        assertThat(setPassword(link)).isEqualTo(302);
    }

    @Test
    void whoeverHasLeftIsOutAtTheNextClick() {
        var agent = shop.join(Role.AGENT);
        var client = TestClient.member(agent);
        assertThat(client.get("/customers").statusCode()).isEqualTo(200);
        shop.run(() -> members.remove(agent.actor().id().orElseThrow()));
        assertThat(client.get("/customers").headers().firstValue("Location").orElse(""))
                .endsWith("/login");
    }

    @Test
    void changedRoleHoldsFromTheNextClick() {
        var admin = shop.join(Role.ADMIN);
        var client = TestClient.member(admin);
        assertThat(client.get("/settings/members").statusCode()).isEqualTo(200);
        shop.run(() -> members.give(admin.actor().id().orElseThrow(), Role.AGENT));
        assertThat(client.get("/settings/members").statusCode()).isEqualTo(403);
    }

    @Test
    void noSetUpIsOfferedWhereSomebodyHasAnAccount() {
        assertThat(setUp.offer()).isEmpty();
        var answer = TestClient.stranger().get("/setup/" + Secret.next().word());
        assertThat(answer.statusCode()).isEqualTo(410);
        assertThat(answer.body()).contains("<h1>This link no longer works</h1>");
    }

    private String invite(String email) {
        return shop.acting(() -> invitations.invite(email, Role.AGENT));
    }

    private static int accept(String link) {
        return TestClient.stranger()
                .post(link, Map.of("name", "زهرا", "password", NEW_PASSWORD))
                .statusCode();
    }

    private String reset(TestWorkspace.Person person) {
        return shop.acting(() -> members.offerPasswordReset(person.actor().id().orElseThrow()));
    }

    private static int setPassword(String link) {
        return TestClient.stranger()
                .post(link, Map.of("password", NEW_PASSWORD))
                .statusCode();
    }
}
