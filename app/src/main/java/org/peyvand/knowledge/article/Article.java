package org.peyvand.knowledge.article;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.peyvand.web.Language;

/**
 * A thing the business knows, in one language or both.
 *
 * @param number its short name in public addresses
 */
public record Article(UUID id, long number, Optional<UUID> category, Map<Language, Translation> translations) {

    /** The article in that language, if it is written in it. */
    public Optional<Translation> in(Language language) {
        return Optional.ofNullable(translations.get(language));
    }

    /** In that language where there is one, else in the other. */
    public Translation preferring(Language language) {
        return in(language).orElseGet(() -> in(language.other()).orElseThrow());
    }
}
