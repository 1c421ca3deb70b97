package org.peyvand.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.peyvand.language.PersonalData.Kind;
import org.peyvand.language.PersonalData.Span;

/**
 * Names and addresses that somebody who is not known yet tells of themselves, known by what people say around them: «مریم رضایی
 * هستم», «اسم من …», "my name is …", a street with its number.
 */
final class ToldOfOneself {

    private static final int LONGEST_NAME = 3;

    private static final String GAP = "[\\s\\p{Cf}]{1,3}";

    /** Before a name. */
    private static final Pattern CALLED = Pattern.compile(
            "(?:(?<!\\p{L})(?:اسمم|اسم" + GAP + "من|نامم|نام" + GAP + "من|(?:نام|اسم)" + GAP
                    + "(?:و" + GAP + "(?:نام" + GAP + "خانوادگ[یي]|فام[یي]ل[یي]م?)|گ[یي]رنده)|نام" + GAP
                    + "خانوادگ[یي]م?"
                    + "|my" + GAP + "name" + GAP + "is|my" + GAP
                    + "name['’]s|name\\s?:|نام\\s?:|اسم\\s?:|گ[یي]رنده\\s?:))[\\s:،,\\p{Cf}]{1,4}",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    /** After a name. */
    private static final Pattern AM = Pattern.compile(
            "(?<!\\p{L})(?:هستم|صحبت" + GAP + "م[یي][\\s\\p{Cf}]?کنم|صحبت" + GAP + "م[یي][\\s\\p{Cf}]?كنم)(?!\\p{L})");

    /** Before a name that begins with a capital. */
    private static final Pattern I_AM = Pattern.compile("(?<!\\p{L})(?:I am|I['’]m|This is|i am|i['’]m|this is)" + GAP
            + "(\\p{Lu}[\\p{L}'’-]+(?: \\p{Lu}[\\p{L}'’-]+){0,2})");

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{Cf}'’-]+");

    /** What may stand before a name, and is none. */
    private static final Set<String> BEFORE =
            folded("من", "سلام", "درود", "بنده", "اینجانب", "وقت", "بخیر", "خسته", "نباشید", "این", "که", "با");

    /** With one of these, what stands before «هستم» or after «اسم من» tells no name. */
    private static final Set<String> NO_NAMES = folded(
            "دنبال",
            "منتظر",
            "نگران",
            "مشتری",
            "خریدار",
            "راضی",
            "ناراضی",
            "مایل",
            "مطمئن",
            "علاقه",
            "علاقهمند",
            "قادر",
            "متوجه",
            "موافق",
            "مخالف",
            "ساکن",
            "اهل",
            "درحال",
            "حال",
            "مشغول",
            "هنوز",
            "خوب",
            "عضو",
            "جدید",
            "شما",
            "را",
            "رو",
            "چیست",
            "چیه",
            "چطور",
            "چگونه",
            "در",
            "از",
            "به",
            "تا",
            "بر",
            "اشتباه",
            "عوض",
            "کجا",
            "چرا",
            "آیا",
            "تهران",
            "looking",
            "waiting",
            "not",
            "very",
            "a",
            "the",
            "so");

    private static final Set<String> AFTER =
            folded("است", "هست", "هستش", "بود", "و", "ه", "is", "and", "my", "با", "از", "که");

    private static final String TOKEN = "[\\p{L}\\p{Mn}\\p{Cf}\\d]{1,30}";
    private static final String BETWEEN = "[\\s\\p{Cf}\\p{Mn}.:،,;؛/\\p{Pd}]{1,4}";
    private static final String PART =
            "(?<!\\p{L})(?:خ[یي]ابان|خ[یي]ابون|[کك]وچه|[کك]وچهٔ|بلوار|م[یي]دان|پلا[کك]|واحد|طبقه|طبقهٔ|شهر[کك]|بن[\\s\\p{Cf}]?بست|اتوبان"
                    + "|بزرگراه|چهارراه|مجتمع|ساختمان|[کك]د[\\s\\p{Cf}]?پست[یي])(?!\\p{L})";

    /** Two parts of a postal address at the least, with what stands between them. */
    private static final Pattern ADDRESS = Pattern.compile("(?:" + PART + "(?:" + BETWEEN + TOKEN + "){1,5}?" + BETWEEN
            + "){1,8}" + PART + "(?:" + BETWEEN + "\\d{1,10}|" + BETWEEN + TOKEN + ")");

    private static final Pattern STREET = Pattern.compile(
            "(?<!\\p{L})(?:\\d{1,5}[,\\s]{1,2}(?:\\p{L}+\\s){1,3}(?:street|st|avenue|ave|alley|road|rd|lane|blvd|boulevard|square)(?!\\p{L})"
                    + "|(?:\\p{L}+\\s){1,2}(?:street|st|avenue|ave|alley|road|rd|lane|blvd|boulevard|square)[.,\\s]{1,3}"
                    + "(?:(?:no|number|unit|plaque|apt|#)[.\\s]{0,2})?\\d{1,5})",
            Pattern.CASE_INSENSITIVE);

    private ToldOfOneself() {}

    static List<Span> in(String plain) {
        var spans = new ArrayList<Span>();
        CALLED.matcher(plain).results().forEach(cue -> after(plain, cue.end(), spans));
        AM.matcher(plain).results().forEach(cue -> before(plain, cue.start(), spans));
        I_AM.matcher(plain)
                .results()
                .filter(cue -> !NO_NAMES.contains(folded(cue.group(1).split(" ")[0])))
                .forEach(cue -> spans.add(new Span(cue.start(1), cue.end(1), Kind.NAME)));
        for (var address : List.of(ADDRESS, STREET))
            address.matcher(plain)
                    .results()
                    .forEach(found -> spans.add(new Span(found.start(), found.end(), Kind.ADDRESS)));
        return spans;
    }

    private static void after(String plain, int from, List<Span> spans) {
        var words = new ArrayList<MatchResult>();
        for (var word : WORD.matcher(plain)
                .results()
                .filter(one -> one.start() >= from)
                .limit(LONGEST_NAME)
                .toList()) {
            var first = words.isEmpty();
            var near = word.start() == (first ? from : words.getLast().end() + 1);
            if (!near || AFTER.contains(folded(word.group()))) break;
            if (NO_NAMES.contains(folded(word.group()))) return;
            words.add(word);
        }
        add(words, spans);
    }

    private static void before(String plain, int to, List<Span> spans) {
        var clause = Math.max(0, lastEnd(plain, to));
        var words = new ArrayList<>(
                WORD.matcher(plain.substring(clause, to)).results().toList());
        var introduced = words.reversed().stream()
                .takeWhile(word -> !BEFORE.contains(folded(word.group())))
                .toList()
                .reversed();
        if (introduced.isEmpty()
                || introduced.size() > LONGEST_NAME
                || introduced.stream().anyMatch(word -> NO_NAMES.contains(folded(word.group())))) return;
        spans.add(new Span(
                clause + introduced.getFirst().start(),
                clause + introduced.getLast().end(),
                Kind.NAME));
    }

    /** Where the clause begins that ends there. */
    private static int lastEnd(String plain, int to) {
        for (int at = to - 1; at >= 0; at--) if (".،,!؟?؛;:\n()".indexOf(plain.charAt(at)) >= 0) return at + 1;
        return 0;
    }

    private static void add(List<MatchResult> words, List<Span> spans) {
        if (!words.isEmpty())
            spans.add(new Span(words.getFirst().start(), words.getLast().end(), Kind.NAME));
    }

    private static Set<String> folded(String... words) {
        return Stream.of(words).map(Fold::spaceless).collect(Collectors.toUnmodifiableSet());
    }

    private static String folded(String word) {
        return Fold.spaceless(word);
    }
}
