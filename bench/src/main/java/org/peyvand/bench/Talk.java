package org.peyvand.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;

/**
 * A made-up conversation of three messages, the same for the same number at every run of one day. Half of them are in Persian;
 * the newest tenth is not closed.
 *
 * @param messages oldest first
 */
record Talk(UUID id, String state, List<Said> messages) {

    /** A word that nearly every Persian message says, and one that every thousandth conversation says. */
    static final String COMMON = "سفارش";

    private static final String RARE = "کهربا";
    private static final int RARE_EVERY = 1_000;
    private static final int WORDS = 10;
    private static final Duration SPAN = Duration.ofDays(730);

    private static final List<String> PERSIAN = words("""
            سفارش سلام لطفا هنوز نرسیده است من شما ممنون کالا ارسال شد پول برگشت کی می رسد پیگیری کنید فاکتور
            مبلغ واریز شماره کد تخفیف رنگ اشتباه بود عوض کنم قیمت چند تومان موجود دارید فروشگاه پست تهران بسته
            شکسته خراب گارانتی تعویض مرجوع هفته فردا امروز دیروز پیک تماس گرفتم جواب ندادید لغو کنید ثبت نام حساب
            کاربری رمز ورود وارد نمی شود سایت خطا درگاه بانک کارت پرداخت دوبار کم شده کیفیت عالی راضی هستم
            پیشنهاد محصول جدید نمونه عمده همکاری نمایندگی شهرستان مشهد اصفهان شیراز تبریز زمان تحویل انبار تمام
            بدون ممنونم باشد خواهش روز کاری بررسی اطلاع همکار دهد دوست عزیز شرمنده تاخیر پیش امده دوباره""");

    private static final List<String> ENGLISH = words("""
            order hello please still has not arrived is my your thanks item shipped money back when will it come track
            invoice amount paid number code discount colour wrong was change price how much available shop post parcel
            box broken damaged warranty replace return week tomorrow today yesterday courier called nobody answers
            cancel register name account user password login cannot enter site error gateway bank card payment twice
            charged quality great happy with suggest product new sample wholesale partner agency city delivery time
            stock sold out without thank you be day working check inform colleague dear friend sorry delay again""");

    /** One message. */
    record Said(UUID id, String kind, String text, Instant at) {}

    /** That of a number, of so many, as things stand at that instant. */
    static Talk numbered(int number, int of, Instant now) {
        var chance = new SplittableRandom(1_000_003L * number + 17);
        var begun = now.minus(SPAN).plus(SPAN.dividedBy(of).multipliedBy(number));
        var words = number % 2 == 0 ? PERSIAN : ENGLISH;
        var kinds = List.of("inbound", "outbound", "inbound");
        var messages = new ArrayList<Said>();
        for (int place = 0; place < kinds.size(); place++) {
            var at = begun.plusSeconds(place * 600L + chance.nextInt(600));
            messages.add(new Said(Person.id(at, chance), kinds.get(place), text(words, number, place, chance), at));
        }
        return new Talk(Person.id(begun, chance), state(number, of), messages);
    }

    private static String state(int number, int of) {
        if (number < of - of / 10) return "closed";
        return switch (number % 10) {
            case 0, 3, 6, 8 -> "waiting";
            case 9 -> "snoozed";
            default -> "open";
        };
    }

    private static String text(List<String> words, int number, int place, SplittableRandom chance) {
        var said = new ArrayList<String>();
        for (int word = 0; word < WORDS; word++) said.add(words.get(Names.common(chance, words.size())));
        if (number % RARE_EVERY == 0 && place == 0) said.add(rare(number / RARE_EVERY));
        return String.join(" ", said);
    }

    /** A word of one conversation alone. */
    static String rare(int number) {
        return RARE + number;
    }

    Said first() {
        return messages.getFirst();
    }

    Said last() {
        return messages.getLast();
    }

    Optional<Instant> waitingSince() {
        return state.equals("open") ? Optional.of(last().at()) : Optional.empty();
    }

    private static List<String> words(String text) {
        return List.of(text.strip().split("\\s+"));
    }
}
