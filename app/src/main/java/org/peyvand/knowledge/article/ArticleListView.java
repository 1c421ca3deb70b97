package org.peyvand.knowledge.article;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.peyvand.knowledge.ArticleState;
import org.peyvand.knowledge.Category;
import org.peyvand.web.Language;

/** What the list of articles is asked to show, as its address carries it. */
public record ArticleListView(
        String search, ArticleList.Filter filter, Optional<Long> below, List<Category> categories) {

    static ArticleListView asked(Map<String, String> parameters, List<Category> categories) {
        return new ArticleListView(
                parameters.getOrDefault("q", ""),
                new ArticleList.Filter(state(parameters), category(parameters.getOrDefault("category", ""))),
                number(parameters.getOrDefault("below", "")),
                categories);
    }

    private static Optional<ArticleState> state(Map<String, String> parameters) {
        var word = parameters.getOrDefault("state", "");
        return Arrays.stream(ArticleState.values())
                .filter(state -> state.code().equals(word))
                .findFirst();
    }

    /** The id a form carries; empty for "" and for what is no id. */
    public static Optional<UUID> category(String id) {
        try {
            return id.isEmpty() ? Optional.empty() : Optional.of(UUID.fromString(id));
        } catch (IllegalArgumentException noId) {
            return Optional.empty();
        }
    }

    private static Optional<Long> number(String text) {
        return text.matches("[0-9]{1,18}") ? Optional.of(Long.parseLong(text)) : Optional.empty();
    }

    /** Whether the list is narrowed at all. */
    public boolean narrowed() {
        return !search.isBlank() || !filter.equals(ArticleList.Filter.NONE);
    }

    public String state() {
        return filter.state().map(ArticleState::code).orElse("");
    }

    public String category() {
        return filter.category().map(UUID::toString).orElse("");
    }

    /** What the category of an article is called; "" for none. */
    public String categoryOf(Article article, Language language) {
        return categories.stream()
                .filter(category -> article.category().equals(Optional.of(category.id())))
                .map(category -> category.name(language))
                .findFirst()
                .orElse("");
    }

    /** The address of the page after this one. */
    public String more(long below) {
        return "/knowledge/more?state=" + state() + "&category=" + category() + "&below=" + below;
    }
}
