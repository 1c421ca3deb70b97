package org.peyvand.knowledge.article;

import gg.jte.models.runtime.JteModel;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.peyvand.knowledge.ArticleText;
import org.peyvand.knowledge.Articles;
import org.peyvand.knowledge.Categories;
import org.peyvand.web.Language;
import org.peyvand.web.Page;
import org.peyvand.web.Part;
import org.peyvand.web.Refused;
import org.peyvand.workspace.Acting;
import org.peyvand.workspace.Permission;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import peyvand.templates.Templates;

/** Articles as members work on them: the list that answers while one types, and the writing table. */
@Controller
class ArticlePages {

    private static final String HOME = "/knowledge";

    private final Templates templates;
    private final Articles articles;
    private final ArticleList list;
    private final Categories categories;

    ArticlePages(Templates templates, Articles articles, ArticleList list, Categories categories) {
        this.templates = templates;
        this.articles = articles;
        this.list = list;
        this.categories = categories;
    }

    @Bean
    static Part knowledgePart() {
        return new Part("knowledge", HOME, "knowledge", 50);
    }

    @GetMapping(HOME)
    JteModel list(Page page, @RequestParam Map<String, String> asked) {
        var view = ArticleListView.asked(asked, categories.all());
        return templates.knowledgeList(page, KnowledgeTabs.of(page), view, found(view));
    }

    /** The next lines of the list, for its end to be replaced with. */
    @GetMapping(HOME + "/more")
    JteModel more(Page page, @RequestParam Map<String, String> asked) {
        var view = ArticleListView.asked(asked, categories.all());
        return templates.knowledgeLines(page, view, found(view));
    }

    private ArticleList.Slice found(ArticleListView view) {
        return view.search().isBlank()
                ? list.page(view.filter(), view.below())
                : new ArticleList.Slice(list.find(view.search()), Optional.empty());
    }

    @GetMapping(HOME + "/new")
    JteModel empty(Page page, @RequestParam Map<String, String> asked) {
        Acting.require(Permission.CHANGE_KNOWLEDGE);
        return templates.knowledgeEditor(page, typed(page, Optional.empty(), asked, Optional.empty()));
    }

    @PostMapping(HOME)
    Object create(Page page, @RequestParam Map<String, String> typed) {
        var language = language(page, typed);
        try {
            var id = articles.create(language, text(typed), category(typed));
            return saved(page, id, language, typed);
        } catch (Refused refused) {
            return again(page, Optional.empty(), typed, refused);
        }
    }

    @GetMapping(HOME + "/{id}")
    JteModel edit(Page page, @PathVariable UUID id, @RequestParam Map<String, String> asked) {
        var article = list.get(id);
        var wanted = Language.of(asked.getOrDefault("language", ""))
                .orElseGet(() -> article.preferring(page.reader().language()).language());
        return templates.knowledgeEditor(page, Editing.of(article, wanted, categories.all()));
    }

    @PostMapping(HOME + "/{id}")
    Object save(Page page, @PathVariable UUID id, @RequestParam Map<String, String> typed) {
        var article = list.get(id);
        var language = language(page, typed);
        try {
            articles.save(id, language, base(typed), text(typed));
            articles.file(id, category(typed));
            return saved(page, id, language, typed);
        } catch (Refused refused) {
            return again(page, Optional.of(article), typed, refused);
        }
    }

    private String saved(Page page, UUID id, Language language, Map<String, String> typed) {
        boolean publish = typed.getOrDefault("then", "").equals("publish");
        if (publish) articles.publish(id, language);
        page.flash(publish ? "knowledge.published" : "knowledge.saved");
        return editor(id, language);
    }

    /** What was typed stays on the table, with what is wrong, or with what another has saved meanwhile. */
    private JteModel again(Page page, Optional<Article> article, Map<String, String> typed, Refused refused) {
        if (refused.status() == HttpStatus.FORBIDDEN || refused.status() == HttpStatus.NOT_FOUND) throw refused;
        return templates.knowledgeEditor(page, typed(page, article, typed, Optional.of(refused.saidTo(page.reader()))));
    }

    private Editing typed(Page page, Optional<Article> article, Map<String, String> typed, Optional<String> problem) {
        var language = language(page, typed);
        var theirs = article.flatMap(known -> known.in(language))
                .map(Translation::latest)
                .filter(latest -> latest.number() != base(typed));
        return new Editing(
                article,
                language,
                typed.getOrDefault("title", ""),
                typed.getOrDefault("body", ""),
                theirs.map(Version::number).orElse(base(typed)),
                category(typed),
                categories.all(),
                problem,
                theirs);
    }

    /** How a text will look, while it is being written. */
    @PostMapping(HOME + "/preview")
    JteModel preview(Page page, @RequestParam Map<String, String> typed) {
        Acting.require(Permission.SEE_KNOWLEDGE);
        var body = typed.getOrDefault("body", "");
        if (body.length() > ArticleText.LONGEST_BODY) {
            throw Refused.because("knowledge.refused.longBody", ArticleText.LONGEST_BODY);
        }
        return templates.knowledgeProse(language(page, typed), Editing.shown(body));
    }

    @PostMapping(HOME + "/{id}/publish")
    String publish(Page page, @PathVariable UUID id, @RequestParam Map<String, String> asked) {
        articles.publish(id, written(page, id, asked));
        page.flash("knowledge.published");
        return editor(id, written(page, id, asked));
    }

    @PostMapping(HOME + "/{id}/withdraw")
    String withdraw(Page page, @PathVariable UUID id, @RequestParam Map<String, String> asked) {
        articles.withdraw(id, written(page, id, asked));
        page.flash("knowledge.withdrawn");
        return editor(id, written(page, id, asked));
    }

    @PostMapping(HOME + "/{id}/archive")
    String archive(Page page, @PathVariable UUID id, @RequestParam Map<String, String> asked) {
        articles.archive(id, written(page, id, asked));
        page.flash("knowledge.archived");
        return editor(id, written(page, id, asked));
    }

    @GetMapping(HOME + "/{id}/history")
    JteModel history(Page page, @PathVariable UUID id, @RequestParam Map<String, String> asked) {
        var article = list.get(id);
        var language = written(page, id, asked);
        var versions = list.versions(id, language);
        var shown = versions.stream()
                .filter(version -> version.number() == number(asked.getOrDefault("version", "")))
                .findFirst()
                .orElseGet(versions::getFirst);
        return templates.knowledgeHistory(page, article, article.in(language).orElseThrow(), versions, shown);
    }

    @PostMapping(HOME + "/{id}/restore")
    String restore(Page page, @PathVariable UUID id, @RequestParam Map<String, String> asked) {
        var language = written(page, id, asked);
        var latest = list.get(id).in(language).orElseThrow().latest().number();
        var version = number(asked.getOrDefault("version", String.valueOf(latest)));
        articles.restore(id, language, version);
        page.flash("knowledge.restored", version);
        return editor(id, language);
    }

    private static String editor(UUID id, Language language) {
        return "redirect:" + HOME + "/" + id + "?language=" + language.code();
    }

    /** The language asked for, if the article is written in it, else one it is written in. */
    private Language written(Page page, UUID id, Map<String, String> asked) {
        return list.get(id).preferring(language(page, asked)).language();
    }

    private static Language language(Page page, Map<String, String> typed) {
        return Language.of(typed.getOrDefault("language", ""))
                .orElse(page.reader().language());
    }

    private static ArticleText text(Map<String, String> typed) {
        return new ArticleText(typed.getOrDefault("title", ""), typed.getOrDefault("body", ""));
    }

    private static Optional<UUID> category(Map<String, String> typed) {
        return ArticleListView.category(typed.getOrDefault("category", ""));
    }

    private static int base(Map<String, String> typed) {
        return number(typed.getOrDefault("base", "0"));
    }

    private static int number(String text) {
        return text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : 0;
    }
}
