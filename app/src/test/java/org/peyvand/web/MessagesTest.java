package org.peyvand.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** What the sources of every module say, against the bundles and the list of icons. */
class MessagesTest {

    private static final Pattern SAID =
            Pattern.compile("\\b(?:say|flash|because|conflict)\\(\\s*(?:Tone\\.\\w+,\\s*)?\"([^\"]+)\"\\s*[,)]");
    private static final Pattern REFUSED = Pattern.compile("new Refused\\([^\",]+,\\s*\"([^\"]+)\"\\s*[,)]");
    private static final Pattern COUNTED = Pattern.compile("\\bcount\\(\\s*\"([^\"]+)\"\\s*,");
    private static final Pattern ARGUMENT = Pattern.compile("\\{\\d}");
    private static final Pattern ICON = Pattern.compile("\\bicon = \"([^\"]+)\"|web\\.icon\\(name = \"([^\"]+)\"");

    private final Messages messages = Messages.load();

    @Test
    void bothLanguagesHaveTheSameKeys() {
        assertThat(new TreeSet<>(messages.keys(Language.FA))).isEqualTo(new TreeSet<>(messages.keys(Language.EN)));
    }

    @Test
    void bothLanguagesUseTheSameArguments() {
        var keys = messages.keys(Language.FA).stream().filter(key -> !key.startsWith("kit."));
        assertThat(keys)
                .allSatisfy(
                        key -> assertThat(arguments(Language.FA, key)).as(key).isEqualTo(arguments(Language.EN, key)));
    }

    @Test
    void nothingIsEmptyOrWrittenWithArabicYehAndKaf() {
        assertThat(messages.keys(Language.FA))
                .allSatisfy(key -> assertThat(messages.find(Language.FA, key).orElseThrow())
                        .as(key)
                        .isNotBlank()
                        .doesNotContain("ي", "ك"));
    }

    @Test
    void everyMessageTheSourcesSayExists() throws IOException {
        for (var source : sources()) {
            var text = Files.readString(source);
            assertThat(messages.keys(Language.FA))
                    .as(source.toString())
                    .containsAll(found(SAID, text))
                    .containsAll(found(REFUSED, text));
            for (var key : found(COUNTED, text)) {
                assertThat(messages.keys(Language.FA)).as(source.toString()).contains(key + ".one", key + ".other");
            }
        }
    }

    @Test
    void everyIconTheTemplatesNameIsInTheList() throws IOException {
        var listed = new TreeSet<String>();
        for (var line : Files.readAllLines(Path.of("src/main/assets/icons.txt"))) {
            listed.add(line.split("\\s+")[0]);
        }
        for (var source : sources()) {
            assertThat(listed).as(source.toString()).containsAll(found(ICON, Files.readString(source)));
        }
    }

    @Test
    void twoFilesMayNotSayTheSame() {
        var twice = new PathMatchingResourcePatternResolver() {
            @Override
            public Resource[] getResources(String pattern) {
                return new Resource[] {file("a=1"), file("a=2")};
            }
        };
        assertThatThrownBy(() -> new Messages(twice))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("a");
    }

    private static Resource file(String content) {
        return new ByteArrayResource(content.getBytes(StandardCharsets.UTF_8));
    }

    private List<String> arguments(Language language, String key) {
        var text = messages.find(language, key).orElseThrow();
        return ARGUMENT.matcher(text)
                .results()
                .map(found -> found.group())
                .distinct()
                .sorted()
                .toList();
    }

    private static Set<String> found(Pattern pattern, String text) {
        var found = new TreeSet<String>();
        pattern.matcher(text)
                .results()
                .forEach(match -> found.add(match.group(1) != null ? match.group(1) : match.group(2)));
        return found;
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main"))) {
            return files.filter(file ->
                            file.toString().endsWith(".jte") || file.toString().endsWith(".java"))
                    .toList();
        }
    }
}
