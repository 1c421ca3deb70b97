package org.peyvand.web;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * Every sentence of the product in both languages: the pairs {@code messages/<module>_fa.properties} and {@code _en}
 * on the class path, in UTF-8. {0}, {1} … stand for arguments; every other character, the apostrophe too, for itself.
 */
@Component
public final class Messages {

    private static final Pattern ARGUMENT = Pattern.compile("\\{(\\d)}");

    private final Map<Language, Map<String, String>> texts = new EnumMap<>(Language.class);

    /**
     * @throws IllegalStateException when a key stands in two files
     * @throws UncheckedIOException when a file cannot be read
     */
    public Messages(ResourcePatternResolver files) {
        for (var language : Language.values()) {
            texts.put(language, merged(files, "classpath*:messages/*_" + language.code() + ".properties"));
        }
    }

    /** All messages on the class path, for use outside Spring. */
    public static Messages load() {
        return new Messages(new PathMatchingResourcePatternResolver());
    }

    public Set<String> keys(Language language) {
        return Set.copyOf(texts.get(language).keySet());
    }

    /** The text of a key with its {0}, {1} …; empty where there is none. */
    public Optional<String> find(Language language, String key) {
        return Optional.ofNullable(texts.get(language).get(key));
    }

    /** The sentence; a missing key is an AssertionError where assertions are on, else the key itself. */
    String say(Language language, String key, List<String> arguments) {
        var text = find(language, key);
        assert text.isPresent() : "No message " + key + " in " + language.code();
        return text.map(found -> ARGUMENT.matcher(found).replaceAll(filledFrom(arguments)))
                .orElse(key);
    }

    private static Function<MatchResult, String> filledFrom(List<String> arguments) {
        return argument -> {
            int index = Integer.parseInt(argument.group(1));
            return Matcher.quoteReplacement(index < arguments.size() ? arguments.get(index) : argument.group());
        };
    }

    private static Map<String, String> merged(ResourcePatternResolver resolver, String pattern) {
        try {
            var merged = new HashMap<String, String>();
            Arrays.stream(resolver.getResources(pattern)).forEach(file -> addAll(file, merged));
            return merged;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void addAll(Resource file, Map<String, String> merged) {
        read(file).forEach((key, text) -> {
            if (merged.putIfAbsent((String) key, (String) text) != null) {
                throw new IllegalStateException("Message " + key + " of " + file.getFilename() + " exists already");
            }
        });
    }

    private static Properties read(Resource file) {
        try (var reader = new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8)) {
            var properties = new Properties();
            properties.load(reader);
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file.getFilename(), e);
        }
    }
}
