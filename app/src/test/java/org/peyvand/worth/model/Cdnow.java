package org.peyvand.worth.model;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The 2,357 customers of a disc shop that all published parameters refer to; calibration 39 weeks, 39 held out. */
final class Cdnow {

    static final double HELD_OUT = 39;

    private Cdnow() {}

    /** In weeks to two decimals, as the published spreadsheets have them. */
    static Histories histories() {
        return Histories.of(rows("cdnow_customers_summary.csv").map(row -> history(row[1], row[2], row[3])));
    }

    /** In exact weeks, with the purchases held out. */
    static Trials trials() {
        var trials = Trials.builder(HELD_OUT);
        rows("cdnowSummary.cbs.csv")
                .forEach(row -> trials.add(history(row[0], row[1], row[2]), (int) Double.parseDouble(row[3]), 1));
        return trials.cumulative(tracking()).build();
    }

    /** The mean repeat baskets. */
    static Spends spends() {
        var spends = Spends.builder();
        rows("cdnow_customers_summary_with_transactions.csv")
                .forEach(row -> spends.add(Integer.parseInt(row[1]), Double.parseDouble(row[4])));
        return spends.build();
    }

    /** Repeat purchases of all, cumulated by week. */
    static long[] tracking() {
        return lines("cdnowSummary.cu.tracking.csv").stream()
                .skip(1)
                .mapToLong(line -> Math.round(Double.parseDouble(line.strip())))
                .toArray();
    }

    private static History history(String repeats, String recency, String age) {
        return new History((int) Double.parseDouble(repeats), Double.parseDouble(recency), Double.parseDouble(age));
    }

    private static Stream<String[]> rows(String file) {
        return lines(file).stream().skip(1).map(line -> line.split(","));
    }

    private static List<String> lines(String file) {
        var data = System.getProperty("peyvand.data", "");
        assumeTrue(!data.isEmpty(), "peyvand.data names no folder");
        try {
            return Files.readAllLines(Path.of(data, "cdnow", file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
