package org.peyvand.commerce.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.peyvand.commerce.Import;
import org.peyvand.commerce.Imports;

/** Carries imports out to their end, as a person at the pages would. */
final class Uploads {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private Uploads() {}

    static UUID start(Imports imports, String name, InputStream file) {
        var id = imports.upload(name, file);
        imports.resume(id);
        return id;
    }

    /** Through the background job, to the end. */
    static Import finish(Imports imports, String name, InputStream file) throws InterruptedException {
        return await(imports, start(imports, name, file));
    }

    static Import finish(Imports imports, String text) throws InterruptedException {
        return finish(imports, "orders.csv", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    static Import await(Imports imports, UUID id) throws InterruptedException {
        var end = Instant.now().plus(PATIENCE);
        while (imports.get(id).isRunning()) {
            assertThat(Instant.now()).isBefore(end);
            Thread.sleep(20);
        }
        return imports.get(id);
    }
}
