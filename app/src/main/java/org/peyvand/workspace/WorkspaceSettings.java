package org.peyvand.workspace;

import java.time.Clock;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Locale;
import org.peyvand.calendar.CalendarSystem;
import org.peyvand.calendar.WeeklyHours;
import org.peyvand.money.MoneyUnit;
import org.peyvand.web.Language;
import org.peyvand.web.Messages;
import org.peyvand.web.Reader;
import org.peyvand.web.Refused;
import org.springframework.http.HttpStatus;

/**
 * What a business says about itself once.
 *
 * @param currency ISO 4217; every total of the workspace is in it
 * @param unit how amounts in that currency are shown; Toman only with IRR
 * @param phoneRegion ISO 3166 region whose numbers may be typed without a country code
 * @param madeUp whether everything in it is invented, as in the demo
 */
public record WorkspaceSettings(
        String name,
        Language language,
        CalendarSystem calendar,
        String currency,
        MoneyUnit unit,
        ZoneId zone,
        String phoneRegion,
        WeeklyHours weeklyHours,
        boolean madeUp) {

    public WorkspaceSettings {
        if (name.isBlank() || name.length() > 100) throw invalid("workspace.refused.name");
        if (!known(currency)) throw invalid("workspace.refused.currency");
        if (unit == MoneyUnit.TOMAN && !currency.equals("IRR")) unit = MoneyUnit.CURRENCY;
    }

    /** The same business with other weekly hours. */
    public WorkspaceSettings with(WeeklyHours hours) {
        return new WorkspaceSettings(name, language, calendar, currency, unit, zone, phoneRegion, hours, madeUp);
    }

    Changes changesTo(WorkspaceSettings now) {
        var changes = Changes.none()
                .changed("name", name, now.name)
                .changed("language", language.code(), now.language.code())
                .changed("calendar", code(calendar), code(now.calendar))
                .changed("money", money(), now.money())
                .changed("zone", zone, now.zone)
                .changed("phoneRegion", phoneRegion, now.phoneRegion);
        return changes.and(Changes.ofWeek(weeklyHours, now.weeklyHours));
    }

    private static String code(CalendarSystem calendar) {
        return calendar.name().toLowerCase(Locale.ROOT);
    }

    /** As the form names it. */
    private String money() {
        return unit == MoneyUnit.TOMAN ? BusinessForm.TOMAN : currency;
    }

    /** Somebody who reads that language, in the calendar, zone and currency of the business. */
    public Reader reader(Language language, Clock clock, Messages messages) {
        return new Reader(language, calendar, zone, currency, unit, clock, messages);
    }

    private static boolean known(String currency) {
        return Currency.getAvailableCurrencies().stream()
                .anyMatch(c -> c.getCurrencyCode().equals(currency) && c.getDefaultFractionDigits() >= 0);
    }

    private static Refused invalid(String key) {
        return new Refused(HttpStatus.BAD_REQUEST, key);
    }
}
