package org.peyvand.knowledge;

import java.util.UUID;
import org.peyvand.web.Language;

/** What articles are filed under; named in one language at least, "" in the other where it has no name. */
public record Category(UUID id, String persian, String english) {

    /** Its name in that language, else in the other. */
    public String name(Language language) {
        var wanted = language == Language.FA ? persian : english;
        var other = language == Language.FA ? english : persian;
        return wanted.isEmpty() ? other : wanted;
    }
}
