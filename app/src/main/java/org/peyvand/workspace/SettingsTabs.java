package org.peyvand.workspace;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.peyvand.web.Page;
import org.peyvand.web.Refused;
import org.peyvand.web.Tab;
import org.peyvand.web.Tone;

/** The tabs of the settings, those the member's role allows; and how a change on one of them is answered. */
public final class SettingsTabs {

    private record Known(String key, Optional<Permission> needs) {

        Known(String key, Permission needs) {
            this(key, Optional.of(needs));
        }

        String path() {
            return "/settings/" + key;
        }

        boolean open() {
            return needs.filter(permission -> !Acting.now().role().allows(permission))
                    .isEmpty();
        }
    }

    private static final List<Known> ALL = List.of(
            new Known("business", Permission.CHANGE_SETTINGS),
            new Known("time", Permission.CHANGE_SETTINGS),
            new Known("help-centre", Permission.CHANGE_SETTINGS),
            new Known("members", Permission.MANAGE_MEMBERS),
            new Known("keys", Permission.MANAGE_KEYS),
            new Known("audit", Permission.SEE_AUDIT),
            new Known("account", Optional.empty()));

    private SettingsTabs() {}

    /** The tabs open to the member at the page, for a page of the settings in any module. */
    public static List<Tab> of(Page page) {
        return open().map(tab -> new Tab(
                        page.say("workspace.tab." + tab.key()),
                        tab.path(),
                        page.path().startsWith(tab.path())))
                .toList();
    }

    static String first() {
        return open().findFirst().orElseThrow().path();
    }

    private static Stream<Known> open() {
        return ALL.stream().filter(Known::open);
    }

    /** Does the act and goes back to the tab, which says that it was done or why it was not. */
    static String answer(Page page, String tab, String done, Runnable act) {
        try {
            act.run();
            page.flash(done);
        } catch (Refused refused) {
            if (refused.status().value() == 403 || refused.status().value() == 404) throw refused;
            page.flash(Tone.BAD, refused.key(), refused.arguments().toArray());
        }
        return "redirect:/settings/" + tab;
    }
}
