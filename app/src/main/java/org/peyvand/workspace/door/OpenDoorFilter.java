package org.peyvand.workspace.door;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.peyvand.web.Refused;
import org.peyvand.workspace.Acting;
import org.peyvand.workspace.Actor;
import org.peyvand.workspace.OpenDoor;
import org.peyvand.workspace.WorkspaceId;
import org.peyvand.workspace.WorkspaceSettings;
import org.peyvand.workspace.Workspaces;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** Lets a request through an open door act as a visitor of the workspace it names. */
public class OpenDoorFilter extends OncePerRequestFilter {

    /** The attribute of a request that holds the settings of the workspace it came to. */
    public static final String HOST = OpenDoorFilter.class.getName() + ".host";

    private final List<Known> doors;
    private final Workspaces workspaces;
    private final HandlerExceptionResolver refusals;

    private record Known(RequestMatcher paths, OpenDoor.Host host) {}

    /** @param refusals answers for what names no workspace */
    public OpenDoorFilter(List<OpenDoor> doors, Workspaces workspaces, HandlerExceptionResolver refusals) {
        this.doors = doors.stream()
                .map(door -> new Known(PathPatternRequestMatcher.pathPattern(door.pattern()), door.workspace()))
                .toList();
        this.workspaces = workspaces;
        this.refusals = refusals;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var named = doors.stream()
                .filter(door -> door.paths().matches(request))
                .flatMap(door -> door.host().of(request).stream())
                .findFirst();
        var host = named.flatMap(this::settings);
        if (host.isEmpty()) {
            refusals.resolveException(request, response, null, Refused.notFound());
            return;
        }
        request.setAttribute(HOST, host.get());
        ActingChain.goOn(Actor.visitor(named.get()), chain, request, response);
    }

    private Optional<WorkspaceSettings> settings(WorkspaceId workspace) {
        return Acting.as(Actor.system(workspace), workspaces::find);
    }
}
