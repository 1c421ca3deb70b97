package org.peyvand.worth.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A base cut in two at a day: the histories till then, and what was bought in the weeks after it. */
public final class Trials {

    /** Customers with the same history till the cut and the same number of purchases in the time held out. */
    public record Trial(History history, int heldOut, long customers) {}

    private record Likeness(History history, int heldOut) {}

    private final double weeks;
    private final List<Trial> trials;
    private final Histories histories;
    private final long[] cumulative;

    private Trials(double weeks, List<Trial> trials, Histories histories, long... cumulative) {
        this.weeks = weeks;
        this.trials = trials;
        this.histories = histories;
        this.cumulative = cumulative;
    }

    /** @param weeks length of the time held out, above 0 */
    public static Builder builder(double weeks) {
        return new Builder(weeks);
    }

    /** Length of the time held out. */
    public double weeks() {
        return weeks;
    }

    /** The customers, those alike together. */
    public List<Trial> trials() {
        return trials;
    }

    /** The histories till the cut, to fit to. */
    public Histories histories() {
        return histories;
    }

    /** All repeat purchases up to the end of that week, 1 the first; empty where they were not told. */
    long[] cumulative() {
        return cumulative.clone();
    }

    /** Collects them. */
    public static final class Builder {

        private final double weeks;
        private final Map<Likeness, Long> trials = new LinkedHashMap<>();
        private final Histories.Builder histories = Histories.builder();
        private long[] cumulative = {};

        private Builder(double weeks) {
            if (!(weeks > 0 && Double.isFinite(weeks))) throw new IllegalArgumentException(weeks + " weeks");
            this.weeks = weeks;
        }

        /** So many customers with this history till the cut, who bought so often in the time held out. */
        public Builder add(History history, int heldOut, long customers) {
            if (heldOut < 0) throw new IllegalArgumentException(heldOut + " purchases");
            if (customers <= 0) return this;
            trials.merge(new Likeness(history, heldOut), customers, Long::sum);
            histories.add(history, customers);
            return this;
        }

        /** The logarithms of the gaps before the cut, as in {@link Histories.Builder#addLogGaps}. */
        public Builder addLogGaps(double sum) {
            histories.addLogGaps(sum);
            return this;
        }

        /**
         * All repeat purchases of these customers since the first day of the oldest of them, cumulated by week (the first
         * number up to the end of the first week), up to the end of the time held out.
         */
        public Builder cumulative(long... byWeek) {
            cumulative = byWeek.clone();
            return this;
        }

        /** What was collected. */
        public Trials build() {
            var all = trials.entrySet().stream()
                    .map(one -> new Trial(one.getKey().history(), one.getKey().heldOut(), one.getValue()))
                    .toList();
            return new Trials(weeks, all, histories.build(), cumulative);
        }
    }
}
