package org.peyvand.knowledge.help;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.peyvand.web.Language;
import org.peyvand.web.Reader;

/**
 * A stranger at the help centre, in one of its languages.
 *
 * @param domain of its own, or ""
 * @param title of the help centre
 * @param business whose it is
 * @param languages in which something is published
 */
public record Visit(
        Reader reader, String slug, String domain, String title, String business, List<Language> languages) {

    public Language language() {
        return reader.language();
    }

    /** See {@link Reader#say(String, Object...)}. */
    public String say(String key, Object... arguments) {
        return reader.say(key, arguments);
    }

    /** The address of the first page, in this visit's language. */
    public String home() {
        return in(language());
    }

    /** The address of the first page in a language. */
    public String in(Language language) {
        return "/help/" + slug + "/" + language.code();
    }

    public String search() {
        return home() + "/search";
    }

    public String category(UUID id) {
        return home() + "/category/" + id;
    }

    public String article(long number) {
        return home() + "/" + number;
    }

    /** The one address of an article, for search engines that find it at several. */
    public String canonical(long number) {
        return (domain.isEmpty() ? "" : "https://" + domain) + article(number);
    }

    /** The address of an answer, which tells what was asked. */
    public String answer(Found.Answer answer, String asked) {
        var query = asked.isBlank() ? "" : "?asked=" + URLEncoder.encode(asked, StandardCharsets.UTF_8);
        return article(answer.number()) + query + (answer.anchor().isEmpty() ? "" : "#" + answer.anchor());
    }
}
