package org.peyvand.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Names stand in the order a Persian reader looks for them in. */
class AlphabetTest {

    private static final List<String> ORDERED = Stream.of(
                    "آ ا ب پ ت ث ج چ ح خ د ذ ر ز ژ س ش ص ض ط ظ ع غ ف ق ک گ ل م ن و ه ی".split(" "))
            .map(letter -> letter + "ن")
            .toList();

    @Test
    void lettersStandWhereThePersianAlphabetHasThem() {
        for (int seed = 0; seed < 20; seed++) {
            var names = new ArrayList<>(ORDERED);
            Collections.shuffle(names, new Random(seed));
            assertThat(names.stream().sorted(Alphabet.of(Locale.of("fa"))).toList())
                    .containsExactlyElementsOf(ORDERED);
        }
    }

    @Test
    void otherLanguagesKeepTheirs() {
        assertThat(Stream.of("b", "Z", "a").sorted(Alphabet.of(Locale.ENGLISH)).toList())
                .containsExactly("a", "b", "Z");
    }
}
