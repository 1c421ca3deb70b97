package org.peyvand.workspace;

import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletRequest;
import java.time.DayOfWeek;
import java.util.Map;
import java.util.Optional;
import org.peyvand.calendar.WeeklyHours;
import org.peyvand.web.Language;
import org.peyvand.web.Page;
import org.peyvand.web.Refused;
import org.peyvand.workspace.entry.LogInFailure;
import org.peyvand.workspace.entry.Secret;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import peyvand.templates.Templates;

/** The first page anyone sees: the business and its owner. */
@Controller
class SetUpPages {

    private final Templates templates;
    private final SetUp setUp;

    SetUpPages(Templates templates, SetUp setUp) {
        this.templates = templates;
        this.setUp = setUp;
    }

    @GetMapping("/setup/{secret}")
    JteModel form(Page page, @PathVariable String secret) {
        if (!setUp.stands(new Secret(secret))) throw new Refused(HttpStatus.GONE, "workspace.refused.setUpLink");
        return templates.workspaceSetUp(page, proposal(page.reader().language()), Optional.empty());
    }

    private static Map<String, String> proposal(Language language) {
        return language == Language.FA
                ? Map.of("money", "IRR-toman", "calendar", "jalali", "zone", "Asia/Tehran", "workingDays", "iran")
                : Map.of("money", "USD", "calendar", "gregorian", "zone", "Europe/London", "workingDays", "weekdays");
    }

    @PostMapping("/setup/{secret}")
    Object complete(
            Page page,
            @PathVariable String secret,
            @RequestParam Map<String, String> typed,
            HttpServletRequest request) {
        try {
            setUp.complete(
                    new Secret(secret),
                    BusinessForm.read(
                            typed,
                            page.reader().language(),
                            weeklyHours(typed.getOrDefault("workingDays", "iran")),
                            false),
                    new SetUp.Owner(
                            typed.getOrDefault("ownerName", "").strip(),
                            typed.getOrDefault("email", "").strip(),
                            typed.getOrDefault("password", "")));
            LogInFailure.keepEmail(request, typed.getOrDefault("email", "").strip());
            page.flash("workspace.setUp.done");
            return "redirect:/login";
        } catch (Refused refused) {
            if (refused.status() == HttpStatus.GONE) throw refused;
            return templates.workspaceSetUp(page, typed, Optional.of(refused.saidTo(page.reader())));
        }
    }

    /** A start that fits most; the settings hold every day and shift. */
    private static WeeklyHours weeklyHours(String choice) {
        return switch (choice) {
            case "everyDay" -> everyDay();
            case "weekdays" -> WeeklyHours.parse("mon-fri 09:00-17:00");
            default -> WeeklyHours.IRANIAN;
        };
    }

    private static WeeklyHours everyDay() {
        var shifts = WeeklyHours.parse("sat 09:00-21:00").on(DayOfWeek.SATURDAY);
        var week = WeeklyHours.NEVER_OPEN;
        for (var day : DayOfWeek.values()) week = week.with(day, shifts);
        return week;
    }
}
