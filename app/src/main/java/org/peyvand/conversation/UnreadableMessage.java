package org.peyvand.conversation;

/** What came in cannot be understood; the reason is for the people who run the business. */
public final class UnreadableMessage extends RuntimeException {

    private final String why;

    public UnreadableMessage(String reason) {
        this(IntakeWork.UNREADABLE, reason);
    }

    /**
     * For a reason that people can do something about.
     *
     * @param why a word of letters, by which the bundle says it: {@code quarantine.why.<why>}
     * @param detail what else is known of the message
     */
    public UnreadableMessage(String why, String detail) {
        super(detail);
        this.why = why;
    }

    String why() {
        return why;
    }
}
