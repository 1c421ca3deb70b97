package org.peyvand.channel.mail.sending;

import gg.jte.models.runtime.JteModel;
import java.util.Optional;
import java.util.UUID;
import org.peyvand.customer.Customers;
import org.peyvand.web.Page;
import org.peyvand.web.Refused;
import org.peyvand.web.Tone;
import org.peyvand.workspace.Acting;
import org.peyvand.workspace.Permission;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import peyvand.templates.Templates;

/** Writing to a customer first, and handing a conversation on to somebody else. */
@Controller
class LetterPages {

    private final Templates templates;
    private final MailOut mail;
    private final Customers customers;

    LetterPages(Templates templates, MailOut mail, Customers customers) {
        this.templates = templates;
        this.mail = mail;
        this.customers = customers;
    }

    @GetMapping("/customers/{id}/mail")
    JteModel begin(Page page, @PathVariable UUID id) {
        Acting.require(Permission.ANSWER_CONVERSATIONS);
        return page(page, id, new TypedLetter("", Optional.empty(), "", ""), "");
    }

    @PostMapping("/customers/{id}/mail")
    Object write(
            Page page,
            @PathVariable UUID id,
            @RequestParam String to,
            @RequestParam(required = false) UUID mailbox,
            @RequestParam String subject,
            @RequestParam String text) {
        try {
            if (mailbox == null) throw Refused.because("mail.refused.noMailbox");
            var conversation = mail.write(id, to, mailbox, subject, text);
            page.flash("mail.written");
            return "redirect:/inbox/" + conversation;
        } catch (Refused refused) {
            if (refused.status() != HttpStatus.UNPROCESSABLE_CONTENT) throw refused;
            return page(
                    page,
                    id,
                    new TypedLetter(to, Optional.ofNullable(mailbox), subject, text),
                    refused.saidTo(page.reader()));
        }
    }

    private JteModel page(Page page, UUID id, TypedLetter typed, String problem) {
        var customer = customers.get(id);
        return templates.channelLetter(page, customer, mail.addressesOf(id), mail.writing(), typed, problem);
    }

    @PostMapping("/inbox/{id}/forward")
    String forward(Page page, @PathVariable UUID id, @RequestParam String address, @RequestParam String text) {
        try {
            mail.forward(id, address, text);
            page.flash("mail.forwarded");
        } catch (Refused refused) {
            if (refused.status() != HttpStatus.UNPROCESSABLE_CONTENT) throw refused;
            page.flash(Tone.BAD, refused.key(), refused.arguments().toArray());
        }
        return "redirect:/inbox/" + id;
    }
}
