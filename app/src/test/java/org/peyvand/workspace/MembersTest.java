package org.peyvand.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.peyvand.PeyvandTest;
import org.peyvand.TestClient;
import org.peyvand.web.Language;
import org.peyvand.web.Refused;
import org.peyvand.workspace.TestWorkspace.Person;
import org.peyvand.workspace.entry.Invitations;
import org.peyvand.workspace.entry.LogIn;
import org.peyvand.workspace.entry.Secret;
import org.peyvand.workspace.program.ApiKeys;
import org.springframework.beans.factory.annotation.Autowired;

/** Who may make whom what: a business never loses its last owner, nor an owner to an admin. */
@PeyvandTest
class MembersTest {

    @Autowired
    private Members members;

    @Autowired
    private Invitations invitations;

    @Autowired
    private ApiKeys keys;

    @Autowired
    private LogIn logIn;

    private TestWorkspace shop;

    @BeforeEach
    void open() {
        shop = TestWorkspace.create();
    }

    @Test
    void lastOwnerStaysOne() {
        refused("workspace.refused.lastOwner", () -> shop.run(() -> members.give(id(shop.owner()), Role.ADMIN)));
        refused("workspace.refused.lastOwner", () -> shop.run(() -> members.remove(id(shop.owner()))));
        var other = shop.join(Role.OWNER);
        shop.run(() -> members.give(id(shop.owner()), Role.AGENT));
        assertThat(role(shop.owner())).isEqualTo(Role.AGENT);
        assertThat(role(other)).isEqualTo(Role.OWNER);
    }

    @Test
    void adminNeitherTouchesAnOwnerNorMakesOne() {
        var admin = shop.join(Role.ADMIN);
        var agent = shop.join(Role.AGENT);
        List.<Runnable>of(
                        () -> members.give(id(shop.owner()), Role.AGENT),
                        () -> members.remove(id(shop.owner())),
                        () -> members.offerPasswordReset(id(shop.owner())),
                        () -> members.give(id(agent), Role.OWNER),
                        () -> members.give(id(admin), Role.OWNER))
                .forEach(act -> refused("workspace.refused.role", () -> Acting.run(admin.actor(), act)));
        Acting.run(admin.actor(), () -> members.give(id(agent), Role.ADMIN));
        assertThat(role(agent)).isEqualTo(Role.ADMIN);
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"AGENT", "ANALYST"})
    void othersManageNobody(Role role) {
        var member = shop.join(role);
        List.<Runnable>of(
                        () -> members.give(id(member), Role.ADMIN),
                        () -> members.remove(id(member)),
                        () -> invitations.invite("new@example.com", Role.AGENT),
                        () -> invitations.open(),
                        () -> keys.create("mine", Role.AGENT),
                        () -> keys.all())
                .forEach(act -> refused("workspace.refused.role", () -> Acting.run(member.actor(), act)));
        Acting.run(member.actor(), () -> members.rename(id(member), "Somebody else"));
    }

    @Test
    void invitationChangesNobodysRole() {
        refused(
                "workspace.refused.alreadyMember",
                () -> shop.run(() -> invitations.invite(shop.owner().email().toUpperCase(), Role.AGENT)));
        var email = "late-" + UUID.randomUUID() + "@example.com";
        var path = shop.acting(() -> invitations.invite(email, Role.AGENT)).split("/");
        shop.run(() -> members.add(email, "a long-winded password", "Sara", Role.ADMIN, Language.FA));
        refused(
                "workspace.refused.alreadyMember",
                () -> shop.run(() -> invitations.accept(
                        UUID.fromString(path[3]),
                        new Secret(path[4]),
                        "Sara",
                        "a long-winded password",
                        Language.FA,
                        logIn)));
        assertThat(shop.acting(() -> members.all()))
                .filteredOn(member -> member.email().equals(email))
                .extracting(Members.Member::role)
                .containsExactly(Role.ADMIN);
    }

    @Test
    void invitationNeedsAnAddressAndNeverMakesAnOwner() {
        refused("workspace.refused.email", () -> shop.run(() -> invitations.invite("nobody", Role.AGENT)));
        refused(
                "workspace.refused.ownerByInvitation",
                () -> shop.run(() -> invitations.invite("a@example.com", Role.OWNER)));
    }

    @Test
    void removedMemberIsOutAtOnceAndMayComeBack() {
        var agent = shop.join(Role.AGENT);
        var client = TestClient.member(agent);
        shop.run(() -> members.remove(id(agent)));
        assertThat(client.get("/customers").headers().firstValue("Location").orElse(""))
                .endsWith("/login");
        assertThat(TestClient.stranger().logIn(agent.email(), agent.password())).contains("refused");
        var path = shop.acting(() -> invitations.invite(agent.email(), Role.ANALYST))
                .split("/");
        shop.run(() -> invitations.accept(
                UUID.fromString(path[3]), new Secret(path[4]), "Back again", agent.password(), Language.FA, logIn));
        assertThat(role(agent)).isEqualTo(Role.ANALYST);
    }

    @Test
    void changedPasswordEndsOtherSessions() {
        var agent = shop.join(Role.AGENT);
        var here = TestClient.member(agent);
        var elsewhere = TestClient.member(agent);
        here.post(
                "/settings/account/password",
                Map.of("present", agent.password(), "password", "an even longer-winded one"));
        assertThat(here.get("/customers").statusCode()).isEqualTo(200);
        assertThat(elsewhere.get("/customers").statusCode()).isEqualTo(302);
        assertThat(TestClient.stranger().logIn(agent.email(), agent.password())).contains("refused");
    }

    @Test
    void revokedKeyIsRefusedFromThenOn() {
        var key = shop.acting(() -> keys.create("shop", Role.AGENT));
        var program = TestClient.withKey(key);
        assertThat(program.get("/api/v1/customers").statusCode()).isEqualTo(200);
        var made = shop.acting(() -> keys.all()).getLast();
        assertThat(made.lastUsed()).isPresent();
        shop.run(() -> keys.revoke(made.id()));
        assertThat(program.get("/api/v1/customers").statusCode()).isEqualTo(401);
        refused("workspace.refused.noKey", () -> shop.run(() -> keys.revoke(made.id())));
    }

    @Test
    void keyIsItsWorkspacesAndItsSecretsAlone() {
        var key = shop.apiKey();
        var other = TestWorkspace.create().apiKey();
        var prefix = "peyvand_".length() + 43;
        assertThat(TestClient.withKey(key.substring(0, prefix) + other.substring(prefix))
                        .get("/api/v1/customers")
                        .statusCode())
                .isEqualTo(401);
        assertThat(TestClient.withKey(key + "x").get("/api/v1/customers").statusCode())
                .isEqualTo(401);
        assertThat(TestClient.withKey("peyvand_x").get("/api/v1/customers").statusCode())
                .isEqualTo(401);
        refused("workspace.refused.ownerKey", () -> shop.run(() -> keys.create("mine", Role.OWNER)));
    }

    private Role role(Person person) {
        return shop.acting(() -> members.byId(id(person))).orElseThrow().role();
    }

    private static UUID id(Person person) {
        return person.actor().id().orElseThrow();
    }

    private static void refused(String key, ThrowingCallable act) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.key()).isEqualTo(key));
    }
}
