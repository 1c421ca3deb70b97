package org.peyvand.knowledge;

import org.peyvand.language.Repair;
import org.peyvand.web.Refused;

/**
 * A title and a text in Markdown, as a person wrote them, with only the damage of keyboards undone.
 *
 * @param title 1 to 200 chars
 * @param body at most 200,000 chars
 */
public record ArticleText(String title, String body) {

    /** In chars; so is {@link #LONGEST_BODY}. */
    public static final int LONGEST_TITLE = 200;

    public static final int LONGEST_BODY = 200_000;

    /** @throws Refused when there is no title, or either is too long */
    public ArticleText {
        title = Repair.of(title).replaceAll("\\s+", " ").strip();
        body = Repair.of(body).stripTrailing();
        if (title.isEmpty()) throw Refused.because("knowledge.refused.noTitle");
        if (title.length() > LONGEST_TITLE) throw Refused.because("knowledge.refused.longTitle", LONGEST_TITLE);
        if (body.length() > LONGEST_BODY) throw Refused.because("knowledge.refused.longBody", LONGEST_BODY);
    }
}
