package org.peyvand.knowledge.article;

import java.time.Instant;
import java.util.Optional;
import org.peyvand.knowledge.ArticleState;
import org.peyvand.web.Language;

/**
 * An article in one language: how far it is, and its newest version.
 *
 * @param published the version the public reads, where there is one
 * @param useful how many visitors found it useful, and {@code useless} how many did not
 */
public record Translation(
        Language language,
        ArticleState state,
        Version latest,
        Optional<Integer> published,
        Instant changedAt,
        String changedBy,
        int useful,
        int useless) {

    /** Whether members have written on since it was last published. */
    public boolean hasUnpublishedChanges() {
        return published.filter(version -> version != latest.number()).isPresent();
    }
}
