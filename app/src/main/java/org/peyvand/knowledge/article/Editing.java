package org.peyvand.knowledge.article;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.peyvand.knowledge.ArticleState;
import org.peyvand.knowledge.Category;
import org.peyvand.knowledge.text.Markdown;
import org.peyvand.knowledge.text.PicturePages;
import org.peyvand.web.Language;
import org.peyvand.workspace.Acting;
import org.peyvand.workspace.Permission;

/**
 * An article on the writing table.
 *
 * @param article empty while it is not yet written down
 * @param title as typed, and {@code body} too: not yet fit to be saved, perhaps
 * @param base the version the writer began from, 0 for none
 * @param theirs what somebody else has saved in the meantime
 */
public record Editing(
        Optional<Article> article,
        Language language,
        String title,
        String body,
        int base,
        Optional<UUID> category,
        List<Category> categories,
        Optional<String> problem,
        Optional<Version> theirs) {

    static Editing of(Article article, Language language, List<Category> categories) {
        var latest = article.in(language).map(Translation::latest);
        return new Editing(
                Optional.of(article),
                language,
                latest.map(version -> version.text().title()).orElse(""),
                latest.map(version -> version.text().body()).orElse(""),
                latest.map(Version::number).orElse(0),
                article.category(),
                categories,
                Optional.empty(),
                Optional.empty());
    }

    /** The article in this language, where it is written in it. */
    public Optional<Translation> translation() {
        return article.flatMap(known -> known.in(language));
    }

    /** The article in the other language, to stand beside. */
    public Optional<Translation> other() {
        return article.flatMap(known -> known.in(language.other()));
    }

    /** What the article is called, in the language at hand or else the other. */
    public Optional<String> name() {
        return translation().or(this::other).map(known -> known.latest().text().title());
    }

    /** The address the form is sent to. */
    public String path() {
        return "/knowledge" + article.map(known -> "/" + known.id()).orElse("");
    }

    public boolean isState(ArticleState state) {
        return translation().filter(known -> known.state() == state).isPresent();
    }

    /** Whether the member at the page may change articles. */
    public static boolean mayChange() {
        return Acting.now().role().allows(Permission.CHANGE_KNOWLEDGE);
    }

    /** A text as the public will see it, with the pictures' addresses for members. */
    public static String shown(String body) {
        return Markdown.html(body, PicturePages.ADDRESS);
    }
}
