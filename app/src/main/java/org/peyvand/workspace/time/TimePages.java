package org.peyvand.workspace.time;

import gg.jte.models.runtime.JteModel;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.peyvand.calendar.CalendarSystem;
import org.peyvand.calendar.DateOrder;
import org.peyvand.calendar.DateReader;
import org.peyvand.calendar.DateReading;
import org.peyvand.calendar.JalaliDate;
import org.peyvand.calendar.Shift;
import org.peyvand.calendar.SpecialDay;
import org.peyvand.language.Digits;
import org.peyvand.web.Page;
import org.peyvand.web.Reader;
import org.peyvand.web.Refused;
import org.peyvand.workspace.Acting;
import org.peyvand.workspace.HolidayTable;
import org.peyvand.workspace.Permission;
import org.peyvand.workspace.SettingsTabs;
import org.peyvand.workspace.TypedWeek;
import org.peyvand.workspace.Workspaces;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import peyvand.templates.Templates;

/** When the business is open: its week, and the days of each year that differ. */
@Controller
class TimePages {

    private final Templates templates;
    private final SettingsTabs tabs;
    private final Workspaces workspaces;
    private final HolidayTable holidays;

    TimePages(Templates templates, Workspaces workspaces, HolidayTable holidays, SettingsTabs tabs) {
        this.tabs = tabs;
        this.templates = templates;
        this.workspaces = workspaces;
        this.holidays = holidays;
    }

    @GetMapping("/settings/time")
    JteModel time(Page page, @RequestParam(defaultValue = "") String year) {
        Acting.require(Permission.CHANGE_SETTINGS);
        return shown(
                page,
                year(page.reader(), year),
                TypedWeek.of(workspaces.settings().weeklyHours(), page.reader()));
    }

    @PostMapping("/settings/time/week")
    Object changeWeek(Page page, @RequestParam Map<String, String> typed) {
        Acting.require(Permission.CHANGE_SETTINGS);
        var week = TypedWeek.read(typed, page.reader());
        if (!week.isGood()) return shown(page, thisYear(page.reader()), week);
        workspaces.change(workspaces.settings().with(week.hours()));
        page.flash("workspace.saved");
        return "redirect:/settings/time";
    }

    @PostMapping("/settings/time/days")
    String putDay(
            Page page,
            @RequestParam String date,
            @RequestParam String name,
            @RequestParam(defaultValue = "false") boolean holiday,
            @RequestParam(defaultValue = "") String hours,
            @RequestParam String year) {
        return SettingsTabs.answer(page, "time?year=" + year(page.reader(), year), "workspace.time.daySaved", () -> {
            var day = date(page.reader(), date);
            var shifts = TypedHours.read(hours, page.reader());
            refuseNight(day, shifts, page.reader());
            holidays.put(day, new SpecialDay(name.strip(), holiday, shifts));
        });
    }

    /** A night may not reach into a morning: neither that before the day into it, nor its own into the next. */
    private void refuseNight(LocalDate day, List<Shift> shifts, Reader reader) {
        var time = holidays.workingTime();
        refuseNight(day.minusDays(1), time.hours(day.minusDays(1)), shifts, reader);
        refuseNight(day, shifts, time.hours(day.plusDays(1)), reader);
    }

    private static void refuseNight(LocalDate day, List<Shift> evening, List<Shift> morning, Reader reader) {
        if (evening.isEmpty() || morning.isEmpty() || !evening.getLast().reachesInto(morning.getFirst())) return;
        throw Refused.because(
                "workspace.refused.nightOfDay",
                TypedHours.shown(evening.getLast(), reader),
                reader.dates().weekday(day.getDayOfWeek()),
                TypedHours.shown(morning.getFirst(), reader),
                reader.dates().weekday(day.plusDays(1).getDayOfWeek()));
    }

    @PostMapping("/settings/time/days/remove")
    String removeDay(
            Page page,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate date,
            @RequestParam String year) {
        return SettingsTabs.answer(
                page,
                "time?year=" + year(page.reader(), year),
                "workspace.time.dayRemoved",
                () -> holidays.remove(date));
    }

    @PostMapping("/settings/time/fill")
    String fill(Page page, @RequestParam String year) {
        var wanted = year(page.reader(), year);
        return SettingsTabs.answer(
                page, "time?year=" + wanted, "workspace.time.filled", () -> holidays.fillWithSolarHolidays(wanted));
    }

    private JteModel shown(Page page, int year, TypedWeek week) {
        var reader = page.reader();
        var time = holidays.workingTime();
        var open = time.isOpen(reader.now());
        var view = new TimeView(
                open,
                time.nextOpening(reader.now()).filter(_ -> !open),
                week,
                year,
                reader.calendar() == CalendarSystem.JALALI,
                days(reader, year));
        return templates.workspaceTime(page, tabs.of(page), view);
    }

    private List<TimeView.Special> days(Reader reader, int year) {
        return holidays.between(firstDay(reader, year), firstDay(reader, year + 1)).entrySet().stream()
                .map(day -> new TimeView.Special(
                        day.getKey(),
                        day.getValue().name(),
                        day.getValue().holiday(),
                        TypedHours.write(day.getValue().shifts(), reader)))
                .toList();
    }

    private static LocalDate firstDay(Reader reader, int year) {
        return reader.calendar() == CalendarSystem.JALALI
                ? new JalaliDate(year, 1, 1).toLocalDate()
                : LocalDate.of(year, 1, 1);
    }

    /** The year asked for; this one where none that the calendar covers is. */
    private static int year(Reader reader, String typed) {
        var digits = Digits.toAscii(typed).strip();
        if (!digits.matches("[0-9]{4}")) return thisYear(reader);
        var year = Integer.parseInt(digits);
        var covered = reader.calendar() == CalendarSystem.JALALI
                ? year >= JalaliDate.FIRST_YEAR && year < JalaliDate.LAST_YEAR
                : year >= 1900 && year < 2200;
        return covered ? year : thisYear(reader);
    }

    private static int thisYear(Reader reader) {
        return reader.calendar() == CalendarSystem.JALALI
                ? JalaliDate.of(reader.today()).year()
                : reader.today().getYear();
    }

    private static LocalDate date(Reader reader, String typed) {
        return switch (new DateReader(reader.calendar(), DateOrder.YMD, reader.today()).read(typed)) {
            case DateReading.Read read -> read.date();
            case DateReading.Impossible _, DateReading.NotADate _ ->
                throw Refused.because("workspace.refused.date", typed);
        };
    }
}
