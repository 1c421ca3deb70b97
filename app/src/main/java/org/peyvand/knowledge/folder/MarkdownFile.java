package org.peyvand.knowledge.folder;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.peyvand.knowledge.ArticleText;
import org.peyvand.web.Language;

/**
 * A file of Markdown as an article: its title from its front matter, else its first heading, else its name; its language
 * from its front matter, else from its letters.
 *
 * @param category named in the front matter, else the folder it lies in; "" at the top
 */
record MarkdownFile(String title, String body, Language language, String category) {

    private static final Pattern FRONT_MATTER = Pattern.compile("\\A---\\R(.*?)\\R---\\s*?(?:\\R|\\z)", Pattern.DOTALL);
    private static final Pattern FIELD =
            Pattern.compile("(?m)^(title|category|lang|language):\\s*[\"']?(.*?)[\"']?\\s*$");
    private static final Pattern FIRST_HEADING = Pattern.compile("(?m)^#[ \\t]+(.+?)[ \\t#]*$");

    /** Empty where the bytes are no text in UTF-8. */
    static Optional<MarkdownFile> read(String path, byte[] bytes) {
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.indexOf('\0') >= 0 ? Optional.empty() : Optional.of(of(path, text.replace("\ufeff", "")));
        } catch (CharacterCodingException notText) {
            return Optional.empty();
        }
    }

    private static MarkdownFile of(String path, String text) {
        var matter = FRONT_MATTER.matcher(text);
        var fields = matter.find() ? fields(matter.group(1)) : Map.<String, String>of();
        var body = fields.isEmpty() ? text : text.substring(matter.end());
        var heading = FIRST_HEADING.matcher(body);
        boolean headed = !fields.containsKey("title") && heading.find();
        var title = headed ? heading.group(1) : fields.getOrDefault("title", nameOf(path));
        if (headed) body = body.substring(0, heading.start()) + body.substring(heading.end());
        var language = Optional.ofNullable(fields.getOrDefault("lang", fields.get("language")))
                .flatMap(code -> Language.of(code.toLowerCase(Locale.ROOT)));
        return new MarkdownFile(
                cut(title.strip()),
                body.strip(),
                language.orElseGet(() -> languageOf(title + body(text))),
                fields.getOrDefault("category", folderOf(path)));
    }

    private static String body(String text) {
        return text.replaceAll("(?s)```.*?```|`[^`]*`|https?://\\S+", "");
    }

    private static Map<String, String> fields(String matter) {
        var fields = new HashMap<String, String>();
        FIELD.matcher(matter).results().forEach(field -> fields.put(field.group(1), field.group(2)));
        return fields;
    }

    private static String cut(String title) {
        return title.substring(0, Math.min(ArticleText.LONGEST_TITLE, title.length()));
    }

    private static String nameOf(String path) {
        var name = path.substring(path.lastIndexOf('/') + 1).replaceFirst("\\.[^.]*$", "");
        return name.replace('-', ' ').replace('_', ' ');
    }

    private static String folderOf(String path) {
        int end = path.indexOf('/');
        return end < 0 ? "" : path.substring(0, end).replace('-', ' ').replace('_', ' ');
    }

    /** Persian where at least a fifth of the letters are of its script. */
    private static Language languageOf(String text) {
        long letters = text.codePoints().filter(Character::isLetter).count();
        long persian = text.codePoints()
                .filter(letter -> Character.UnicodeScript.of(letter) == Character.UnicodeScript.ARABIC)
                .filter(Character::isLetter)
                .count();
        return persian * 5 >= letters && persian > 0 ? Language.FA : Language.EN;
    }
}
