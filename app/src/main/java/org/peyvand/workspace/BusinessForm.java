package org.peyvand.workspace;

import java.time.ZoneId;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.peyvand.calendar.CalendarSystem;
import org.peyvand.calendar.WeeklyHours;
import org.peyvand.language.Alphabet;
import org.peyvand.money.MoneyUnit;
import org.peyvand.web.Language;
import org.peyvand.web.Option;
import org.peyvand.web.Page;
import org.peyvand.web.Refused;
import org.peyvand.workspace.time.ZoneNames;
import org.springframework.http.HttpStatus;

/** What a business says about itself, as forms carry it, and what it may choose from. */
public final class BusinessForm {

    static final String TOMAN = "IRR-toman";

    private BusinessForm() {}

    static Map<String, String> of(WorkspaceSettings settings) {
        var typed = new HashMap<String, String>();
        typed.put("business", settings.name());
        typed.put("language", settings.language().code());
        typed.put("money", settings.unit() == MoneyUnit.TOMAN ? TOMAN : settings.currency());
        typed.put("calendar", settings.calendar().name().toLowerCase(Locale.ROOT));
        typed.put("zone", settings.zone().getId());
        typed.put("phoneRegion", settings.phoneRegion());
        return typed;
    }

    static WorkspaceSettings read(Map<String, String> typed, Language language, WeeklyHours hours, boolean madeUp) {
        var money = typed.getOrDefault("money", TOMAN);
        return new WorkspaceSettings(
                typed.getOrDefault("business", "").strip(),
                language,
                typed.getOrDefault("calendar", "jalali").equals("jalali")
                        ? CalendarSystem.JALALI
                        : CalendarSystem.GREGORIAN,
                money.equals(TOMAN) ? "IRR" : money,
                money.equals(TOMAN) ? MoneyUnit.TOMAN : MoneyUnit.CURRENCY,
                zone(typed.getOrDefault("zone", "Asia/Tehran")),
                region(typed.getOrDefault("phoneRegion", "IR")),
                hours,
                madeUp);
    }

    private static ZoneId zone(String id) {
        if (!ZoneId.getAvailableZoneIds().contains(id)) {
            throw new Refused(HttpStatus.BAD_REQUEST, "workspace.refused.zone");
        }
        return ZoneId.of(id);
    }

    private static String region(String code) {
        if (!Arrays.asList(Locale.getISOCountries()).contains(code)) {
            throw new Refused(HttpStatus.BAD_REQUEST, "workspace.refused.region");
        }
        return code;
    }

    /** Toman and Rial first, then the currency each country has today, by its code. */
    public static List<Option> currencies(Page page) {
        var locale = page.reader().language().locale();
        var iranian = Stream.of(TOMAN, "IRR").map(money -> new Option(money, page.say("workspace.money." + money)));
        var others = Arrays.stream(Locale.getISOCountries())
                .map(country -> Currency.getInstance(Locale.of("", country)))
                .filter(Objects::nonNull)
                .distinct()
                .filter(currency -> !currency.getCurrencyCode().equals("IRR"))
                .sorted(Comparator.comparing(Currency::getCurrencyCode))
                .map(currency -> new Option(currency.getCurrencyCode(), named(currency, locale)));
        return Stream.concat(iranian, others).toList();
    }

    /** Code and name; the code alone where the language has no name for it. */
    private static String named(Currency currency, Locale locale) {
        var code = currency.getCurrencyCode();
        var name = currency.getDisplayName(locale);
        var unknown = name.equals(code) || !english(locale) && name.equals(currency.getDisplayName(Locale.ENGLISH));
        return unknown ? code : code + " · " + name;
    }

    private static boolean english(Locale locale) {
        return locale.getLanguage().equals("en");
    }

    /** Every time zone, by the name of its place. */
    public static List<Option> zones(Page page) {
        return ZoneNames.all(page.reader());
    }

    /** Every country, named in the reader's language. */
    public static List<Option> regions(Page page) {
        var locale = page.reader().language().locale();
        return Arrays.stream(Locale.getISOCountries())
                .map(code -> new Option(code, Locale.of("", code).getDisplayCountry(locale)))
                .sorted(Comparator.comparing(Option::label, Alphabet.of(locale)))
                .toList();
    }
}
