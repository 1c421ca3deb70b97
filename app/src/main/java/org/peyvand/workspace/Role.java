package org.peyvand.workspace;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What a member, or a key, is in the workspace, and so what it may do. */
public enum Role {
    OWNER(EnumSet.allOf(Permission.class)),
    ADMIN(EnumSet.allOf(Permission.class)),
    AGENT(EnumSet.of(
            Permission.SEE_CUSTOMERS,
            Permission.CHANGE_CUSTOMERS,
            Permission.MERGE_CUSTOMERS,
            Permission.SEE_KNOWLEDGE,
            Permission.CHANGE_KNOWLEDGE,
            Permission.SEE_CONVERSATIONS,
            Permission.ANSWER_CONVERSATIONS)),
    ANALYST(EnumSet.of(
            Permission.SEE_CUSTOMERS,
            Permission.SEE_KNOWLEDGE,
            Permission.SEE_CONVERSATIONS,
            Permission.SEE_WORTH,
            Permission.EXPORT));

    private final Set<Permission> permissions;

    Role(Set<Permission> permissions) {
        this.permissions = permissions;
    }

    /** Whether this role allows it. */
    public boolean allows(Permission permission) {
        return permissions.contains(permission);
    }

    /** The word stored and used in the API: {@code owner}, {@code admin}, {@code agent}, {@code analyst}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The role of that word.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static Role of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
