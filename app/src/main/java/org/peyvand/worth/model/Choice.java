package org.peyvand.worth.model;

import java.util.List;

/**
 * The way of foretelling that did best on the business's own past.
 *
 * @param best its back-test
 * @param all back-tests, the best first
 * @param why the reason as a code
 */
public record Choice(BackTest best, List<BackTest> all, Reason why) {

    /** Why it was chosen. */
    public enum Reason {
        /** It came clearly nearest to what was really bought. */
        NEAREST,
        /** Several came as near; among these it makes the histories likeliest. */
        LIKELIEST,
        /** A plainer rule came nearer than every model. */
        PLAIN_DOES_BETTER,
        /** No model could be fitted. */
        NO_MODEL
    }

    /** Tries every kind. */
    public static Choice choose(Trials trials) {
        throw new UnsupportedOperationException();
    }
}
