package org.peyvand.workspace;

import java.util.Locale;

/** What tabs of the settings stand together under a heading, which is the message {@code workspace.tabs.<code>}. */
enum SettingsGroup {
    SHOP(0),
    CHANNELS(25),
    ANSWERING(30),
    SENT(40),
    PEOPLE(50);

    private final int from;

    SettingsGroup(int from) {
        this.from = from;
    }

    /** The last group that begins at this order or before. */
    static SettingsGroup of(int order) {
        var found = SHOP;
        for (var group : values()) if (group.from <= order) found = group;
        return found;
    }

    String heading() {
        return "workspace.tabs." + name().toLowerCase(Locale.ROOT);
    }
}
