package org.peyvand.knowledge;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.json.JsonMapper;

/** The inputs by which the sanitizers of OWASP, jsoup and Loofah are tried, as the bodies of articles. */
public final class Attacks {

    /** One of them. */
    public record Attack(String name, String body) {}

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(JsonReadFeature.ALLOW_JAVA_COMMENTS).build();

    private Attacks() {}

    public static List<Attack> all() throws IOException {
        var folder = Path.of(System.getProperty("peyvand.data"), "html-xss");
        var all = new ArrayList<Attack>();
        try (var archives = Files.list(folder)) {
            for (var archive : archives.sorted().toList()) read(archive, all);
        }
        return all;
    }

    private static void read(Path archive, List<Attack> all) throws IOException {
        try (var tar = new TarArchiveInputStream(new GZIPInputStream(Files.newInputStream(archive)))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                if (!entry.isFile() || entry.getName().endsWith(".gz")) continue;
                var text = new String(tar.readAllBytes(), StandardCharsets.UTF_8);
                var name = entry.getName();
                bodies(name, text).map(body -> new Attack(name, body)).forEach(all::add);
            }
        }
    }

    /** Loofah's tests stand in one JSON file, an input each; other files are one attack, of which the first part will do. */
    private static Stream<String> bodies(String name, String text) {
        return name.endsWith("sanitizer_tests1.dat")
                ? JSON.readTree(text)
                        .valueStream()
                        .map(test -> test.path("input").asString(""))
                : Stream.of(text.substring(0, Math.min(text.length(), ArticleText.LONGEST_BODY)));
    }
}
