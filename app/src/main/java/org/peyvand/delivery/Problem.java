package org.peyvand.delivery;

/**
 * Why something was not sent, or not surely.
 *
 * @param key a message of the bundles that says what is wrong and what to do
 * @param detail its {0}, such as the answer of a server; or empty
 */
public record Problem(String key, String detail) {

    static final Problem NONE = new Problem("");

    /** Not sent because whoever wrote it took it back. */
    public static final Problem TAKEN_BACK = new Problem("delivery.problem.takenBack");

    static final Problem GIVEN_UP = new Problem("delivery.problem.givenUp");

    private static final int LONGEST = 500;

    public Problem {
        detail = detail.replace("\0", "").strip();
        if (detail.length() > LONGEST) detail = detail.substring(0, LONGEST);
    }

    public Problem(String key) {
        this(key, "");
    }

    public boolean isNone() {
        return key.isEmpty();
    }
}
