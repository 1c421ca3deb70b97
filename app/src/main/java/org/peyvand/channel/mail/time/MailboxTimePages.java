package org.peyvand.channel.mail.time;

import gg.jte.models.runtime.JteModel;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.peyvand.calendar.OwnHours;
import org.peyvand.channel.mail.mailbox.Mailbox;
import org.peyvand.channel.mail.mailbox.Mailboxes;
import org.peyvand.web.Language;
import org.peyvand.web.Messages;
import org.peyvand.web.Page;
import org.peyvand.web.Refused;
import org.peyvand.workspace.Acting;
import org.peyvand.workspace.Permission;
import org.peyvand.workspace.SettingsTabs;
import org.peyvand.workspace.TypedWeek;
import org.peyvand.workspace.Workspaces;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import peyvand.templates.Templates;

/** When a mailbox is answered, and what it writes to those who write at another time. */
@Controller
class MailboxTimePages {

    private static final String PROPOSAL = "mailbox.time.proposal";

    private final Templates templates;
    private final SettingsTabs tabs;
    private final Mailboxes mailboxes;
    private final MailboxTimes times;
    private final Workspaces workspaces;
    private final Messages messages;
    private final Clock clock;

    MailboxTimePages(
            Templates templates,
            SettingsTabs tabs,
            Mailboxes mailboxes,
            MailboxTimes times,
            Workspaces workspaces,
            Messages messages,
            Clock clock) {
        this.templates = templates;
        this.tabs = tabs;
        this.mailboxes = mailboxes;
        this.times = times;
        this.workspaces = workspaces;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping("/settings/mail/{id}/time")
    JteModel time(Page page, @PathVariable UUID id) {
        Acting.require(Permission.CHANGE_SETTINGS);
        return shown(page, mailboxes.get(id), typed(page, proposed(times.get(id))), "");
    }

    @PostMapping("/settings/mail/{id}/time")
    Object change(Page page, @PathVariable UUID id, @RequestParam Map<String, String> fields) {
        Acting.require(Permission.CHANGE_SETTINGS);
        var mailbox = mailboxes.get(id);
        var typed = TypedMailboxTime.of(fields, page.reader());
        if (!typed.isReadable()) return shown(page, mailbox, typed, page.say("mailbox.time.refused.hours"));
        try {
            times.change(mailbox, typed.time());
        } catch (Refused refused) {
            if (refused.status().value() == 404) throw refused;
            return shown(page, mailbox, typed, refused.saidTo(page.reader()));
        }
        page.flash("workspace.saved");
        return "redirect:/settings/mail/" + id + "/time";
    }

    private TypedMailboxTime typed(Page page, MailboxTime time) {
        var week = time.own()
                .map(OwnHours::week)
                .orElseGet(() -> workspaces.settings().weeklyHours());
        return new TypedMailboxTime(
                time.own().isPresent(),
                TypedWeek.of(week, page.reader()),
                time.own().map(OwnHours::specialDays).orElse(true),
                time.acknowledges(),
                time.persian(),
                time.english());
    }

    private JteModel shown(Page page, Mailbox mailbox, TypedMailboxTime typed, String problem) {
        var time = proposed(times.get(mailbox.id()));
        var hours = times.workingTime(time);
        var now = clock.instant();
        var open = hours.isOpen(now);
        var view = new MailboxTimeView(
                mailbox,
                typed,
                problem,
                open,
                hours.nextOpening(now).filter(_ -> !open),
                example(page, time, hours.nextOpening(tomorrow(page))));
        return templates.channelMailboxtime(page, tabs.of(page), view);
    }

    /** Before anything was written, there are proposals to begin with. */
    private MailboxTime proposed(MailboxTime time) {
        if (!time.persian().isEmpty() || !time.english().isEmpty()) return time;
        return new MailboxTime(
                time.own(),
                time.acknowledges(),
                messages.find(Language.FA, PROPOSAL).orElse(""),
                messages.find(Language.EN, PROPOSAL).orElse(""));
    }

    private String example(Page page, MailboxTime time, Optional<Instant> opening) {
        var language = time.language(page.reader().language());
        return time.told(workspaces.settings().reader(language, clock, messages), opening);
    }

    private static Instant tomorrow(Page page) {
        var reader = page.reader();
        return reader.today().plusDays(1).atStartOfDay(reader.zone()).toInstant();
    }
}
