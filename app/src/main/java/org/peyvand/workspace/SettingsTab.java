package org.peyvand.workspace;

import java.util.Optional;

/**
 * A tab of the settings, handed in by a module as a bean. It lies at {@code /settings/<key>}, and its label is the message
 * {@code workspace.tab.<key>}.
 *
 * @param needs what a member must be allowed to see it; empty for everyone
 * @param order tabs stand by it, the smallest first; each {@link SettingsGroup} has a range of its own
 */
public record SettingsTab(String key, Optional<Permission> needs, int order) {

    public SettingsTab(String key, Permission needs, int order) {
        this(key, Optional.of(needs), order);
    }

    String path() {
        return "/settings/" + key;
    }

    boolean open() {
        return needs.filter(permission -> !Acting.now().role().allows(permission))
                .isEmpty();
    }
}
