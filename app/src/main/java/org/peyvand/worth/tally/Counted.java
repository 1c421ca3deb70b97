package org.peyvand.worth.tally;

import java.time.LocalDate;
import java.util.Collections;
import java.util.SortedMap;
import org.peyvand.worth.tally.Sources.Source;

/**
 * What the sums hold of one customer.
 *
 * @param months what they did, by the first day of each month
 * @param source what won them
 * @param product the code of what they began with, or ""
 */
public record Counted(SortedMap<LocalDate, Sums> months, Source source, String product) {

    /** Of whom nothing is counted. */
    public static final SortedMap<LocalDate, Sums> NO_MONTHS = Collections.emptySortedMap();
}
