package org.peyvand.language;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.peyvand.language.PersonalData.Kind;
import org.peyvand.language.PersonalData.Span;

/** What looks like somebody's number or address, in a {@link PlainView}. */
final class PersonalPatterns {

    /** Numbers of so many digits tell who somebody is: prices apart, nobody says them otherwise. */
    private static final int TELLING = 5;

    private static final String BETWEEN = "[\\s\\p{Cf}\\p{Pd}\\p{Mn}().,\\/\\\\_*:|•·،٬٫ـ]{0,4}";

    private static final Pattern NUMBER = Pattern.compile("\\+?\\d(?:" + BETWEEN + "\\d)*");

    /** An amount says its currency, or that it is one of thousands. */
    private static final Pattern UNIT = Pattern.compile(
            "[\\s\\p{Cf}]{0,3}(?:تومان|تومن|ریال|هزار|میلیون|toman|rial|irr|irt|usd|eur|gbp|[$€£%٪])",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern AMOUNT = Pattern.compile("[1-9]\\d{0,2}(?:[,٬.،]?\\d{3}){0,3}");

    /** A number of two digits and more after one of these names an order or the like. */
    private static final Pattern NAMED = Pattern.compile(
            "(?:سفارش|فاکتور|پیگیری|رهگیری|مرسوله|حواله|تراکنش|بارنامه|کد|شماره|شمارهٔ|order|invoice|tracking|ref|reference"
                    + "|number|no|nr|#|№)[\\p{L}\\p{Mn}\\p{Cf}]{0,6}[\\s:.#№()\\p{Pd}\\p{Cf}]{0,4}"
                    + "(?:(?:من|ما|شما|خرید|سفارش|number|no|is|my|was)[\\s:.#\\p{Cf}]{1,4}){0,3}$",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static final int NAMED_BEFORE = 40;

    /** Letters and digits in one word: PV1042, ir-82…, A-17-B. */
    private static final Pattern CODE = Pattern.compile(
            "(?<![\\p{L}\\d])[A-Za-z]{1,8}[-_/]?\\d{2,}[A-Za-z\\d/_-]*|(?<![\\p{L}\\d])\\d{2,}[-_/]?[A-Za-z][A-Za-z\\d_-]*");

    private static final String LETTERS = "[\\p{L}\\p{N}\\p{Mn}\\p{Cf}_%+'-]";
    private static final String AT = "[\\s\\p{Cf}]{0,3}(?:@|[\\[({<]\\s?(?:at|ات)\\s?[\\])}>])[\\s\\p{Cf}]{0,3}";
    private static final String DOT =
            "[\\s\\p{Cf}]{0,3}(?:\\.|[\\[({<]\\s?(?:dot|نقطه|دات)\\s?[\\])}>])[\\s\\p{Cf}]{0,3}";
    private static final Pattern MAIL = Pattern.compile(
            LETTERS + "+(?:" + DOT + LETTERS + "+){0,6}" + AT + LETTERS + "+(?:" + DOT + LETTERS + "+){0,6}"
                    + "|" + LETTERS + "+\\s+(?:at|ات)\\s+" + LETTERS + "+(?:\\s+(?:dot|دات|نقطه)\\s+" + LETTERS + "+)+"
                    + "|@[\\p{L}\\p{N}_.]{3,}",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern LINK =
            Pattern.compile("(?:https?:|www\\.|tel:|mailto:)[^\\s<>\"«»]+", Pattern.CASE_INSENSITIVE);

    /** Digits as words: «صفر نهصد و دوازده …», "oh nine one two". */
    private static final String DIGIT_WORD =
            "(?:صفر|یک|یه|دو|سه|چهار|چار|پنج|شش|شیش|هفت|هشت|نه|ده|یازده|دوازده|سیزده|چهارده|پانزده|پونزده|شانزده|شونزده|هفده|هجده|هیجده"
                    + "|نوزده|بیست|سی|چهل|پنجاه|شصت|هفتاد|هشتاد|نود|صد|دویست|سیصد|چهارصد|پانصد|پونصد|ششصد|هفتصد|هشتصد|نهصد"
                    + "|zero|oh|one|two|three|four|five|six|seven|eight|nine)";

    private static final Pattern SPOKEN = Pattern.compile(
            "(?<!\\p{L})" + DIGIT_WORD + "(?:[\\s\\p{Cf}،,.\\p{Pd}]{1,3}(?:و[\\s\\p{Cf}]{1,2})?" + DIGIT_WORD
                    + "){4,}(?!\\p{L})",
            Pattern.CASE_INSENSITIVE);

    private PersonalPatterns() {}

    static List<Span> in(String plain) {
        var spans = new ArrayList<Span>();
        add(spans, LINK, plain, Kind.LINK);
        add(spans, MAIL, plain, Kind.MAIL);
        add(spans, CODE, plain, Kind.NUMBER);
        add(spans, SPOKEN, plain, Kind.NUMBER);
        NUMBER.matcher(plain)
                .results()
                .filter(number -> tells(plain, number))
                .forEach(number -> spans.add(new Span(number.start(), number.end(), Kind.NUMBER)));
        return spans;
    }

    private static void add(List<Span> spans, Pattern pattern, String plain, Kind kind) {
        pattern.matcher(plain).results().forEach(found -> spans.add(new Span(found.start(), found.end(), kind)));
    }

    private static boolean tells(String plain, MatchResult number) {
        var digits = number.group().replaceAll("\\D", "").length();
        var counted = UNIT.matcher(plain).region(number.end(), plain.length()).lookingAt();
        if (counted && AMOUNT.matcher(number.group()).matches()) return false;
        return digits >= TELLING || digits >= 2 && isNamed(plain, number.start());
    }

    private static boolean isNamed(String plain, int start) {
        return NAMED.matcher(plain.substring(Math.max(0, start - NAMED_BEFORE), start))
                .find();
    }
}
