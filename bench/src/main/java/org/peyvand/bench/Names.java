package org.peyvand.bench;

import java.util.List;
import java.util.SplittableRandom;

/**
 * Names as they are met in Iran, common ones often and rare ones seldom: the n-th of a list is met in proportion to
 * 1/(n + 3). Spelt in the letters the program folds to, so that a name's words are its search words.
 */
final class Names {

    private static final List<String> GIVEN = words("""
            محمد فاطمه علی زهرا حسین مریم مهدی زینب رضا معصومه امیر لیلا حسن سمیه احمد نرگس سعید مهسا مجید الهام
            حمید نازنین مصطفی سارا امیرحسین ریحانه ابوالفضل مینا عباس پریسا جواد شیما وحید نسرین بهروز شهلا کامران
            پروین فرهاد نسترن بهنام مهناز کیان هانیه آرش سحر پویا نگار پیمان شبنم سیاوش ملیکا بابک ترانه داریوش
            شقایق فریدون یلدا سهراب گلناز کوروش پونه شهریار رویا ایمان هما نوید ستاره پرهام بهاره مازیار سودابه
            تورج منیژه رامین ژاله سینا مهرنوش یاشار طناز""");

    private static final List<String> FAMILY = words("""
            محمدی حسینی احمدی رضایی موسوی جعفری کریمی حیدری مرادی صادقی رحیمی قاسمی ابراهیمی هاشمی عباسی کاظمی
            اکبری نوری یوسفی امیری علیزاده سلیمانی مرتضوی نجفی شریفی باقری طاهری زارعی فرهادی ملکی میرزایی شیرازی
            خسروی تقوی بهرامی رستمی قربانی جلالی صالحی نظری پورمحمد غلامی اسدی کرمانی یزدانی فتحی صفری داوودی
            اصفهانی تهرانی زمانی سعیدی شفیعی ناصری نادری بختیاری دهقان کشاورز حداد نجار خیاط فرجی فلاح منصوری
            توکلی حبیبی رفیعی عزیزی قنبری کاویانی گودرزی لطفی معینی نیکنام وکیلی هدایتی یاوری پناهی ترابی جهانگیری
            چراغی خدابنده درویش ذوالفقاری روحانی سبحانی شاکری صدری ضیایی طباطبایی ظریف عطایی غفاری فروغی قدیری
            کیانی گرجی لاریجانی مشهدی نورمحمدی وزیری هنرمند یگانه ارجمند بیات پارسا تاجیک ثابتی جمالی حکیمی خادم
            دلاوری رسولی زند ساعدی شایگان صباغی طلوعی عابدی غیاثی فراهانی قائمی کوهستانی گلستانی مقدم نصیری همتی""");

    static final List<String> CITIES = words("تهران مشهد اصفهان کرج شیراز تبریز قم اهواز کرمانشاه رشت یزد همدان");

    private Names() {}

    /** A given name and a family name; of every twelve given names one has two parts. */
    static String person(SplittableRandom chance) {
        var given = given(chance);
        var second = chance.nextInt(12) == 0 ? " " + given(chance) : "";
        return given + second + " " + FAMILY.get(common(chance, FAMILY.size()));
    }

    static String city(SplittableRandom chance) {
        return CITIES.get(common(chance, CITIES.size()));
    }

    private static String given(SplittableRandom chance) {
        return GIVEN.get(common(chance, GIVEN.size()));
    }

    /** Density 1/(x + 3) over the list, by inversion. */
    static int common(SplittableRandom chance, int size) {
        return (int) (3 * Math.pow((size + 3.0) / 3, chance.nextDouble()) - 3);
    }

    /** Without the mark of آ and the hamza of ئ, which the fold drops. */
    private static List<String> words(String text) {
        return List.of(text.strip().replace('آ', 'ا').replace('ئ', 'ی').split("\\s+"));
    }
}
