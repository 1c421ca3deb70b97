package org.peyvand.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FoldTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            مشتريمداري           | مشتریمداری
            ﻣﺸﺘﺮﻱ                | مشتری
            اِعلامِ ــ قیمت!        | اعلام قیمت
            كَمَك                  | کمک
            آب، أمر؛ إذن ٱلله     | اب امر اذن الله
            مؤمن رؤیا             | مومن رویا
            رئیس جزء              | رییس جز
            خانۀ ساية             | خانه سایه
            خانه\u200cی ما        | خانه ما
            ه ی                   | ه ی
            می\u200cخواهم         | می خواهم
            می\u200f\u200eخواهم   | میخواهم
            ۱۲٣4５                | 12345
            ½ ⒕ ²                 | 1 2 14 2
            Ali.REZA+1@X.ir       | ali reza 1 x ir
            Élan ΟΔΟΣ İstanbul    | elan οδοσ istanbul
            ﷼ ﷲ محمد ﷺ           | ریال الله محمد
            ۿدف ػمګ بۃ ێڪډيڱڕ إښټ | هدف کمک به یکدیگر است
            हिन्दी ไทย              | हिन्दी ไทย
            😊🇮🇷 سلام 👨\u200d👩     | سلام
            """)
    void spellingsOfTheSameTextHaveOneFold(String typed, String fold) {
        assertThat(Fold.of(typed)).isEqualTo(fold);
    }

    @Test
    void halfSpaceSpaceAndJoinedNamesAreEqualWithoutSpaces() {
        assertThat(Fold.spaceless("علی رضا"))
                .isEqualTo(Fold.spaceless("علی\u200cرضا"))
                .isEqualTo(Fold.spaceless("عليرضا"))
                .isEqualTo("علیرضا");
    }

    @Test
    void usualSpellingIsFoundAlsoInsideCompounds() {
        assertThat(Fold.of("غیرمسؤولانه")).isEqualTo(Fold.of("غیرمسئولانه"));
        assertThat(Fold.spaceless("بار طهران")).isEqualTo(Fold.spaceless("بارطهران"));
        assertThat(Fold.spaceless("مسو\u200cول")).isEqualTo(Fold.spaceless("مسئول"));
    }

    @Test
    void textWithoutLettersFoldsToNothing() {
        assertThat(Fold.of("")).isEmpty();
        assertThat(Fold.of(" \u200c\t\n!؟«»😊\u0000\ud800")).isEmpty();
    }

    @Test
    void foldOfEveryCodePointIsItsOwnFold() {
        assertThat(IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
                        .mapToObj(Character::toString)
                        .map(Letters::fold)
                        .filter(fold -> !Letters.fold(fold).equals(fold)))
                .isEmpty();
    }

    @Test
    void foldIsIdempotentAndHoldsOnlyLettersMarksAndNumbers() {
        assertThat(RandomText.of(1, 60_000).map(Fold::of))
                .allMatch(fold -> Fold.of(fold).equals(fold))
                .allMatch(fold -> fold.matches("(?:[\\p{L}\\p{M}\\p{N}]++(?: (?!$))?)*+"));
    }
}
