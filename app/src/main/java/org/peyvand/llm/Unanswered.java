package org.peyvand.llm;

/** The language model gave no answer that can be used. It says no more, and so costs no stack trace. */
final class Unanswered extends Exception {

    private static final long serialVersionUID = 1L;
    private static final int LONGEST = 200;

    private final Trouble trouble;

    Unanswered(Trouble trouble, String detail) {
        super(detail.substring(0, Math.min(LONGEST, detail.length())), null, false, false);
        this.trouble = trouble;
    }

    Trouble trouble() {
        return trouble;
    }

    String detail() {
        return getMessage();
    }
}
