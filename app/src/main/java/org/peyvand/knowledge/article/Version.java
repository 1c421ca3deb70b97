package org.peyvand.knowledge.article;

import java.time.Instant;
import java.util.Optional;
import org.peyvand.knowledge.ArticleText;

/**
 * An article in one language as it once was.
 *
 * @param number from 1
 * @param restoredFrom the older version it was taken from, where somebody went back
 */
public record Version(int number, ArticleText text, Instant at, String by, Optional<Integer> restoredFrom) {}
