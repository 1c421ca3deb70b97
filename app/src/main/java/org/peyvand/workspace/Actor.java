package org.peyvand.workspace;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.peyvand.web.Reader;

/**
 * Who acts, and in which workspace: a member at a screen, a program with a key, or Peyvand itself.
 *
 * @param id the member's or the key's id; empty for Peyvand itself
 * @param name as the audit log and the timeline show it
 */
public record Actor(WorkspaceId workspace, Kind kind, Optional<UUID> id, String name, Role role) {

    /** The name of Peyvand itself, as it is stored; pages say it in the reader's language. */
    public static final String ITSELF = "Peyvand";

    /** The name of whoever did something, as a reader is told it. */
    public static String shown(String name, Reader reader) {
        return name.equals(ITSELF) ? reader.say("product.name") : name;
    }

    /** The kinds of actor. */
    public enum Kind {
        MEMBER,
        KEY,
        SYSTEM;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Peyvand itself, at work for a workspace: jobs, imports, commands of the administrator. */
    public static Actor system(WorkspaceId workspace) {
        return new Actor(workspace, Kind.SYSTEM, Optional.empty(), ITSELF, Role.OWNER);
    }

    /** Somebody outside, who came through an {@link OpenDoor}: Peyvand takes in for them what they bring. */
    public static Actor visitor(WorkspaceId workspace) {
        return new Actor(workspace, Kind.SYSTEM, Optional.empty(), "", Role.AGENT);
    }
}
