package org.peyvand.language;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Phone numbers as people type them («۰۹۱۲ ۳۴۵ ۶۷۸۹», 0098912…, 9123456789) and as they are stored, shown and looked
 * up. Numbering plans are libphonenumber's.
 */
public final class PhoneNumbers {

    /** The region of a number typed without its country code, where the caller knows no better. */
    public static final String DEFAULT_REGION = "IR";

    private static final PhoneNumberUtil PLANS = PhoneNumberUtil.getInstance();
    private static final Set<PhoneNumberType> MOBILE =
            Set.of(PhoneNumberType.MOBILE, PhoneNumberType.FIXED_LINE_OR_MOBILE);

    private static final int MAX_TYPED = 64;
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cf}]");
    private static final Pattern NUMBER = Pattern.compile("[+＋]?[0-9 ()./\\p{Pd}\\h]+");
    private static final Pattern COUNTRY = Pattern.compile("^(?:\\+|00)(?:98)?|^98");
    private static final Pattern TRUNK = Pattern.compile("^0+");

    private PhoneNumbers() {}

    /**
     * The number in a field meant for one, in any digits. The region is an ISO 3166 code and counts where no country
     * code is typed. Empty if the text is no number of its country's plan, or more than a number.
     */
    public static Optional<Phone> parse(String typed, String region) {
        return number(typed, region)
                .filter(PLANS::isValidNumber)
                .map(number -> new Phone(
                        PLANS.format(number, PhoneNumberFormat.E164), MOBILE.contains(PLANS.getNumberType(number))));
    }

    /** As {@link #parse(String, String)}, for a number of Iran unless it says otherwise. */
    public static Optional<Phone> parse(String typed) {
        return parse(typed, DEFAULT_REGION);
    }

    /**
     * A stored number for display, in ASCII digits: as dialled inside the region (0912 345 6789), with its country code
     * if it belongs elsewhere (+44 20 7946 0958). What is no E.164 number comes back unchanged. Isolate it in a line of
     * text: see {@link Bidi#leftToRight(String)}.
     */
    public static String national(String e164, String region) {
        return number(e164, region)
                .map(number -> PLANS.format(
                        number,
                        PLANS.getRegionCodesForCountryCode(number.getCountryCode())
                                        .contains(region)
                                ? PhoneNumberFormat.NATIONAL
                                : PhoneNumberFormat.INTERNATIONAL))
                .orElse(e164);
    }

    /**
     * The digits to store beside a number and to look up by prefix while one is typed: without trunk 0 and without 98
     * of Iran, so «0912345», «98912345» and «+98 (0)912 345» all give 912345; of another country the country code stays.
     * Empty if nothing but prefixes is typed.
     */
    public static String searchDigits(String typed) {
        var text = typed.substring(0, Math.min(typed.length(), MAX_TYPED));
        var digits = Digits.toAscii(text).replace('＋', '+').replaceAll("[^0-9+]", "");
        var significant = COUNTRY.matcher(digits).replaceFirst("").replace("+", "");
        return TRUNK.matcher(significant).replaceFirst("");
    }

    private static Optional<PhoneNumber> number(String typed, String region) {
        if (typed.length() > MAX_TYPED) {
            return Optional.empty();
        }
        var text = INVISIBLE.matcher(Digits.toAscii(typed)).replaceAll("").strip();
        try {
            return NUMBER.matcher(text).matches() ? Optional.of(PLANS.parse(text, region)) : Optional.empty();
        } catch (NumberParseException _) {
            return Optional.empty();
        }
    }
}
