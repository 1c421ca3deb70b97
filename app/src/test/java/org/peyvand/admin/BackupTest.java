package org.peyvand.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.peyvand.Peyvand;
import org.peyvand.PeyvandTest;
import org.peyvand.TestClient;
import org.peyvand.TestDatabase;
import org.peyvand.database.Backup;
import org.peyvand.database.DatabaseAddress;
import org.peyvand.database.UnusableBackup;
import org.peyvand.delivery.DeliveryBelongings;
import org.peyvand.workspace.TestWorkspace;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** A backup holds every customer of every business, and a database filled from it is what the first one was. */
@PeyvandTest
@TestInstance(Lifecycle.PER_CLASS)
class BackupTest {

    @Autowired
    private ApplicationContext running;

    @TempDir
    private static Path folder;

    private Path file;
    private TestWorkspace shop;
    private UUID onItsWay;
    private DatabaseAddress restored;

    @BeforeAll
    void backUpAndRestore() {
        file = folder.resolve("all.backup");
        shop = TestWorkspace.create();
        TestClient.program(shop)
                .send(
                        "POST",
                        "/api/v1/customers",
                        "{\"name\":\"مریم حسینی \\\\ با خط کج\",\"city\":\"شیراز\",\"handles\":[{\"kind\":\"mobile\",\"value\":\"09121234567\"}]}");
        onItsWay = shop.acting(() -> DeliveryBelongings.delivery(running, "to@example.com"));
        var written = admin(
                "backup", file.toString(), "--database", TestDatabase.owner().asUri());
        assertThat(written.status()).as(written.err()).isZero();
        restored = TestDatabase.empty("restored");
        var filled = admin("restore", file.toString(), "--database", restored.asUri());
        assertThat(filled.status()).as(filled.err()).isZero();
        assertThat(filled.out()).contains(written.out().strip());
    }

    @Test
    void whatIsRestoredIsWhatWasBackedUp() throws IOException {
        var again = folder.resolve("again.backup");
        Backup.write(restored, again, (_, _) -> {});
        var first = contents(file);
        var second = contents(again);
        assertThat(first.get("customer.customer")).anyMatch(row -> row.contains("شیراز"));
        assertThat(first).containsKeys("workspace.account", "workspace.audit_entry", "platform.scheduled_tasks");
        assertThat(second.remove("delivery.delivery")).hasSameSizeAs(first.remove("delivery.delivery"));
        assertThat(second).isEqualTo(first);
    }

    @Test
    void nobodySendsTwiceWhatMayHaveLeftSinceTheBackup() {
        assertThat(ask(restored, """
                select state || ' ' || problem from delivery.delivery
                where claimed_until <= now() and delivery_id = '%s'""".formatted(onItsWay))).isEqualTo("sending delivery.problem.restored");
        assertThat(ask(restored, "select count(*) from delivery.delivery where state = 'planned'"))
                .isEqualTo("0");
    }

    @Test
    void allThatIsOursIsInAndNothingElse() throws IOException {
        var schemas = contents(file).keySet().stream()
                .map(table -> table.substring(0, table.indexOf('.')))
                .distinct()
                .sorted()
                .toList();
        assertThat(ask(TestDatabase.owner(), """
                select string_agg(nspname, ',' order by nspname) from pg_namespace
                where nspname !~ '^pg_' and nspname not in ('information_schema', 'public')""")).isEqualTo(String.join(",", schemas));
        restored.execute(connection -> {
            try (var statement = connection.createStatement()) {
                statement.execute("create schema if not exists another");
                statement.execute("create table if not exists another.program (secret text)");
            }
        });
        var beside = folder.resolve("beside.backup");
        Backup.write(restored, beside, (_, _) -> {});
        assertThat(contents(beside).keySet()).isEqualTo(contents(file).keySet());
    }

    @Test
    void theProgramRunsOnWhatWasRestored() {
        var listed = admin("workspace", "list", "--database", restored.asUri());
        assertThat(listed.out()).contains(shop.uuid().toString());
    }

    @Test
    void onlyItsOwnerReadsTheFileAndNoneIsOverwritten() throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        var again = admin(
                "backup", file.toString(), "--database", TestDatabase.owner().asUri());
        assertThat(again.status()).isEqualTo(1);
        assertThat(again.err()).contains("is there already");
        try (var files = Files.list(folder)) {
            assertThat(files).noneMatch(left -> left.toString().endsWith(".unfinished"));
        }
    }

    @Test
    void aDatabaseInUseIsNotRestoredInto() {
        var refused = admin(
                "restore", file.toString(), "--database", TestDatabase.owner().asUri());
        assertThat(refused.status()).isEqualTo(1);
        assertThat(refused.err()).contains("is in use already");
    }

    @Test
    void whatIsNoWholeBackupIsSaidAndLeavesNothing() throws IOException {
        var cut = Files.copy(file, folder.resolve("cut"));
        try (var channel = FileChannel.open(cut, StandardOpenOption.WRITE)) {
            channel.truncate(channel.size() / 2);
        }
        var other = TestDatabase.empty("damaged");
        var text = Files.writeString(folder.resolve("text"), "no archive");
        var fewer = without("customer.handle", folder.resolve("fewer"));
        var later = changed("schema=", "schema=9", folder.resolve("later"));
        Map.of(cut, "damaged", text, "no backup", fewer, "damaged", later, "later version")
                .forEach((damaged, why) -> {
                    var refused = admin("restore", damaged.toString(), "--database", other.asUri());
                    assertThat(refused.status()).as(damaged.toString()).isEqualTo(1);
                    assertThat(refused.err()).contains(why).doesNotContain("Exception");
                });
        assertThat(admin("restore", folder.resolve("none").toString(), "--database", other.asUri())
                        .err())
                .contains("There is no file");

        var whole = admin("restore", file.toString(), "--database", other.asUri());
        assertThat(whole.status()).as(whole.err()).isZero();
    }

    @Test
    void whatFailsAtTheEndIsUndoneAndCanBeDoneAgain() {
        var other = TestDatabase.empty("undone");
        assertThatThrownBy(() -> Backup.restore(
                        other,
                        file,
                        _ -> {
                            throw new UnusableOnPurpose();
                        },
                        (_, _) -> {}))
                .isInstanceOf(UnusableOnPurpose.class);
        assertThat(ask(other, "select count(*) from customer.customer")).isEqualTo("0");
        Backup.restore(other, file, _ -> {}, (_, _) -> {});
        assertThat(ask(other, "select count(*) from customer.customer")).isNotEqualTo("0");
    }

    private static final class UnusableOnPurpose extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    @Test
    void whereNothingIsThereIsNothingToBackUp() {
        var nowhere = folder.resolve("nowhere");
        var nothing = folder.resolve("nothing.backup");
        var refused = admin("backup", nothing.toString(), "--data", nowhere.toString());
        assertThat(refused.err()).contains("There is no database in");
        assertThat(nowhere).doesNotExist();
        assertThatThrownBy(() -> Backup.write(TestDatabase.empty("bare"), nothing, (_, _) -> {}))
                .isInstanceOf(UnusableBackup.class);
        assertThat(nothing).doesNotExist();
    }

    @Test
    void whoeverSeesOneBusinessAtMostGetsAReasonAndNoEmptyFile() {
        TestDatabase.owner().execute(connection -> {
            try (var statement = connection.createStatement()) {
                statement.execute("drop role if exists walled");
                statement.execute("create role walled login password 'walled'");
            }
        });
        var walled = new DatabaseAddress(TestDatabase.owner().url(), "walled", "walled");
        var empty = folder.resolve("walled.backup");
        var refused = admin("backup", empty.toString(), "--database", walled.asUri());
        assertThat(refused.status()).isEqualTo(1);
        assertThat(refused.err()).contains("alter role walled bypassrls");
        assertThat(empty).doesNotExist();
    }

    /** The rows of each table, sorted: in what order they lie is nobody's business. */
    private static Map<String, List<String>> contents(Path backup) throws IOException {
        var contents = new TreeMap<String, List<String>>();
        try (var zip = new ZipFile(backup.toFile())) {
            for (var entry : Collections.list(zip.entries())) {
                if (!entry.getName().startsWith("rows/")) continue;
                var rows = new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8).lines();
                contents.put(
                        entry.getName().substring("rows/".length()),
                        new ArrayList<>(rows.sorted().toList()));
            }
        }
        return contents;
    }

    private Path without(String table, Path copy) throws IOException {
        return copied(copy, table, "", "");
    }

    private Path changed(String what, String into, Path copy) throws IOException {
        return copied(copy, "", what, into);
    }

    private Path copied(Path copy, String without, String what, String into) throws IOException {
        try (var zip = new ZipFile(file.toFile());
                var out = new ZipOutputStream(Files.newOutputStream(copy))) {
            for (var entry : Collections.list(zip.entries())) {
                if (entry.getName().equals("rows/" + without)) continue;
                out.putNextEntry(new ZipEntry(entry.getName()));
                var bytes = zip.getInputStream(entry).readAllBytes();
                if (entry.getName().equals("backup.properties") && !what.isEmpty()) {
                    bytes = new String(bytes, StandardCharsets.UTF_8)
                            .replace(what, into)
                            .getBytes(StandardCharsets.UTF_8);
                }
                out.write(bytes);
            }
        }
        return copy;
    }

    private static String ask(DatabaseAddress database, String query) {
        var answer = new String[] {""};
        database.execute(connection -> {
            try (var statement = connection.createStatement();
                    var found = statement.executeQuery(query)) {
                if (found.next()) answer[0] = String.valueOf(found.getString(1));
            }
        });
        return answer[0];
    }

    private record Said(int status, String out, String err) {}

    private static Said admin(String... words) {
        var out = new StringWriter();
        var err = new StringWriter();
        try (var program = new Program(Peyvand.class)) {
            var status = Admin.commands(program)
                    .setOut(new PrintWriter(out))
                    .setErr(new PrintWriter(err))
                    .execute(words);
            return new Said(status, out.toString(), err.toString());
        }
    }
}
