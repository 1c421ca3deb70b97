package org.peyvand.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.peyvand.TestClient;

/** An import that meets with misfortune on its way ends exactly as one that was left in peace. */
class ImportSurvivesTest {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final String FILE = Books.file(20_000);

    @TempDir
    private Path disturbed;

    @TempDir
    private static Path undisturbed;

    private static List<String> leftInPeace;

    private RunningProgram program;

    @AfterEach
    void leaveNothingBehind() {
        program.close();
    }

    @Test
    void killedAloneAndKilledWithItsDatabaseItGoesOnToTheVerySameEnd() throws IOException {
        program = RunningProgram.startIn(disturbed).setUp();
        RunningProgram.startImport(program.owner(), FILE);
        awaitStepsBeyond(0);
        program.kill();

        program = RunningProgram.startIn(disturbed);
        var afterFirst = Books.in(disturbed).steps();
        assertThat(Books.in(disturbed).state()).isEqualTo("running");
        awaitStepsBeyond(afterFirst);
        program.killWithDatabase(disturbed);

        program = RunningProgram.startIn(disturbed);
        assertThat(Books.in(disturbed).state()).isEqualTo("running");
        awaitDone(disturbed);
        var contents = Books.in(disturbed).contents();
        program.close();

        assertThat(contents).isEqualTo(leftInPeace).anyMatch(fact -> fact.startsWith("rejected"));
    }

    @Test
    void theDatabaseGoneForAWhilePagesSaySoAndOnceItIsBackTheImportGoesOn() throws IOException {
        program = RunningProgram.startIn(disturbed).setUp();
        var owner = program.owner();
        assertThat(owner.post("/language", Map.of("language", "fa")).statusCode())
                .isEqualTo(302);
        var page = RunningProgram.startImport(owner, FILE);
        awaitStepsBeyond(0);
        assertThat(Books.in(disturbed).state()).isEqualTo("running");
        RunningProgram.takeDatabaseAway(disturbed);

        assertUnavailable(owner, List.of("/", "/customers", page), "lang=\"fa\"", "اکنون در دسترس نیست");
        assertUnavailable(program.stranger(), List.of("/login"), "lang=\"en\"", "Not available right now");
        assertThat(owner.get("/health/live").statusCode()).isEqualTo(200);
        assertThat(owner.get("/health/ready").statusCode()).isEqualTo(503);
        var stylesheet = owner.get("/").body().replaceAll("(?s).*href=\"(/assets/[^\"]+\\.css)\".*", "$1");
        assertThat(owner.get(stylesheet).statusCode()).as(stylesheet).isEqualTo(200);

        RunningProgram.giveDatabaseBack(disturbed);
        awaitDone(disturbed);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(owner.get(page).statusCode()).isEqualTo(200));
        var contents = Books.in(disturbed).contents();
        program.close();

        assertThat(contents).isEqualTo(leftInPeace);
    }

    private static void assertUnavailable(TestClient browser, List<String> paths, String language, String sentence) {
        for (var path : paths) {
            var answer = browser.get(path);
            assertThat(answer.statusCode()).as(path).isEqualTo(503);
            assertThat(answer.body()).as(path).contains(language, sentence);
            assertThat(answer.headers().firstValue("Content-Security-Policy")).isPresent();
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        }
    }

    @BeforeAll
    static void leaveOneInPeace() throws IOException {
        try (var program = RunningProgram.startIn(undisturbed).setUp()) {
            RunningProgram.startImport(program.owner(), FILE);
            awaitDone(undisturbed);
            leftInPeace = Books.in(undisturbed).contents();
        }
    }

    private void awaitStepsBeyond(long steps) {
        await().atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> Books.in(disturbed).steps() > steps);
    }

    private static void awaitDone(Path folder) {
        await().ignoreExceptions()
                .atMost(PATIENCE)
                .until(() ->
                        Stream.of("done", "failed").anyMatch(Books.in(folder).state()::equals));
    }
}
