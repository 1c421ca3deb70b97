package org.peyvand.workspace;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/**
 * A way in for people outside, who have no account: a form, a chat, a link that was handed out. Handed in by a module as a
 * bean. No session is made behind it and its forms carry words of their own ({@link SignedLinks}) instead of a session's
 * token; pages are in the workspace's language, and what is done is done as {@link Actor#visitor}.
 *
 * @param pattern the paths it covers, such as {@code /f/**}
 * @param workspace the workspace a request names, unproven; empty where it names none
 */
public record OpenDoor(String pattern, Host workspace) {

    /** Reads from a request which workspace it is meant for. */
    @FunctionalInterface
    public interface Host {
        Optional<WorkspaceId> of(HttpServletRequest request);
    }
}
