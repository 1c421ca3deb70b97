package org.peyvand.channel.chat;

import gg.jte.models.runtime.JteModel;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Map;
import org.peyvand.channel.form.Form;
import org.peyvand.channel.form.Forms;
import org.peyvand.language.Digits;
import org.peyvand.web.Page;
import org.peyvand.web.Refused;
import org.peyvand.workspace.Acting;
import org.peyvand.workspace.Permission;
import org.peyvand.workspace.PublicAddress;
import org.peyvand.workspace.SettingsTab;
import org.peyvand.workspace.SettingsTabs;
import org.peyvand.workspace.Workspaces;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import peyvand.templates.Templates;

/** The chat in the settings, and a sample shop on which it can be tried. */
@Controller
class ChatPages {

    private final Templates templates;
    private final SettingsTabs tabs;
    private final Chats chats;
    private final Greetings greetings;
    private final Forms forms;
    private final Workspaces workspaces;
    private final PublicAddress address;

    ChatPages(
            Templates templates,
            SettingsTabs tabs,
            Chats chats,
            Greetings greetings,
            Forms forms,
            Workspaces workspaces,
            PublicAddress address) {
        this.templates = templates;
        this.tabs = tabs;
        this.chats = chats;
        this.greetings = greetings;
        this.forms = forms;
        this.workspaces = workspaces;
        this.address = address;
    }

    @Bean
    static SettingsTab chatTab() {
        return new SettingsTab("chat", Permission.CHANGE_SETTINGS, 26);
    }

    @GetMapping("/settings/chat")
    JteModel settings(Page page) {
        Acting.require(Permission.CHANGE_SETTINGS);
        var root = address.of("/chat/" + Chat.key(Acting.now().workspace()));
        var line = "<script src=\"" + root + "/widget.js\" async></script>";
        return templates.channelChat(
                page, tabs.of(page), chats.get(), greetings.all(), line, root + "/sample", chats.siteKey());
    }

    @PostMapping("/settings/chat")
    String change(Page page, @RequestParam Map<String, String> typed) {
        return SettingsTabs.answer(
                page,
                "chat",
                "workspace.saved",
                () -> chats.change(new Chat(
                        typed.containsKey("open"),
                        typed.getOrDefault("title", ""),
                        typed.getOrDefault("greeting", ""),
                        typed.getOrDefault("colour", "").toLowerCase(Locale.ROOT),
                        Chat.sites(typed.getOrDefault("sites", "")),
                        typed.containsKey("bot"))));
    }

    @PostMapping("/settings/chat/site-key")
    String renewSiteKey(Page page) {
        return SettingsTabs.answer(page, "chat", "workspace.saved", chats::renewSiteKey);
    }

    /** The last to be tried. */
    @PostMapping("/settings/chat/greetings")
    String greet(
            Page page,
            @RequestParam String where,
            @RequestParam Greeting.Guests guests,
            @RequestParam Greeting.Hours hours,
            @RequestParam String after,
            @RequestParam String text) {
        return SettingsTabs.answer(page, "chat", "workspace.saved", () -> {
            var all = new ArrayList<>(greetings.all());
            all.add(new Greeting(where, guests, hours, seconds(after), text));
            greetings.change(all);
        });
    }

    private static int seconds(String typed) {
        var digits = Digits.toAscii(typed.strip());
        if (!digits.matches("[0-9]{0,5}")) throw Refused.because("chat.refused.seconds");
        return digits.isEmpty() ? 0 : Integer.parseInt(digits);
    }

    @PostMapping("/settings/chat/greetings/remove")
    String forget(Page page, @RequestParam int position) {
        return SettingsTabs.answer(page, "chat", "workspace.saved", () -> {
            var all = new ArrayList<>(greetings.all());
            if (position < 0 || position >= all.size()) throw Refused.notFound();
            all.remove(position);
            greetings.change(all);
        });
    }

    /** A page as the business's shop might have, with the chat on it, and the oldest form that is open. */
    @GetMapping("/chat/{key}/sample")
    JteModel sample(Page page, @PathVariable String key) {
        var form = forms.all().stream()
                .filter(Form::open)
                .findFirst()
                .map(one -> "/f/" + one.key(Acting.now().workspace()) + "/embed.js");
        return templates.channelSample(page, workspaces.settings().name(), "/chat/" + key + "/widget.js", form);
    }
}
