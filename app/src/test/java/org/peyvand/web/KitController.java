package org.peyvand.web;

import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import peyvand.templates.Templates;

/** Pages that lead through every answer of the kit. */
@Profile("kit")
@Controller
class KitController {

    private final Templates templates;
    private String lastSent = "";

    KitController(Templates templates) {
        this.templates = templates;
    }

    @GetMapping("/kit")
    JteModel kit(Page page) {
        return templates.webKit(page, !page.parameter("bare").isEmpty());
    }

    @PostMapping("/kit")
    String save(Page page, @RequestParam Optional<String> phone) {
        lastSent = phone.orElse("");
        page.flash("copied");
        return "redirect:/kit";
    }

    @GetMapping("/kit/sent")
    @ResponseBody
    String sent() {
        return lastSent;
    }

    @GetMapping("/kit/rows")
    JteModel rows() {
        return templates.webSkeleton(2);
    }

    @PostMapping("/kit/refused")
    void refused() {
        throw Refused.because("error.409.text");
    }

    @GetMapping({"/kit/refused", "/api/refused"})
    void refusedPage() {
        throw new Refused(HttpStatus.CONFLICT, "error.409.text");
    }

    @GetMapping({"/kit/broken", "/api/broken"})
    void broken() {
        throw new IllegalStateException("secret of the house");
    }

    @GetMapping("/kit/numbers")
    @ResponseBody
    List<Integer> numbers(@RequestParam int from) {
        return List.of(from);
    }

    @PostMapping("/language")
    String language(@RequestParam String language, @RequestParam String to, HttpServletResponse response) {
        var cookie = new Cookie("language", language);
        cookie.setPath("/");
        response.addCookie(cookie);
        return "redirect:" + to;
    }
}
