package org.peyvand.channel.mail.settings;

import gg.jte.models.runtime.JteModel;
import jakarta.mail.MessagingException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.peyvand.channel.mail.fetching.MailFolders;
import org.peyvand.channel.mail.fetching.Mails;
import org.peyvand.channel.mail.mailbox.MailServer;
import org.peyvand.channel.mail.mailbox.Mailbox;
import org.peyvand.channel.mail.mailbox.Mailboxes;
import org.peyvand.channel.mail.mailbox.Security;
import org.peyvand.channel.mail.sending.Subaddresses;
import org.peyvand.language.Digits;
import org.peyvand.web.Page;
import org.peyvand.web.Refused;
import org.peyvand.workspace.Acting;
import org.peyvand.workspace.Permission;
import org.peyvand.workspace.SettingsTab;
import org.peyvand.workspace.SettingsTabs;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import peyvand.templates.Templates;

/** The mailboxes in the settings, and the test that says what is wrong with one. */
@Controller
class MailboxPages {

    private final Templates templates;
    private final SettingsTabs tabs;
    private final Mailboxes mailboxes;
    private final MailFolders folders;
    private final MailboxCheck check;
    private final Subaddresses subaddresses;
    private final Mails mails;

    MailboxPages(
            Templates templates,
            SettingsTabs tabs,
            Mailboxes mailboxes,
            MailFolders folders,
            MailboxCheck check,
            Subaddresses subaddresses,
            Mails mails) {
        this.templates = templates;
        this.tabs = tabs;
        this.mailboxes = mailboxes;
        this.folders = folders;
        this.check = check;
        this.subaddresses = subaddresses;
        this.mails = mails;
    }

    @Bean
    static SettingsTab mailTab() {
        return new SettingsTab("mail", Permission.CHANGE_SETTINGS, 25);
    }

    @GetMapping("/settings/mail")
    JteModel all(Page page) {
        Acting.require(Permission.CHANGE_SETTINGS);
        var status = folders.all().stream().collect(Collectors.toMap(MailFolders.Status::mailbox, Function.identity()));
        var looped = mails.looped();
        var lines = mailboxes.all().stream()
                .map(mailbox -> new MailboxLine(
                        mailbox, Optional.ofNullable(status.get(mailbox.id())), looped.getOrDefault(mailbox.id(), 0)))
                .toList();
        return templates.channelMailboxes(page, tabs.of(page), lines);
    }

    @PostMapping("/settings/mail")
    String add(Page page, @RequestParam Map<String, String> typed) {
        return SettingsTabs.answer(page, "mail", "mailbox.added", () -> {
            Acting.require(Permission.CHANGE_SETTINGS);
            mailboxes.add(read(Mailboxes.newId(), typed, Optional.empty()));
        });
    }

    @PostMapping("/settings/mail/{id}")
    String change(Page page, @PathVariable UUID id, @RequestParam Map<String, String> typed) {
        return SettingsTabs.answer(page, "mail", "workspace.saved", () -> {
            Acting.require(Permission.CHANGE_SETTINGS);
            mailboxes.change(read(id, typed, Optional.of(mailboxes.get(id))));
        });
    }

    /** Tries both servers, and with a letter to itself what the provider makes of a plus; takes as long as they do. */
    @PostMapping("/settings/mail/{id}/check")
    JteModel check(Page page, @PathVariable UUID id) throws MessagingException {
        Acting.require(Permission.CHANGE_SETTINGS);
        var mailbox = mailboxes.get(id);
        var checked =
                Map.of("incoming", check.incoming(mailbox.incoming()), "outgoing", check.outgoing(mailbox.outgoing()));
        if (checked.get("outgoing").isGood()) {
            subaddresses.ask(mailbox, page.say("mailbox.itself.subject"), page.say("mailbox.itself.text"));
        }
        return templates.channelMailcheck(page, tabs.of(page), mailbox, checked, List.of("incoming", "outgoing"));
    }

    private static Mailbox read(UUID id, Map<String, String> typed, Optional<Mailbox> before) {
        var address = typed.getOrDefault("address", "").strip();
        var domain = address.substring(address.indexOf('@') + 1);
        if (address.isEmpty() || !domain.matches("[\\p{L}\\p{N}.-]+\\.[\\p{L}\\p{N}-]+"))
            throw Refused.because("mailbox.refused.address");
        var guess = new ServerGuess(domain);
        return new Mailbox(
                id,
                address,
                typed.getOrDefault("fromName", ""),
                typed.getOrDefault("signature", ""),
                server("incoming", typed, before.map(Mailbox::incoming), address, guess::incoming),
                server("outgoing", typed, before.map(Mailbox::outgoing), address, guess::outgoing),
                typed.containsKey("open"));
    }

    /** Empty fields are guessed; an empty password is the one there was, or the one for fetching. */
    private static MailServer server(
            String way,
            Map<String, String> typed,
            Optional<MailServer> before,
            String address,
            BiFunction<String, String, MailServer> guess) {
        var password = Optional.of(typed.getOrDefault(way + "Password", ""))
                .filter(word -> !word.isEmpty())
                .or(() -> before.map(MailServer::password))
                .orElse(typed.getOrDefault("incomingPassword", ""));
        var user = Optional.of(typed.getOrDefault(way + "User", "").strip())
                .filter(name -> !name.isEmpty())
                .orElse(address);
        var host = typed.getOrDefault(way + "Host", "").strip();
        if (host.isEmpty()) return guess.apply(user, password);
        var security = security(typed.getOrDefault(way + "Security", "tls"));
        return new MailServer(host, port(typed.getOrDefault(way + "Port", "")), security, user, password);
    }

    private static Security security(String code) {
        for (var security : Security.values()) if (security.code().equals(code)) return security;
        throw Refused.because("mailbox.refused.server");
    }

    private static int port(String typed) {
        var digits = Digits.toAscii(typed.strip());
        if (!digits.matches("\\d{1,5}")) throw Refused.because("mailbox.refused.server");
        return Integer.parseInt(digits);
    }
}
