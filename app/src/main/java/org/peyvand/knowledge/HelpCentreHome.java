package org.peyvand.knowledge;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.peyvand.web.OutsideHome;
import org.peyvand.workspace.Acting;
import org.peyvand.workspace.Actor;
import org.springframework.stereotype.Component;

/** Leads people outside who meet an error to the help centre of the business, where it is open. */
@Component
class HelpCentreHome implements OutsideHome {

    private static final String ROOT = "/help/";

    private final HelpCentre centre;

    HelpCentreHome(HelpCentre centre) {
        this.centre = centre;
    }

    @Override
    public Optional<String> path(HttpServletRequest request) {
        var path = request.getRequestURI().substring(request.getContextPath().length());
        if (!path.startsWith(ROOT)) return Acting.current().flatMap(_ -> own());
        var slug = path.substring(ROOT.length()).replaceFirst("/.*", "");
        return centre.at(slug).flatMap(workspace -> Acting.as(Actor.system(workspace), this::own));
    }

    private Optional<String> own() {
        return Optional.of(centre.settings()).filter(HelpSettings::open).map(settings -> ROOT + settings.slug());
    }
}
