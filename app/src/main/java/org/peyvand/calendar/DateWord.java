package org.peyvand.calendar;

import static org.peyvand.calendar.CalendarSystem.GREGORIAN;
import static org.peyvand.calendar.CalendarSystem.JALALI;

import java.time.DayOfWeek;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A word that may stand in a written date, with its value where it has one. */
record DateWord(Kind kind, int value) {
    enum Kind {
        JALALI_MONTH,
        GREGORIAN_MONTH,
        /** Value as in {@link DayOfWeek#getValue}. */
        WEEKDAY,
        /** «سه» of «سه شنبه»: value is the number of days after Saturday. */
        WEEKDAY_NUMBER,
        AM,
        PM,
        UTC,
        /** Says nothing by itself: «ماه», «سال», «ساعت», the T between date and time. */
        FILLER
    }

    private static final Map<String, DateWord> ALL = all();

    static Optional<DateWord> of(String folded) {
        return Optional.ofNullable(ALL.get(folded));
    }

    /** One letter as it is compared: lower case, Arabic yeh and kaf as Persian, alef and yeh without hamza or madda. */
    static char fold(char letter) {
        return switch (letter) {
            case 'ي', 'ى', 'ئ' -> 'ی';
            case 'ك' -> 'ک';
            case 'آ', 'أ', 'إ' -> 'ا';
            default -> Character.toLowerCase(letter);
        };
    }

    private static Map<String, DateWord> all() {
        var words = new HashMap<String, DateWord>();
        for (var language : CalendarWords.values()) {
            for (int month = 1; month <= 12; month++) {
                month(words, month, language.month(JALALI, month), language.month(GREGORIAN, month));
            }
            for (var day : DayOfWeek.values()) {
                add(words, Kind.WEEKDAY, day.getValue(), language.day(day));
            }
        }
        englishShortForms(words);
        variants(words);
        return Map.copyOf(words);
    }

    private static void month(Map<String, DateWord> words, int month, String jalali, String gregorian) {
        add(words, Kind.JALALI_MONTH, month, jalali, jalali + "ماه");
        add(words, Kind.GREGORIAN_MONTH, month, gregorian);
    }

    private static void englishShortForms(Map<String, DateWord> words) {
        for (int month = 1; month <= 12; month++) {
            add(
                    words,
                    Kind.GREGORIAN_MONTH,
                    month,
                    CalendarWords.ENGLISH.month(GREGORIAN, month).substring(0, 3));
        }
        for (var day : DayOfWeek.values()) {
            add(
                    words,
                    Kind.WEEKDAY,
                    day.getValue(),
                    CalendarWords.ENGLISH.day(day).substring(0, 3));
        }
    }

    private static void variants(Map<String, DateWord> words) {
        add(words, Kind.JALALI_MONTH, 5, "امرداد");
        add(words, Kind.GREGORIAN_MONTH, 5, "می");
        add(words, Kind.GREGORIAN_MONTH, 7, "جولای");
        add(words, Kind.GREGORIAN_MONTH, 8, "آگوست");
        add(words, Kind.GREGORIAN_MONTH, 9, "sept");
        add(words, Kind.WEEKDAY, DayOfWeek.FRIDAY.getValue(), "آدینه");
        var numbers = new String[] {"یک", "دو", "سه", "چهار", "پنج"};
        for (int i = 0; i < numbers.length; i++) add(words, Kind.WEEKDAY_NUMBER, i + 1, numbers[i]);
        add(words, Kind.AM, 0, "am", "قظ", "قبل", "صبح", "قبلازظهر");
        add(words, Kind.PM, 0, "pm", "بظ", "بعد", "عصر", "بعدازظهر");
        add(words, Kind.UTC, 0, "z", "utc", "gmt");
        add(words, Kind.FILLER, 0, "ماه", "سال", "ساعت", "مورخ", "روز", "از", "ظهر", "t", "at", "of", "the");
        add(words, Kind.FILLER, 0, "st", "nd", "rd", "th");
    }

    private static void add(Map<String, DateWord> words, Kind kind, int value, String... spellings) {
        for (var spelling : spellings) {
            var folded = new StringBuilder();
            spelling.chars().filter(Character::isLetter).forEach(c -> folded.append(fold((char) c)));
            words.put(folded.toString(), new DateWord(kind, value));
        }
    }
}
