package org.peyvand.delivery;

/** What became of an attempt to send. */
public sealed interface Outcome {

    /**
     * The other side has taken it.
     *
     * @param externalRef what the other side calls it, or empty
     */
    record Sent(String externalRef) implements Outcome {}

    /** Not sent, and no attempt will be more successful. */
    record Refused(Problem why) implements Outcome {}

    /** Not sent, on purpose: it should not go there. */
    record Skipped(Problem why) implements Outcome {}

    /**
     * Surely not sent, perhaps later.
     *
     * @param byServer whether the server itself is out of order, so that nothing else would get through either
     */
    record TryLater(Problem why, boolean byServer) implements Outcome {}

    /** Handed over perhaps: the connection was lost before the other side had answered. */
    record Uncertain(Problem why) implements Outcome {}
}
