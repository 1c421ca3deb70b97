package org.peyvand.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RepairTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            مشتريمداري            | مشتریمداری
            على كريمى             | علی کریمی
            می\u200c\u200cخواهم   | می\u200cخواهم
            \u200cسلام\u200c      | سلام
            سلام \u200c\u200cدنیا | سلام دنیا
            سلام\u200c دنیا       | سلام دنیا
            a\u0301               | á
            ا\u0653               | آ
            خانهٔ مسؤول رؤیا هیأت  | خانهٔ مسؤول رؤیا هیأت
            «۱۲٣» ﻣﺸﺘﺮ            | «۱۲٣» ﻣﺸﺘﺮ
            الف\u0000\u0007ب      | الفب
            الف\u202eب\u2066ج     | الفبج
            الف\u200fب            | الف\u200fب
            👨\u200d👩\u200d👧         | 👨\u200d👩\u200d👧
            """)
    void onlyDamageIsUndone(String typed, String stored) {
        assertThat(Repair.of(typed)).isEqualTo(stored);
    }

    @Test
    void linesTabsAndBlanksStay() {
        assertThat(Repair.of(" یک\r\nدو\rسه\n\tچهار  ")).isEqualTo(" یک\nدو\nسه\n\tچهار  ");
    }

    @Test
    void brokenSurrogatesGoAndPairsStay() {
        assertThat(Repair.of("a\ud83db😊\ude00")).isEqualTo("ab😊");
    }

    @Test
    void pilesOfMarksAreCutToThirty() {
        assertThat(Repair.of("x" + "\u0316".repeat(1_000) + "ب")).isEqualTo("x" + "\u0316".repeat(30) + "ب");
    }

    @Test
    void repairIsIdempotentAndKeepsWhatIsSearched() {
        assertThat(RandomText.of(8, 60_000))
                .allMatch(typed -> Repair.of(Repair.of(typed)).equals(Repair.of(typed)));
        assertThat(RandomText.typed(9, 60_000))
                .allMatch(typed -> Fold.of(Repair.of(typed)).equals(Fold.of(typed)));
    }
}
