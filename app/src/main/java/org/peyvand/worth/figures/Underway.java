package org.peyvand.worth.figures;

import org.peyvand.web.Reader;

/**
 * What is still being counted while the pages of worth are read: until it is done, their figures are missing or partly old.
 *
 * @param done customers dealt with so far; of {@link Stage#TAKING_IN}, those who wait
 * @param of how many there are; 0 where that is not known
 */
public record Underway(Stage stage, long done, long of) {

    /** No more who wait are counted. */
    static final int MOST_WAITING = 1_000;

    /** What is done; the first that holds is said. */
    public enum Stage {
        /** Everybody is counted anew, since the business counts otherwise. */
        COUNTING,
        /** Orders are here whose customers are not counted yet. */
        TAKING_IN,
        /** There are figures of nobody yet. */
        FIRST,
        /** So much was sold since that a model is to be fitted anew. */
        MUCH,
        /** What customers are expected to bring is counted anew, for the day or up to another horizon. */
        VALUING
    }

    /** Whether it is known how much of it is done. */
    public boolean isMeasured() {
        return of > 0 && stage != Stage.TAKING_IN;
    }

    public String title(Reader reader) {
        return reader.say("worth.underway." + stage);
    }

    /** What that means for the figures. */
    public String text(Reader reader) {
        return reader.say("worth.underway." + stage + ".text");
    }

    /** All of it in a few words, for a list that shows one figure of it. */
    public String inAList(Reader reader) {
        return reader.say("worth.underway.list") + " " + progress(reader);
    }

    /** How far it is; "" where that is not known. */
    public String progress(Reader reader) {
        if (isMeasured()) return reader.say("worth.underway.of", reader.number(done), reader.number(of));
        if (stage == Stage.COUNTING) return reader.say("worth.underway.so", reader.number(done));
        if (stage != Stage.TAKING_IN) return "";
        return done > MOST_WAITING
                ? reader.say("worth.underway.waiting.many", reader.number(MOST_WAITING))
                : reader.count("worth.underway.waiting", done);
    }
}
