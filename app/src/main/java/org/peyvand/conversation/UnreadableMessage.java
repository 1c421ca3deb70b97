package org.peyvand.conversation;

/** What came in cannot be understood; the reason is for the people who run the business. */
public final class UnreadableMessage extends RuntimeException {

    public UnreadableMessage(String reason) {
        super(reason);
    }
}
