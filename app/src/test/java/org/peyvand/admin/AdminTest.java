package org.peyvand.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.peyvand.Peyvand;
import org.peyvand.PeyvandTest;
import org.peyvand.TestClient;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** What an administrator scripts: a workspace from nothing, its people and keys, and a first import. */
@PeyvandTest
class AdminTest {

    @Autowired
    private ApplicationContext running;

    @TempDir
    private Path folder;

    private String email;
    private Said said;

    private record Said(int status, String out, String err) {}

    @BeforeEach
    void begin() {
        email = "owner-" + UUID.randomUUID() + "@example.com";
    }

    @Test
    void workspaceFromNothingIsReadyForWork() throws IOException {
        var workspace = createWorkspace();
        assertThat(TestClient.stranger().logIn(email, "a long-winded password")).doesNotContain("refused");
        assertThat(admin("workspace", "list").out()).contains(workspace + "\tShop " + email);

        var key = admin("key", "create", "--workspace", workspace, "--name", "shop", "--role", "ADMIN")
                .out()
                .strip();
        assertThat(TestClient.withKey(key).get("/api/v1/customers").statusCode())
                .isEqualTo(200);
    }

    @Test
    void memberIsAddedAndHelpedToANewPassword() throws IOException {
        var workspace = createWorkspace();
        var agent = "agent-" + email;
        var added = admin(
                "member",
                "add",
                "--workspace",
                workspace,
                "--email",
                agent,
                "--name",
                "Ali",
                "--role",
                "AGENT",
                "--password-file",
                password());
        assertThat(added.status()).isZero();
        var link = admin("member", "reset", "--workspace", workspace, "--email", agent)
                .out()
                .strip();
        var page = TestClient.stranger().get(link.replaceFirst("https?://[^/]+", ""));
        assertThat(page.statusCode()).isEqualTo(200);
    }

    @Test
    void ownerOfOneWorkspaceFoundsAnotherWithoutAPassword() throws IOException {
        createWorkspace();
        var second = admin(
                "workspace", "create", "--name", "Second " + email, "--owner-name", "Emma", "--owner-email", email);
        assertThat(second.status()).isZero();
        assertThat(admin("workspace", "list").out()).contains("Second " + email);
    }

    @Test
    void aFolderOfMarkdownBecomesArticles() throws IOException {
        var workspace = createWorkspace();
        var file = folder.resolve("docs.zip");
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("delivery.md"));
            zip.write("# Delivery\n\nWithin three days.".getBytes(StandardCharsets.UTF_8));
            zip.putNextEntry(new ZipEntry("notes.txt"));
        }
        said = admin("knowledge", "import", file.toString(), "--workspace", workspace, "--publish");
        assertThat(said.status()).as(said.err()).isZero();
        assertThat(said.out()).contains("state done", "created 1", "not-taken not-markdown notes.txt");
        assertThat(admin("knowledge", "import", file.toString(), "--workspace", workspace)
                        .out())
                .contains("created 0", "unchanged 1");
    }

    @Test
    void tableIsImportedToItsEnd() throws IOException {
        var workspace = createWorkspace();
        var file = Files.writeString(folder.resolve("orders.csv"), """
                nr;when;who;sum
                1;1404/01/05;Maryam Hosseini;12000
                2;1404/01/06;Ali Rezaei;15000
                3;1404/13/06;Ali Rezaei;15000
                """);
        said = admin(
                "import",
                file.toString(),
                "--workspace",
                workspace,
                "--delimiter",
                ";",
                "--mapping",
                "order-number=nr,order-date=when,customer-name=who,order-total=4");
        assertThat(said.status()).as(said.err()).isZero();
        assertThat(said.out()).contains("state done", "orders-created 2", "customers-new 2", "rejected 1");
        assertThat(said.err()).contains("100%");
        assertThat(admin(
                                "import",
                                file.toString(),
                                "--workspace",
                                workspace,
                                "--mapping",
                                "order-number=nr,order-date=when,customer-name=who,order-total=sum")
                        .out())
                .contains("orders-created 0", "orders-unchanged 2");
    }

    @Test
    void whatCannotBeDoneIsSaidInOneLine() throws IOException {
        createWorkspace();
        for (var wrong : new String[][] {
            {"key", "create", "--workspace", "nothing of the kind", "--name", "x"},
            {"workspace", "create", "--name", "X", "--owner-name", "E", "--owner-email", "nobody"},
            {"workspace", "create", "--name", "X", "--owner-name", "E", "--owner-email", email, "--zone", "Mars/Base"},
            {"workspace", "create", "--name", "X", "--owner-name", "E", "--owner-email", email, "--hours", "someday 9-5"
            },
            {"import", "/no/such/file"},
        }) {
            said = admin(wrong);
            assertThat(said.status()).isEqualTo(1);
            assertThat(said.err().strip()).isNotEmpty().doesNotContain("\n", "Exception");
            assertThat(said.out()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "workspace",
                "workspace create",
                "workspace list",
                "member",
                "member add",
                "member reset",
                "key",
                "key create",
                "import",
                "backup",
                "restore"
            })
    void everyCommandHelps(String command) {
        var words = (command + " --help").strip().split(" ");
        said = admin(words);
        assertThat(said.status()).isZero();
        assertThat(said.out()).contains("Usage: admin", "--help");
    }

    @Test
    void unknownCommandIsTwo() {
        assertThat(admin("dance").status()).isEqualTo(2);
        assertThat(admin("key", "create").status()).isEqualTo(2);
    }

    private String createWorkspace() throws IOException {
        said = admin(
                "workspace",
                "create",
                "--name",
                "Shop " + email,
                "--owner-name",
                "Emma",
                "--owner-email",
                email,
                "--owner-password-file",
                password());
        assertThat(said.status()).as(said.err()).isZero();
        return said.out().strip();
    }

    private String password() throws IOException {
        return Files.writeString(folder.resolve("password"), "a long-winded password\n")
                .toString();
    }

    private Said admin(String... words) {
        var out = new StringWriter();
        var err = new StringWriter();
        var status = Admin.commands(new OfTheTest())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(words);
        return new Said(status, out.toString(), err.toString());
    }

    /** The program that runs for the tests, in place of one of the command's own. */
    private final class OfTheTest extends Program {

        OfTheTest() {
            super(Peyvand.class);
        }

        @Override
        ApplicationContext context() {
            return running;
        }
    }
}
