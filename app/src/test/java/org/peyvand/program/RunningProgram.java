package org.peyvand.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.peyvand.Peyvand;
import org.peyvand.TestClient;
import org.peyvand.TestDatabase;

/** The whole program in a process of its own, started as {@code ./peyvand start} does. */
final class RunningProgram implements AutoCloseable {

    static final String EMAIL = "owner@example.com";
    static final String PASSWORD = "a long-winded password";

    /** A program that lives for seconds spends half of its time on the thorough one. */
    private static final String QUICK_COMPILER = "-XX:TieredStopAtLevel=1";

    private static final String OF_JAVA = "-Xmx";
    private static final String PORT = "--server.port=";
    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");
    private static final Pattern ADDRESS = Pattern.compile("Peyvand is at http://localhost:(\\d+)/");
    private static final Pattern LINK = Pattern.compile("http://localhost:\\d+(/setup/\\S+)");
    private static final String LAST_WORD = "Ctrl-C stops it";

    private final Process process;
    private final String said;

    private RunningProgram(Process process, String said) {
        this.process = process;
        this.said = said;
    }

    /** Waits until it listens; fails with what it said where it does not start. */
    static RunningProgram start(String... options) throws IOException {
        var process = launch(options);
        var output = reader(process);
        var said = new ArrayList<String>();
        do {
            var line = output.readLine();
            assertThat(line).as("the program ended early and said %s", said).isNotNull();
            said.add(line);
        } while (!said.getLast().contains(LAST_WORD));
        Thread.ofVirtual().start(() -> output.lines().forEach(_ -> {}));
        return new RunningProgram(process, String.join("\n", said));
    }

    /** On a data folder, with its own PostgreSQL. */
    static RunningProgram startIn(Path folder) throws IOException {
        return start("--peyvand.data=" + folder);
    }

    /** As {@link #startIn}, where those who knew it before find it again. */
    static RunningProgram startIn(Path folder, int port, String... more) throws IOException {
        return start(Stream.concat(Stream.of("--peyvand.data=" + folder, PORT + port), Stream.of(more))
                .toArray(String[]::new));
    }

    /** What it says where it does not start. */
    static String refusal(String... options) throws IOException {
        var process = launch(options);
        var said = reader(process).lines().toList();
        assertThat(process.onExit().join().exitValue()).isNotZero();
        return String.join("\n", said);
    }

    private static Process launch(String... all) throws IOException {
        var forJava =
                Stream.of(all).filter(option -> option.startsWith(OF_JAVA)).findFirst();
        var options =
                Stream.of(all).filter(option -> !option.startsWith(OF_JAVA)).toArray(String[]::new);
        var words = Stream.concat(
                Stream.of(
                        JAVA.toString(),
                        "-XX:+UseSerialGC",
                        QUICK_COMPILER,
                        forJava.orElse("-Xmx512m"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Peyvand.class.getName(),
                        "--peyvand.postgresql=" + TestDatabase.BINARIES),
                Stream.concat(
                        Stream.of(options).anyMatch(option -> option.startsWith(PORT))
                                ? Stream.of()
                                : Stream.of(PORT + 0),
                        Stream.of(options)));
        return new ProcessBuilder(words.toList()).redirectErrorStream(true).start();
    }

    private static BufferedReader reader(Process process) {
        return new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /** As {@link #startIn(Path)}, with so much memory, such as "-Xmx1g". */
    static RunningProgram startIn(Path folder, String memory) throws IOException {
        return start("--peyvand.data=" + folder, memory);
    }

    /** A browser nobody has logged in with. */
    TestClient stranger() {
        return TestClient.stranger(port());
    }

    int port() {
        var port = ADDRESS.matcher(said);
        assertThat(port.find()).as(said).isTrue();
        return Integer.parseInt(port.group(1));
    }

    /** A browser whose owner has logged in. */
    TestClient owner() {
        var owner = stranger();
        assertThat(owner.logIn(EMAIL, PASSWORD)).doesNotContain("/login");
        return owner;
    }

    /** Sets a shop up by the link that the first start prints. */
    RunningProgram setUp() {
        var link = LINK.matcher(said);
        assertThat(link.find()).as(said).isTrue();
        var browser = stranger();
        browser.readToken(link.group(1));
        var answer = browser.post(
                link.group(1),
                Map.of(
                        "business", "فروشگاه آزمون",
                        "money", "IRR-toman",
                        "calendar", "jalali",
                        "zone", "Asia/Tehran",
                        "workingDays", "iran",
                        "ownerName", "مریم حسینی‌نسب",
                        "email", EMAIL,
                        "password", PASSWORD));
        assertThat(answer.headers().firstValue("Location").orElse(answer.body()))
                .endsWith("/login");
        return this;
    }

    /** Uploads a file, starts its import by the plan proposed, and returns the import's page. */
    static String startImport(TestClient owner, String file) {
        var page = path(owner.upload("/customers/import", "orders.csv", file)
                .headers()
                .firstValue("Location")
                .orElseThrow());
        assertThat(owner.post(page + "/resume", Map.of()).statusCode()).isEqualTo(302);
        return page;
    }

    static String path(String location) {
        return URI.create(location).getPath();
    }

    /** As {@code kill -9} does, of the program alone. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** Of the program and its PostgreSQL, which goes first, so that the program has no chance to tidy up. */
    void killWithDatabase(Path folder) throws IOException {
        kill(postmaster(folder));
        kill();
    }

    /** Kills the PostgreSQL of a data folder and hides its files, so that it cannot come back by itself. */
    static void takeDatabaseAway(Path folder) throws IOException {
        var server = postmaster(folder);
        Files.move(folder.resolve("cluster"), folder.resolve("hidden"));
        kill(server);
    }

    /** Lets it come back. */
    static void giveDatabaseBack(Path folder) throws IOException {
        Files.move(folder.resolve("hidden"), folder.resolve("cluster"));
    }

    private static Optional<ProcessHandle> postmaster(Path folder) throws IOException {
        var pidFile = Files.readAllLines(folder.resolve("cluster/postmaster.pid"));
        return ProcessHandle.of(Long.parseLong(pidFile.getFirst().strip()));
    }

    private static void kill(Optional<ProcessHandle> server) {
        server.ifPresent(found -> {
            found.destroyForcibly();
            found.onExit().join();
        });
    }

    /** Stops it as Ctrl-C does, and its PostgreSQL with it. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(Duration.ofSeconds(60))) kill();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
