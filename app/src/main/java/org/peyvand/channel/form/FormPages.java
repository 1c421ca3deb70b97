package org.peyvand.channel.form;

import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.peyvand.conversation.Conversations;
import org.peyvand.conversation.LiveUpdates;
import org.peyvand.customer.Customers;
import org.peyvand.customer.HandleKind;
import org.peyvand.web.Page;
import org.peyvand.web.Refused;
import org.peyvand.workspace.Workspaces;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import peyvand.templates.Templates;

/** The pages of those who fill in a form: the form, and the conversation it began. */
@Controller
class FormPages {

    private final Templates templates;
    private final Forms forms;
    private final FormGuard guard;
    private final FormTalk talk;
    private final Customers customers;
    private final Workspaces workspaces;
    private final LiveUpdates live;
    private final Clock clock;

    FormPages(
            Templates templates,
            Forms forms,
            FormGuard guard,
            FormTalk talk,
            Customers customers,
            Workspaces workspaces,
            LiveUpdates live,
            Clock clock) {
        this.templates = templates;
        this.forms = forms;
        this.guard = guard;
        this.talk = talk;
        this.customers = customers;
        this.workspaces = workspaces;
        this.live = live;
        this.clock = clock;
    }

    @GetMapping("/f/{key}")
    JteModel form(Page page, @PathVariable String key) {
        return form(page, key, Map.of(), Optional.empty());
    }

    private JteModel form(Page page, String key, Map<String, String> typed, Optional<String> problem) {
        return templates.channelForm(page, form(key), key, business(), guard.word(), typed, problem);
    }

    private Form form(String key) {
        return forms.get(Form.id(key).orElseThrow(Refused::notFound));
    }

    private String business() {
        return workspaces.settings().name();
    }

    @PostMapping("/f/{key}")
    Object send(
            Page page, HttpServletRequest request, @PathVariable String key, @RequestParam Map<String, String> typed) {
        var form = form(key);
        if (!form.open()) throw Refused.notFound();
        if (!typed.getOrDefault("website", "").isEmpty()) return "redirect:/f/" + key;
        try {
            var filled = filled(form, typed);
            var sending = guard.sending(typed.getOrDefault("word", ""));
            if (sending.isEmpty()) return form(page, key, typed, Optional.of(page.say("form.again")));
            guard.count(request.getRemoteAddr());
            return "redirect:/f/c/" + talk.begin(sending.get(), filled);
        } catch (Refused refused) {
            return form(page, key, typed, Optional.of(refused.saidTo(page.reader())));
        }
    }

    private FilledForm filled(Form form, Map<String, String> typed) {
        var text = FormTalk.written(typed.getOrDefault("text", ""))
                .orElseThrow(() -> Refused.because("form.refused.text", Conversations.LONGEST));
        var mobile = form.asksMobile() ? typed.getOrDefault("mobile", "").strip() : "";
        var mail = form.asksMail() ? typed.getOrDefault("mail", "").strip() : "";
        if (mobile.isEmpty() && mail.isEmpty()) throw Refused.because("form.refused.reach");
        if (!mobile.isEmpty()) customers.handle(HandleKind.MOBILE, mobile);
        if (!mail.isEmpty()) customers.handle(HandleKind.MAIL, mail);
        var name = form.asksName() ? typed.getOrDefault("name", "").strip() : "";
        return new FilledForm(Optional.empty(), form.title(), name, mobile, mail, text, clock.instant());
    }

    @GetMapping("/f/c/{word}")
    JteModel talk(Page page, @PathVariable String word) {
        return talk(page, word, "", Optional.empty());
    }

    private JteModel talk(Page page, String word, String typed, Optional<String> problem) {
        var messages = talk.messages(talk.conversation(word));
        return templates.channelTalk(page, word, business(), messages, guard.word(), typed, problem);
    }

    @PostMapping("/f/c/{word}")
    Object goOn(
            Page page,
            HttpServletRequest request,
            @PathVariable String word,
            @RequestParam(name = "word", defaultValue = "") String shown,
            @RequestParam(defaultValue = "") String text) {
        var conversation = talk.conversation(word);
        var said = FormTalk.written(text);
        if (said.isEmpty())
            return talk(page, word, text, Optional.of(page.say("form.refused.text", Conversations.LONGEST)));
        var sending = guard.sending(shown);
        if (sending.isEmpty()) return talk(page, word, text, Optional.of(page.say("form.again")));
        guard.count(request.getRemoteAddr());
        talk.goOn(conversation, sending.get(), said.get());
        return "redirect:/f/c/" + word;
    }

    /** Until the screen is gone. */
    @GetMapping("/f/c/{word}/live")
    void live(@PathVariable String word, HttpServletResponse response) {
        live.ofConversation(talk.conversation(word), response);
    }
}
