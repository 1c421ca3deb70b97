package org.peyvand.workspace;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.peyvand.web.Page;
import org.peyvand.web.Refused;
import org.peyvand.web.Tab;
import org.peyvand.web.Tone;
import org.springframework.stereotype.Component;

/** The tabs of the settings, those the member's role allows; and how a change on one of them is answered. */
@Component
public class SettingsTabs {

    private final List<SettingsTab> all;

    SettingsTabs(List<SettingsTab> all) {
        this.all =
                all.stream().sorted(Comparator.comparingInt(SettingsTab::order)).toList();
    }

    /**
     * The tabs the member at the screen may open. Where they are of several groups, each begins with its heading: a tab
     * that leads nowhere.
     */
    public List<Tab> of(Page page) {
        var groups = open().collect(groupingBy(tab -> SettingsGroup.of(tab.order()), TreeMap::new, toList()));
        return groups.entrySet().stream()
                .flatMap(group -> {
                    var heading = new Tab(page.say(group.getKey().heading()), "", false);
                    var tabs = group.getValue().stream().map(tab -> tab(page, tab));
                    return groups.size() < 2 ? tabs : Stream.concat(Stream.of(heading), tabs);
                })
                .toList();
    }

    /** The tabs on which channels are set up, those the member at the screen may open. */
    public List<Tab> channels(Page page) {
        return open().filter(tab -> SettingsGroup.of(tab.order()) == SettingsGroup.CHANNELS)
                .map(tab -> tab(page, tab))
                .toList();
    }

    private static Tab tab(Page page, SettingsTab tab) {
        return new Tab(
                page.say("workspace.tab." + tab.key()), tab.path(), page.path().startsWith(tab.path()));
    }

    String first() {
        return open().findFirst().orElseThrow().path();
    }

    private Stream<SettingsTab> open() {
        return all.stream().filter(SettingsTab::open);
    }

    /** Does the act and goes back to the tab, which says that it was done or why it was not. */
    public static String answer(Page page, String tab, String done, Runnable act) {
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
