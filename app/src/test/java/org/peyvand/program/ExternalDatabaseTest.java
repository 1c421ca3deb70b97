package org.peyvand.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** On somebody else's PostgreSQL 16, as an ordinary role: it sets itself up, and says what is missing where it cannot. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ExternalDatabaseTest {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    @TempDir
    private static Path home;

    private static ExternalServer server;

    @BeforeAll
    static void open() throws IOException {
        assumeTrue(ExternalServer.runsHere(), "the PostgreSQL 16 of the build is for amd64");
        server = ExternalServer.start(16, home);
    }

    @AfterAll
    static void close() {
        if (server != null) server.close();
    }

    /** Each refusal is one paragraph, with what to do; none shows a password. */
    @Test
    @Order(1)
    void whatIsAmissIsSaidAtTheStart() throws IOException {
        assertThat(refusal(server.address(ExternalServer.SHOPKEEPER, "wrong-guess", "shop")))
                .contains("password authentication failed", "Check the user and the password in --database")
                .doesNotContain("wrong-guess");
        assertThat(refusal(server.address("nowhere")))
                .contains("database \"nowhere\" does not exist", "create database");
        server.asSuperuser("alter role " + ExternalServer.SHOPKEEPER + " nocreaterole");
        assertThat(refusal(server.address())).contains("permission denied", "alter role shopkeeper createrole");
        server.asSuperuser("alter role " + ExternalServer.SHOPKEEPER + " createrole");
    }

    @Test
    @Order(2)
    void tooOldAServerIsRefused() throws IOException {
        try (var old = ExternalServer.start(15, home)) {
            assertThat(refusal(old.address())).contains("Peyvand needs PostgreSQL 16 or later", "runs 15.");
        }
    }

    /** The second start of a node is there too: the role stands already and is not the superuser's to change. */
    @Test
    @Order(3)
    void twoNodesShareSessionsAndWorkAndEachImportIsCarriedOutOnce() throws IOException {
        try (var one = start().setUp();
                var other = start()) {
            var owner = one.owner();
            var page = RunningProgram.startImport(owner, Books.file(6_000));
            var there = owner.at(other.port());
            assertThat(there.get(page).statusCode()).as("logged in at both").isEqualTo(200);
            await().atMost(PATIENCE).until(() -> server.books().state().equals("done"));
            assertThat(there.get("/customers").body()).contains("مشتری");
            assertThat(server.books().read("select counts ->> 'created' from commerce.import"))
                    .containsExactly("5988");
            assertThat(server.books().read("select counts ->> 'unchanged' from commerce.import"))
                    .as("nothing done twice")
                    .containsExactly("0");
            assertThat(server.books()
                            .read("select rolname from pg_roles where rolname = 'shop_runtime'"
                                    + " and not rolsuper and not rolbypassrls and not rolcreaterole"))
                    .hasSize(1);
            assertThat(server.books()
                            .read("select array_to_string(rolconfig, ' ') from pg_roles where rolname = 'shop_runtime'")
                            .getFirst())
                    .contains("statement_timeout", "lock_timeout", "idle_in_transaction_session_timeout");
        }
    }

    private static RunningProgram start() throws IOException {
        return RunningProgram.start(ownFolder(), "--peyvand.database=" + server.address());
    }

    private static String refusal(String address) throws IOException {
        var said = RunningProgram.refusal(ownFolder(), "--peyvand.database=" + address);
        assertThat(said).contains("Peyvand did not start.").doesNotContain("an external password", "\tat ");
        return said;
    }

    /** For the log; everything else lies in the database. */
    private static String ownFolder() throws IOException {
        return "--peyvand.data=" + Files.createTempDirectory(home, "node");
    }
}
