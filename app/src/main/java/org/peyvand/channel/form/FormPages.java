package org.peyvand.channel.form;

import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.peyvand.channel.HintsWhileTyping;
import org.peyvand.channel.Landing;
import org.peyvand.channel.OutsideText;
import org.peyvand.channel.Uploads;
import org.peyvand.conversation.BroughtAlong;
import org.peyvand.conversation.Conversations;
import org.peyvand.conversation.LiveUpdates;
import org.peyvand.customer.Customers;
import org.peyvand.customer.HandleKind;
import org.peyvand.knowledge.Hints;
import org.peyvand.web.Language;
import org.peyvand.web.Page;
import org.peyvand.web.Refused;
import org.peyvand.workspace.Framing;
import org.peyvand.workspace.Workspaces;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import peyvand.templates.Templates;

/** The pages of those who fill in a form: the form, and the conversation it began. */
@Controller
class FormPages {

    private final Templates templates;
    private final Forms forms;
    private final FormGuard guard;
    private final FormTalk talk;
    private final Uploads uploads;
    private final HintsWhileTyping hints;
    private final BroughtAlong broughtAlong;
    private final Customers customers;
    private final Workspaces workspaces;
    private final LiveUpdates live;
    private final Clock clock;

    FormPages(
            Templates templates,
            Forms forms,
            FormGuard guard,
            FormTalk talk,
            Uploads uploads,
            HintsWhileTyping hints,
            BroughtAlong broughtAlong,
            Customers customers,
            Workspaces workspaces,
            LiveUpdates live,
            Clock clock) {
        this.templates = templates;
        this.forms = forms;
        this.guard = guard;
        this.talk = talk;
        this.uploads = uploads;
        this.hints = hints;
        this.broughtAlong = broughtAlong;
        this.customers = customers;
        this.workspaces = workspaces;
        this.live = live;
        this.clock = clock;
    }

    @GetMapping("/f/{key}")
    JteModel form(Page page, @PathVariable String key, @RequestParam Map<String, String> marks) {
        return form(page, key, Place.OWN_PAGE, marks, List.of(), Optional.empty());
    }

    /** The form in a frame on a page of the business. */
    @GetMapping("/f/{key}/embedded")
    JteModel embedded(
            Page page,
            HttpServletResponse response,
            @PathVariable String key,
            @RequestParam Map<String, String> marks) {
        Framing.allow(response, form(key).sites());
        return form(page, key, Place.FRAME, marks, List.of(), Optional.empty());
    }

    /** The line by which the form stands on a page. */
    @GetMapping("/f/{key}/embed.js")
    ResponseEntity<byte[]> script(@PathVariable String key) throws IOException {
        form(key);
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "javascript", StandardCharsets.UTF_8))
                .cacheControl(CacheControl.maxAge(Duration.ofMinutes(10)).cachePublic())
                .body(new ClassPathResource("static/assets/embed.js").getContentAsByteArray());
    }

    /** Where a form is filled in. */
    private enum Place {
        OWN_PAGE,
        FRAME;

        String path(String key) {
            return "/f/" + key + (this == FRAME ? "/embedded" : "");
        }

        /** Where whoever has sent it goes on to. */
        String next(String key, String talk) {
            return this == FRAME ? "/f/" + key + "/sent?talk=" + talk : "/f/c/" + talk;
        }
    }

    private JteModel form(
            Page page,
            String key,
            Place place,
            Map<String, String> typed,
            List<String> files,
            Optional<String> problem) {
        var form = form(key);
        return templates.channelForm(
                spoken(page, form),
                form,
                key,
                place.path(key),
                place == Place.FRAME,
                business(),
                guard.word(),
                typed,
                uploads.waiting(files),
                problem);
    }

    /** In the language that was asked for, else in that of the form's own words. */
    private static Page spoken(Page page, Form form) {
        var asked = Language.of(page.parameter(Page.LANGUAGE));
        return page.in(asked.orElseGet(() -> Language.spoken(form.title() + form.greeting())));
    }

    /** The address of the next page, which speaks as this one does. */
    private String going(Page page, String address) {
        var language = page.reader().language();
        if (language == workspaces.settings().language()) return address;
        return address + (address.contains("?") ? "&" : "?") + Page.LANGUAGE + "=" + language.code();
    }

    private Form form(String key) {
        return forms.get(Form.id(key).orElseThrow(Refused::notFound));
    }

    private String business() {
        return workspaces.settings().name();
    }

    @PostMapping("/f/{key}")
    Object send(
            Page page,
            HttpServletRequest request,
            @PathVariable String key,
            @RequestParam(defaultValue = "") List<String> files,
            @RequestParam Map<String, String> typed) {
        return send(page, request, key, Place.OWN_PAGE, files, typed);
    }

    @PostMapping("/f/{key}/embedded")
    Object sendEmbedded(
            Page page,
            HttpServletRequest request,
            HttpServletResponse response,
            @PathVariable String key,
            @RequestParam(defaultValue = "") List<String> files,
            @RequestParam Map<String, String> typed) {
        Framing.allow(response, form(key).sites());
        return send(page, request, key, Place.FRAME, files, typed);
    }

    /** In the frame, once it is sent: the answer is read on a page of its sender's own. */
    @GetMapping("/f/{key}/sent")
    JteModel sent(Page page, HttpServletResponse response, @PathVariable String key, @RequestParam String talk) {
        var form = form(key);
        this.talk.conversation(talk);
        Framing.allow(response, form.sites());
        return templates.channelFormsent(page, form, key, business(), talk);
    }

    private Object send(
            Page page,
            HttpServletRequest request,
            String key,
            Place place,
            List<String> files,
            Map<String, String> typed) {
        var form = form(key);
        if (!form.open()) throw Refused.notFound();
        if (!typed.getOrDefault("website", "").isEmpty()) return "redirect:" + place.path(key);
        try {
            var filled = filled(form, typed, form.asksFiles() ? files : List.of());
            var sending = guard.sending(typed.getOrDefault("word", ""));
            if (sending.isEmpty())
                return form(
                        page,
                        key,
                        place,
                        typed,
                        files,
                        Optional.of(spoken(page, form).say("form.again")));
            guard.count(request.getRemoteAddr());
            return "redirect:" + going(spoken(page, form), place.next(key, talk.begin(sending.get(), filled)));
        } catch (Refused refused) {
            var why = refused.saidTo(spoken(page, form).reader());
            return form(page, key, place, typed, files, Optional.of(why));
        }
    }

    private FilledForm filled(Form form, Map<String, String> typed, List<String> files) {
        var text = FormTalk.written(typed.getOrDefault("text", ""), false)
                .orElseThrow(() -> Refused.because("form.refused.text", Conversations.LONGEST));
        var mobile = form.asksMobile() ? typed.getOrDefault("mobile", "").strip() : "";
        var mail = form.asksMail() ? typed.getOrDefault("mail", "").strip() : "";
        if (mobile.isEmpty() && mail.isEmpty()) throw Refused.because("form.refused.reach");
        if (!mobile.isEmpty()) customers.handle(HandleKind.MOBILE, mobile);
        if (!mail.isEmpty()) customers.handle(HandleKind.MAIL, mail);
        var name = form.asksName()
                ? typed.getOrDefault("name", "").replace("\0", "").strip()
                : "";
        return new FilledForm(
                Optional.empty(),
                form.title(),
                name,
                mobile,
                mail,
                text,
                uploads.name(files),
                landing(form, typed),
                clock.instant());
    }

    /** The answer is one of those offered: what strangers make up does not become a channel. */
    private Landing landing(Form form, Map<String, String> typed) {
        var how = typed.getOrDefault("how", "");
        return new Landing(
                typed.get("utm_source"),
                typed.get("utm_medium"),
                typed.get("utm_campaign"),
                form.waysFound().contains(how) ? how : "",
                0L);
    }

    /** A file as the body of the request, to be named by the form once it is sent. */
    @PostMapping("/f/{key}/files")
    @ResponseBody
    Uploads.Waiting upload(
            HttpServletRequest request,
            @PathVariable String key,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String type) {
        var form = form(key);
        if (!form.open() || !form.asksFiles()) throw Refused.notFound();
        return uploads.receive(request, name, type);
    }

    /** Articles that speak of what is being typed; empty where none is sure to. */
    @GetMapping("/f/{key}/hints")
    @ResponseBody
    List<Hints.Hint> hints(HttpServletRequest request, @PathVariable String key, @RequestParam String typed) {
        form(key);
        return hints.hints(typed, request);
    }

    @PostMapping("/f/{key}/hints/opened")
    @ResponseBody
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void opened(HttpServletRequest request, @PathVariable String key) {
        form(key);
        hints.opened(OutsideText.of(request), request);
    }

    @GetMapping("/f/c/{word}")
    JteModel talk(Page page, @PathVariable String word) {
        return talk(page, word, "", List.of(), Optional.empty());
    }

    private JteModel talk(Page page, String word, String typed, List<String> files, Optional<String> problem) {
        var messages = talk.messages(talk.conversation(word));
        return templates.channelTalk(
                page,
                word,
                business(),
                messages,
                broughtAlong.of(messages),
                guard.word(),
                typed,
                uploads.waiting(files),
                problem);
    }

    @PostMapping("/f/c/{word}")
    Object goOn(
            Page page,
            HttpServletRequest request,
            @PathVariable String word,
            @RequestParam(name = "word", defaultValue = "") String shown,
            @RequestParam(defaultValue = "") List<String> files,
            @RequestParam(defaultValue = "") String text) {
        var conversation = talk.conversation(word);
        var said = FormTalk.written(text, !files.isEmpty());
        if (said.isEmpty())
            return talk(page, word, text, files, Optional.of(page.say("form.refused.text", Conversations.LONGEST)));
        var sending = guard.sending(shown);
        if (sending.isEmpty()) return talk(page, word, text, files, Optional.of(page.say("form.again")));
        guard.count(request.getRemoteAddr());
        try {
            talk.goOn(conversation, sending.get(), said.get(), uploads.name(files));
        } catch (Refused refused) {
            return talk(page, word, text, List.of(), Optional.of(refused.saidTo(page.reader())));
        }
        return "redirect:" + going(page, "/f/c/" + word);
    }

    /** A file as the body of the request, to be named by what is written next. */
    @PostMapping("/f/c/{word}/files")
    @ResponseBody
    Uploads.Waiting uploadMore(
            HttpServletRequest request,
            @PathVariable String word,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String type) {
        talk.conversation(word);
        return uploads.receive(request, name, type);
    }

    /** Until the screen is gone. */
    @GetMapping("/f/c/{word}/live")
    void live(@PathVariable String word, HttpServletResponse response) {
        live.ofConversation(talk.conversation(word), response);
    }
}
