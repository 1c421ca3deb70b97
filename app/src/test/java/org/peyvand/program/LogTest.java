package org.peyvand.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** The log is for programs to read, and for people who are not to know the customers. */
class LogTest {

    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    private Path folder;

    @Test
    void eachLineIsAnObjectAndNoneTellsOfACustomerOrALink() throws IOException {
        try (var program = RunningProgram.startIn(folder).setUp()) {
            var owner = program.owner();
            RunningProgram.startImport(owner, Books.file(3));
            owner.get("/customers?q=09123450001");
            owner.post("/customers/new", Map.of("name", "مشتری 2", "mobile", "09123450001"));
            RunningProgram.takeDatabaseAway(folder);
            assertThat(owner.get("/customers?q=09123450001").statusCode()).isEqualTo(503);
            assertThat(program.stranger().get("/setup/a-link-nobody-may-read").statusCode())
                    .isEqualTo(503);
            RunningProgram.giveDatabaseBack(folder);
        }
        var log = Files.readAllLines(folder.resolve("log/peyvand.log"));
        assertThat(log).isNotEmpty().allSatisfy(line -> {
            var entry = JSON.readTree(line);
            assertThat(entry.path("@timestamp").asString()).isNotEmpty();
            assertThat(entry.path("log").path("level").asString()).isNotEmpty();
        });
        assertThat(String.join("\n", log))
                .as("the outage is in it")
                .contains("503")
                .doesNotContain("0912345", "912345", "مشتری", RunningProgram.EMAIL, "a-link-nobody-may-read");
    }
}
