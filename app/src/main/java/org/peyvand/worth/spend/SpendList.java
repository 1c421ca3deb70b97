package org.peyvand.worth.spend;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.peyvand.customer.Origin;
import org.peyvand.money.Money;

/** What the page of spends shows. */
public final class SpendList {

    private SpendList() {}

    /** A spend with the names of its channel and campaign. */
    public record Line(String channel, String campaign, Origin origin, LocalDate month, Money amount, String by) {}

    /** A line of a file that is not taken, and why, in the reader's language. */
    public record Wrong(long line, String why, String cells) {}

    /** What became of a file, or of what was typed. */
    public record Outcome(int taken, List<Wrong> wrong, Optional<String> problem) {
        static final Outcome NONE = new Outcome(0, List.of(), Optional.empty());
    }
}
