package org.peyvand.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A throw-away business on the program under measure, set up through its first page. Neither program nor data outlive the
 * bench, whichever way that ends.
 */
final class Shop implements AutoCloseable {

    private static final String EMAIL = "owner@shop.example";
    private static final String PASSWORD = "quiet-lantern-orchard-47";

    private final Path data;
    private final List<Visitor> visitors = new ArrayList<>();
    private final Thread atExit = new Thread(this::leave, "end of the shop");
    private RunningProgram program;
    private Database database;
    private UUID workspace;

    private Shop(Path data) {
        this.data = data;
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /** Starts the program on an empty folder of that name and sets a business up. */
    static Shop open(Program program, Path folder, String name) throws IOException, InterruptedException, SQLException {
        Files.createDirectories(folder);
        var shop = new Shop(Files.createTempDirectory(folder, name + "-").toRealPath());
        try {
            shop.start(program);
            shop.program.awaitReady();
            shop.setUp();
            return shop;
        } catch (IOException | InterruptedException | SQLException | RuntimeException e) {
            shop.close();
            throw e;
        }
    }

    /** Starts the program on the shop's data and returns at once. */
    void start(Program how) throws IOException {
        program = how.start(data);
    }

    void stop() {
        program.close();
    }

    private void setUp() throws IOException, InterruptedException, SQLException {
        try (var first = new Visitor(this::program)) {
            var page = program.setUpPath();
            first.submit(
                            page,
                            page,
                            Map.of(
                                    "business", "فروشگاه سنجش",
                                    "money", "IRR-toman",
                                    "calendar", "jalali",
                                    "zone", "Asia/Tehran",
                                    "workingDays", "iran",
                                    "ownerName", "مدیر فروشگاه",
                                    "email", EMAIL,
                                    "password", PASSWORD))
                    .leadsTo();
        }
        database = Database.of(data);
        workspace = UUID.fromString(database.ask("select workspace_id from workspace.workspace"));
    }

    RunningProgram program() {
        return program;
    }

    /** Its database, of the present start. */
    Database database() throws IOException {
        database = Database.of(data);
        return database;
    }

    /** Where its data lies until it closes. */
    Path folder() {
        return data;
    }

    UUID workspace() {
        return workspace;
    }

    /** The owner at so many browsers, logged in at each. Attempts are counted, and what is counted is forgotten here. */
    Readers readers(int count) throws IOException, InterruptedException {
        while (visitors.size() < count) {
            var visitor = new Visitor(this::program);
            visitors.add(visitor);
            forgetAttempts();
            visitor.logIn(EMAIL, PASSWORD);
        }
        return new Readers(List.copyOf(visitors.subList(0, count)));
    }

    /** Attempts are counted by addresses, of which the bench has one. */
    void forgetAttempts() throws IOException {
        try {
            database().execute("delete from platform.rate_limit");
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }

    Visitor owner() throws IOException, InterruptedException {
        return readers(1).visitors().getFirst();
    }

    /** A new key for the API. It names its workspace and itself; the database keeps the hash of its secret alone. */
    String newKey() throws IOException, SQLException {
        var id = UUID.randomUUID();
        var secret = UUID.randomUUID().toString().replace("-", "");
        database().execute("""
                insert into workspace.api_key (workspace_id, key_id, name, secret_hash, role, created_by, created_at)
                values ('%s', '%s', 'bench', '\\x%s', 'admin', 'bench', now())""".formatted(workspace, id, sha256(secret)));
        var ids = ByteBuffer.allocate(32)
                .putLong(workspace.getMostSignificantBits())
                .putLong(workspace.getLeastSignificantBits())
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits());
        return "peyvand_" + Base64.getUrlEncoder().withoutPadding().encodeToString(ids.array()) + "_" + secret;
    }

    private static String sha256(String text) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
            visitors.forEach(Visitor::close);
            leave();
        } catch (IllegalStateException shuttingDown) {
            // Then the hook does it.
        }
    }

    private void leave() {
        if (program != null) program.close();
        delete(data);
    }

    private static void delete(Path folder) {
        try {
            if (Files.exists(folder)) Files.walkFileTree(folder, new Deleting());
        } catch (IOException e) {
            System.err.println("The folder " + folder + " is left behind: " + e.getMessage());
        }
    }

    private static final class Deleting extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, IOException failure) throws IOException {
            Files.deleteIfExists(folder);
            return FileVisitResult.CONTINUE;
        }
    }
}
