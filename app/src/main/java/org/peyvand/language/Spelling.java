package org.peyvand.language;

import java.util.List;

/**
 * How a token spells a word with several spellings. Both are indexed: the usual one, so that all spellings meet, and
 * the written one, so that the beginning of a word finds it while the rest is still being typed.
 */
enum Spelling {
    /** With known variants in their usual spelling, and no part for an ezafe that others write as a mark or not. */
    USUAL,
    WRITTEN;

    /** Some neighbouring parts joined, not longer than a token may be. */
    String token(List<String> parts) {
        var joined = new StringBuilder();
        for (int at = 0; at < parts.size() && joined.length() < SearchTokens.MAX_LENGTH; at++) {
            var part = Letters.cut(parts.get(at), SearchTokens.MAX_LENGTH);
            joined.append(this == USUAL ? Variants.ofPart(part) : part);
        }
        var token = joined.toString();
        return Letters.cut(this == USUAL ? Variants.within(token) : token, SearchTokens.MAX_LENGTH);
    }
}
