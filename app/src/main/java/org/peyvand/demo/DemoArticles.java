package org.peyvand.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Optional;
import java.util.UUID;
import org.peyvand.knowledge.ArticleText;
import org.peyvand.knowledge.Articles;
import org.peyvand.knowledge.Categories;
import org.peyvand.knowledge.HelpCentre;
import org.peyvand.knowledge.HelpSettings;
import org.peyvand.web.Language;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** What the made-up shop tells its customers, published in a help centre that is open. */
@Component
@ConditionalOnProperty("peyvand.demo")
class DemoArticles {

    private static final String FILE = "demo/articles.md";

    private final Articles articles;
    private final Categories categories;
    private final HelpCentre centre;

    DemoArticles(Articles articles, Categories categories, HelpCentre centre) {
        this.articles = articles;
        this.categories = categories;
        this.centre = centre;
    }

    /** Writes them down in the workspace acted in. */
    void fill() {
        var known = new HashMap<String, UUID>();
        Arrays.stream(text().split("(?m)^=== ")).filter(part -> !part.isBlank()).forEach(part -> {
            var lines = part.split("\\R", 3);
            var category = known.computeIfAbsent(lines[0].strip(), name -> categories.add(name, ""));
            var article = new ArticleText(lines[1].replaceFirst("^# ", ""), lines[2]);
            articles.publish(articles.create(Language.FA, article, Optional.of(category)), Language.FA);
        });
        centre.change(new HelpSettings(true, "demo", "راهنمای قهوه‌سرای نمونه", ""));
    }

    private static String text() {
        try {
            return new ClassPathResource(FILE).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
