package org.peyvand.customer;

import java.time.LocalDate;
import java.util.Optional;
import org.peyvand.language.Fold;
import org.peyvand.language.PersonName;
import org.peyvand.language.Repair;
import org.peyvand.web.Refused;

/** What is written down about a customer; any of it may be unknown. */
public record CustomerDetails(String name, String city, Optional<LocalDate> birthday) {

    /** The longest name or city, in characters. */
    public static final int LONGEST = 200;

    public CustomerDetails {
        name = Repair.of(name).strip();
        city = Repair.of(city).strip();
        if (name.length() > LONGEST || city.length() > LONGEST) throw Refused.because("customer.refused.long", LONGEST);
    }

    /** Of someone known only so far; what is too long to be a name or a city is cut short. */
    static CustomerDetails named(String name, String city) {
        return new CustomerDetails(cut(name), cut(city), Optional.empty());
    }

    private static String cut(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }

    String nameKey() {
        return name.isEmpty() ? "" : PersonName.matchKey(name);
    }

    String cityKey() {
        return Fold.spaceless(city);
    }
}
