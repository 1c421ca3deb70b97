package org.peyvand.knowledge;

import java.net.IDN;
import java.util.Locale;
import java.util.regex.Pattern;
import org.peyvand.language.Repair;
import org.peyvand.web.Language;
import org.peyvand.web.Refused;

/**
 * How the help centre stands before the public.
 *
 * @param open whether it is there at all
 * @param slug its own word in the address: 1 to 50 of a-z, 0-9 and hyphens within; "" while it has none
 * @param domain at which it is reached by the bare name, such as {@code help.example.ir}, as the DNS writes it; "" for none
 * @param persian its title, "" for the name of the business; {@code english} likewise
 */
public record HelpSettings(boolean open, String slug, String domain, String persian, String english) {

    private static final int LONGEST_TITLE = 100;
    private static final int LONGEST_DOMAIN = 253;
    private static final Pattern DOMAIN = Pattern.compile("([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z0-9-]{2,63}");

    /** Without a domain of its own. */
    public HelpSettings(boolean open, String slug, String persian, String english) {
        this(open, slug, "", persian, english);
    }

    /** @throws Refused when it is to be open without a proper address, or a title is too long */
    public HelpSettings {
        slug = slug.strip().toLowerCase(Locale.ROOT);
        domain = domain(domain);
        persian = Repair.of(persian).strip();
        english = Repair.of(english).strip();
        boolean proper = slug.matches("[a-z0-9]([a-z0-9-]{0,48}[a-z0-9])?");
        if (!proper && (open || !slug.isEmpty())) throw Refused.because("knowledge.refused.slug");
        if (Math.max(persian.length(), english.length()) > LONGEST_TITLE) {
            throw Refused.because("knowledge.refused.longName", LONGEST_TITLE);
        }
    }

    /** Also where it is typed as the address of a page. */
    private static String domain(String typed) {
        var name = typed.strip().replaceFirst("(?i)^https?://", "").replaceFirst("[/:?#].*$", "");
        try {
            var domain = IDN.toASCII(name).toLowerCase(Locale.ROOT);
            if (domain.isEmpty()
                    || domain.length() <= LONGEST_DOMAIN
                            && DOMAIN.matcher(domain).matches()) return domain;
        } catch (IllegalArgumentException noDomain) {
            // Said below.
        }
        throw Refused.because("knowledge.refused.domain");
    }

    /** The title in that language, "" where the business's name is to stand. */
    public String title(Language language) {
        return language == Language.FA ? persian : english;
    }
}
