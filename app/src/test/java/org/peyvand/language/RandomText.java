package org.peyvand.language;

import java.util.Random;
import java.util.function.IntSupplier;
import java.util.stream.Stream;

/** Seeded texts of three kinds: Persian-like, letters of the spelling variants, and any UTF-16 unit at all. */
final class RandomText {

    private static final int[] PERSIAN =
            "ابپتجچدرزسشعغفقکگلمنوهیآأؤئءيكىةۀ ‌‌  ۱٢3،.ـًٔabİßΣ😊".codePoints().toArray();
    private static final int[] VARIANTS =
            "مسولیطتهرانقئأؤجبذغکعح ی‌".codePoints().toArray();

    private RandomText() {}

    static Stream<String> of(long seed, int count) {
        var random = new Random(seed);
        return Stream.generate(() -> next(random)).limit(count);
    }

    /** Only the two kinds a person can type: no broken surrogates, no control characters. */
    static Stream<String> typed(long seed, int count) {
        var random = new Random(seed);
        return Stream.generate(() -> random.nextBoolean() ? persian(random) : variants(random))
                .limit(count);
    }

    private static String next(Random random) {
        return switch (random.nextInt(3)) {
            case 0 -> persian(random);
            case 1 -> variants(random);
            default -> text(random, () -> random.nextInt(Character.MAX_VALUE + 1));
        };
    }

    private static String persian(Random random) {
        return text(random, () -> PERSIAN[random.nextInt(PERSIAN.length)]);
    }

    private static String variants(Random random) {
        return text(random, () -> VARIANTS[random.nextInt(VARIANTS.length)]);
    }

    private static String text(Random random, IntSupplier letter) {
        var text = new StringBuilder();
        for (int left = random.nextInt(40); left > 0; left--) {
            text.appendCodePoint(letter.getAsInt());
        }
        return text.toString();
    }
}
