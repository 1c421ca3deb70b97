package org.peyvand.knowledge.help;

import java.time.Clock;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import org.peyvand.knowledge.HelpCentre;
import org.peyvand.web.Assets;
import org.peyvand.web.Language;
import org.peyvand.web.Messages;
import org.peyvand.web.Reader;
import org.peyvand.workspace.Acting;
import org.peyvand.workspace.Actor;
import org.peyvand.workspace.WorkspaceSettings;
import org.peyvand.workspace.Workspaces;
import org.springframework.stereotype.Component;

/** Lets strangers in at the address of a help centre that is open. */
@Component
class Visits {

    private final HelpCentre centre;
    private final HelpShelf shelf;
    private final Workspaces workspaces;
    private final Messages messages;
    private final Clock clock;

    Visits(HelpCentre centre, HelpShelf shelf, Workspaces workspaces, Messages messages, Clock clock) {
        this.centre = centre;
        this.shelf = shelf;
        this.workspaces = workspaces;
        this.messages = messages;
        this.clock = clock;
    }

    /**
     * Does something in the business at that address, while its help centre is open.
     *
     * @param language its code; "" for the business's own
     * @return empty where nothing is open at that address, or there is no such language
     */
    <T> Optional<T> at(String slug, String language, Function<Visit, T> act) {
        return centre.at(slug)
                .flatMap(workspace -> Acting.as(Actor.system(workspace), () -> {
                    if (!centre.settings().open()) return Optional.<T>empty();
                    var settings = workspaces.settings();
                    var wanted = language.isEmpty() ? Optional.of(first(settings)) : Language.of(language);
                    return wanted.map(known -> act.apply(visit(slug, known, settings)));
                }));
    }

    private Language first(WorkspaceSettings settings) {
        var own = settings.language();
        return shelf.speaks(own) || !shelf.speaks(own.other()) ? own : own.other();
    }

    private Visit visit(String slug, Language language, WorkspaceSettings settings) {
        var own = centre.settings();
        var title = own.title(language);
        var reader = new Reader(
                language, settings.calendar(), settings.zone(), settings.currency(), settings.unit(), clock, messages);
        var languages = Arrays.stream(Language.values()).filter(shelf::speaks).toList();
        return new Visit(
                reader, slug, own.domain(), title.isEmpty() ? settings.name() : title, settings.name(), languages);
    }

    /** Names what a page shows: as long as it is the same, the page is. */
    String tag(Visit visit) {
        var look = Assets.path("")
                + visit.business()
                + visit.reader().zone()
                + visit.reader().calendar();
        return "\"" + centre.revision() + "-" + Integer.toHexString(look.hashCode()) + "\"";
    }
}
