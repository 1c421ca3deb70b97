package org.peyvand.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing that tells who a customer is stands in what is shown to others, in whatever digits and spelling they wrote it. */
class PersonalDataTest {

    private static final List<String> NAMES = List.of(
            "مریم رضایی", "علی‌رضا کریمی‌نژاد", "زهرا سادات موسوی", "امیرحسین یوسفی", "Sara Ahmadi", "کیان پاک‌نیت");
    private static final String[] SCRIPTS = {"0123456789", "۰۱۲۳۴۵۶۷۸۹", "٠١٢٣٤٥٦٧٨٩", "０１２３４５６７８９"};
    private static final String[] GAPS = {"", " ", "-", ".", "\u200c", " - ", "\u200e", "/", "٫"};

    private static PersonalData none() {
        return PersonalData.of(List.of(), List.of());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "09121234567",
                "۰۹۱۲ ۱۲۳ ۴۵ ۶۷",
                "٠٩١٢-١٢٣-٤٥٦٧",
                "+98 (912) 123-4567",
                "0098-912.123.4567",
                "９１２１２３４５６７",
                "۰۲۱-۸۸۷۷۶۶۵۵",
                "6037-7016-8909-5443",
                "۶۰۳۷ ۷۰۱۶ ۸۹۰۹ ۵۴۴۳",
                "IR82 0540 1026 8002 0817 9090 02",
                "۰۴۹۹۳۷۰۸۹۹",
                "صفر نهصد و دوازده صد و بیست و سه چهل و پنج",
                "zero nine one two one two three",
                "①②③④⑤⑥⑦"
            })
    void numbersAreHidden(String number) {
        assertThat(none().hide("شمارهٔ من " + number + " است")).matches("شمارهٔ من .{0,3}\\{\\{NUMBER_1}} است");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "maryam@example.com",
                "Maryam.Rezaei+shop@mail.example.co.ir",
                "maryam @ example . com",
                "maryam[at]example[dot]com",
                "maryam (at) example (dot) com",
                "maryam at example dot com",
                "مریم@نمونه.ایران",
                "maryam۱۲@example.com",
                "maryam＠example．com",
                "@maryam_rezaei"
            })
    void mailAddressesAreHidden(String mail) {
        assertThat(none().hide("ایمیل: " + mail)).isEqualTo("ایمیل: {{MAIL_1}}");
    }

    @ParameterizedTest
    @CsvSource({
        "سفارش ۱۲۳ نرسید, سفارش {{NUMBER_1}} نرسید",
        "سفارشم شماره ۴۲ بود, سفارشم شماره {{NUMBER_1}} بود",
        "order #77 is late, order #{{NUMBER_1}} is late",
        "کد رهگیری ۳۳۴, کد رهگیری {{NUMBER_1}}",
        "فاکتور PV1042 را بفرستید, فاکتور {{NUMBER_1}} را بفرستید",
        "ببینید https://shop.example/o/abc?t=1, ببینید {{LINK_1}}",
    })
    void ordersAndLinksAreHidden(String said, String hidden) {
        assertThat(none().hide(said)).isEqualTo(hidden);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "هزینهٔ ارسال ۸۵ هزار تومان است",
                "قیمتش ۱۲۵۰۰۰۰ تومان بود",
                "۱٬۲۵۰٬۰۰۰ ریال",
                "تا ۷ روز کاری، ساعت ۹ تا ۱۷",
                "دو سه روز پیش",
                "امیدوارم برسد"
            })
    void pricesAndSmallNumbersAreNot(String said) {
        assertThat(PersonalData.of(List.of("امید"), List.of("09121234567")).hide(said))
                .isEqualTo(said);
    }

    @ParameterizedTest
    @CsvSource({
        "من مريم رضائي هستم, من {{NAME_1}}",
        "مریم‌رضایی ام, {{NAME_1}}",
        "رضاییم, {{NAME_1}}",
        "م ر ی م, {{NAME_1}}",
        "مـریـم جان, {{NAME_1}}",
        "مِریَم, {{NAME_1}}",
    })
    void knownNamesAreHiddenInAnySpelling(String said, String hidden) {
        assertThat(PersonalData.of(List.of("خانم مریم رضایی"), List.of()).hide(said))
                .startsWith(hidden);
    }

    /** Nobody knows them yet; they say it themselves. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            سلام، مریم رضایی هستم؛ کی می‌رسد؟            | سلام، {{NAME_1}} هستم؛ کی می‌رسد؟
            سلام مریم هستم                                | سلام {{NAME_1}} هستم
            من علي كريمي هستم. ارسال چند؟                | من {{NAME_1}} هستم. ارسال چند؟
            اسم من سارا احمدی است                         | اسم من {{NAME_1}} است
            اسمم ساراست، ارسال چند؟                       | اسمم {{NAME_1}}، ارسال چند؟
            نام و نام خانوادگی: علی‌رضا کریمی‌نژاد        | نام و نام خانوادگی: {{NAME_1}}
            گیرنده: زهرا موسوی                            | گیرنده: {{NAME_1}}
            My name is Sara Ahmadi and I wait             | My name is {{NAME_1}} and I wait
            Hi, I'm Sara. Where is it?                    | Hi, I'm {{NAME_1}}. Where is it?
            """)
    void namesPeopleTellOfThemselvesAreHidden(String said, String hidden) {
        assertThat(none().hide(said)).isEqualTo(hidden);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            به تهران، خیابان ولیعصر، کوچهٔ نسترن، پلاک ۱۲ بفرستید       | به تهران، {{ADDRESS_1}} بفرستید
            به بلوار كشاورز، پلاك 7، واحد 3 بفرستید                     | به {{ADDRESS_1}} بفرستید
            شیراز خیابان زند کوچه ۸ پلاک ۲۱، چقدر می‌شود؟               | شیراز {{ADDRESS_1}}، چقدر می‌شود؟
            Send it to 12 Baker Street please                           | Send it to {{ADDRESS_1}} please
            Deliver to Valiasr Street, No. 12                           | Deliver {{ADDRESS_1}}
            کد پستی ۱۹۸۵۷-۱۳۱۱۱                                         | کد پستی {{NUMBER_1}}
            """)
    void postalAddressesAreHidden(String said, String hidden) {
        assertThat(none().hide(said)).isEqualTo(hidden);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "من دنبال کفش قرمز هستم",
                "منتظر سفارشم هستم",
                "من مشتری شما هستم",
                "اسم من را چطور عوض کنم؟",
                "اسم این محصول چیست؟",
                "آدرس شما کجاست؟",
                "آدرسم را چطور عوض کنم؟",
                "میدان ونک هم شعبه دارید؟",
                "I am looking for red shoes",
                "هزینهٔ ارسال به تبریز چقدر است؟"
            })
    void questionsStayWhatTheyAre(String said) {
        assertThat(none().hide(said)).isEqualTo(said);
    }

    @Test
    void sameThingIsTheSameWordAndComesBackAsItWasWritten() {
        var personal = PersonalData.of(List.of("مریم"), List.of("+989121234567"));
        var hidden = personal.hide("مریم: 0912 123 4567. مريم: ۰۹۱۲۱۲۳۴۵۶۷");
        assertThat(hidden).isEqualTo("{{NAME_1}}: {{NUMBER_1}}. {{NAME_1}}: {{NUMBER_1}}");
        assertThat(personal.restore("{{NAME_1}}، به {{number_۱}}")).contains("مریم، به 0912 123 4567");
        assertThat(personal.restore("{{NUMBER_2}}")).isEmpty();
        assertThat(personal.restore("سلام")).contains("سلام");
    }

    @Test
    void nobodyWritesOurWordsThemselves() {
        var personal = none();
        personal.hide("09121234567");
        assertThat(personal.hide("{{NUMBER_1}}")).doesNotContain("{{");
    }

    /** Whoever they are and however they write it: neither name nor handle is in what is left, and all of it comes back. */
    @Test
    void noHandleAndNoNameIsLeft() {
        var random = new Random(17);
        for (int i = 0; i < 3_000; i++) {
            var name = NAMES.get(random.nextInt(NAMES.size()));
            var mobile = "09" + digits(random, 9);
            var mail = "user" + digits(random, 3) + "x@mail.example.org";
            var personal =
                    PersonalData.of(List.of(name), List.of("+98" + mobile.substring(1), mail, digits(random, 3)));
            var text = "سلام، " + spelled(random, name) + " هستم؛ شماره‌ام " + numbered(random, mobile) + " و ایمیل "
                    + (random.nextBoolean() ? mail.toUpperCase(Locale.ROOT) : mail) + " کارت "
                    + numbered(random, digits(random, 16)) + " کی می‌رسد؟";
            var hidden = personal.hide(text);
            var left = compared(hidden.replaceAll("\\{\\{[A-Z]+_\\d+}}", "|"));
            assertThat(left).as(text).doesNotContain(mobile.substring(1), compared(mail), Fold.spaceless(name));
            for (var part : name.split("[ \u200c]"))
                if (part.length() > 3) assertThat(left).as(text).doesNotContain(Fold.spaceless(part));
            assertThat(personal.restore(hidden)).as(text).isPresent();
        }
    }

    private static String compared(String text) {
        return Fold.spaceless(PlainView.of(text));
    }

    private static String digits(Random random, int length) {
        return IntStream.range(0, length)
                .mapToObj(i -> String.valueOf(i == 0 ? 1 + random.nextInt(9) : random.nextInt(10)))
                .collect(Collectors.joining());
    }

    private static String numbered(Random random, String digits) {
        var script = SCRIPTS[random.nextInt(SCRIPTS.length)];
        var gap = GAPS[random.nextInt(GAPS.length)];
        var every = 2 + random.nextInt(4);
        var out = new StringBuilder();
        for (int i = 0; i < digits.length(); i++) {
            if (i > 0 && i % every == 0) out.append(gap);
            out.append(script.charAt(digits.charAt(i) - '0'));
        }
        return out.toString();
    }

    private static String spelled(Random random, String name) {
        var spelled = random.nextBoolean() ? name.replace('ی', 'ي').replace('ک', 'ك') : name;
        return switch (random.nextInt(4)) {
            case 0 -> spelled.replace("\u200c", "");
            case 1 -> spelled.replace("\u200c", " ");
            case 2 -> spelled.replace(" ", "\u200c");
            default -> spelled.toUpperCase(Locale.ROOT);
        };
    }
}
