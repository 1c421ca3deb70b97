package org.peyvand.knowledge.article;

import java.util.List;
import org.peyvand.web.Page;
import org.peyvand.web.Tab;
import org.peyvand.workspace.Acting;
import org.peyvand.workspace.Permission;

/** The views of the part Knowledge, those the member's role allows. */
public final class KnowledgeTabs {

    private record Known(String key, String path, Permission needs) {}

    private static final List<Known> ALL = List.of(
            new Known("articles", "/knowledge", Permission.SEE_KNOWLEDGE),
            new Known("categories", "/knowledge/categories", Permission.SEE_KNOWLEDGE),
            new Known("questions", "/knowledge/questions", Permission.SEE_KNOWLEDGE),
            new Known("folders", "/knowledge/folders", Permission.IMPORT));

    private KnowledgeTabs() {}

    /** As the page shows them, its own marked. */
    public static List<Tab> of(Page page) {
        return ALL.stream()
                .filter(tab -> Acting.now().role().allows(tab.needs()))
                .map(tab -> new Tab(
                        page.say("knowledge.tab." + tab.key()),
                        tab.path(),
                        page.path().equals(tab.path())))
                .toList();
    }
}
