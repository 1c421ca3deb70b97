package org.peyvand.knowledge;

import java.util.Locale;
import org.peyvand.language.Repair;
import org.peyvand.web.Language;
import org.peyvand.web.Refused;

/**
 * How the help centre stands before the public.
 *
 * @param open whether it is there at all
 * @param slug its own word in the address: 1 to 50 of a-z, 0-9 and hyphens within; "" while it has none
 * @param persian its title, "" for the name of the business; {@code english} likewise
 */
public record HelpSettings(boolean open, String slug, String persian, String english) {

    private static final int LONGEST_TITLE = 100;

    /** @throws Refused when it is to be open without a proper address, or a title is too long */
    public HelpSettings {
        slug = slug.strip().toLowerCase(Locale.ROOT);
        persian = Repair.of(persian).strip();
        english = Repair.of(english).strip();
        boolean proper = slug.matches("[a-z0-9]([a-z0-9-]{0,48}[a-z0-9])?");
        if (!proper && (open || !slug.isEmpty())) throw Refused.because("knowledge.refused.slug");
        if (Math.max(persian.length(), english.length()) > LONGEST_TITLE) {
            throw Refused.because("knowledge.refused.longName", LONGEST_TITLE);
        }
    }

    /** The title in that language, "" where the business's name is to stand. */
    public String title(Language language) {
        return language == Language.FA ? persian : english;
    }
}
