package org.peyvand.worth.won;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.peyvand.web.Reader;
import org.peyvand.worth.figures.Cells;
import org.peyvand.worth.figures.Figures;
import org.peyvand.worth.figures.Figures.Cell;
import org.peyvand.worth.figures.Figures.Line;
import org.peyvand.worth.figures.Plot;
import org.peyvand.worth.tally.Pooled;

/** What groups of customers do month after month since their first purchase, in one reader's words. */
public final class GroupFigures {

    private static final int CURVES = 6;

    private final List<Groups.Group> groups;
    private final String by;
    private final boolean earned;
    private final Reader reader;
    private final Cells cells;

    /** @param by the word of what they are put together by; {@code earned}: what each has brought, instead of who buys */
    public GroupFigures(List<Groups.Group> groups, String by, boolean earned, Reader reader) {
        this.groups = groups;
        this.by = by;
        this.earned = earned;
        this.reader = reader;
        this.cells = new Cells(reader);
    }

    private int oldest() {
        int oldest =
                groups.stream().mapToInt(one -> one.customers().age()).max().orElse(0);
        return Math.min(oldest, Plot.SHOWN);
    }

    /** A line for each group, a column for each month. */
    public Figures heat() {
        double most = groups.stream()
                .mapToDouble(one -> one.customers()
                        .earned(Math.min(oldest(), one.customers().age())))
                .max()
                .orElse(1);
        var lines = groups.stream()
                .map(one -> {
                    var row = new ArrayList<Cell>();
                    row.add(cells.count(one.customers().size()).to(one.href()));
                    IntStream.rangeClosed(0, oldest())
                            .mapToObj(later -> cell(one.customers(), later, most))
                            .forEach(row::add);
                    return new Line(one.label(), "", row);
                })
                .toList();
        var columns = new ArrayList<>(List.of(reader.say("worth.group." + by), reader.say("worth.column.customers")));
        IntStream.rangeClosed(0, oldest()).mapToObj(reader::number).forEach(columns::add);
        var key = earned ? "earned" : "cohorts";
        return new Figures(key, columns, lines).at("/worth/figures?key=" + key + "&by=" + by);
    }

    private Cell cell(Pooled group, int later, double most) {
        if (later > group.age()) return Cell.NONE;
        return earned
                ? cells.average(group.earned(later)).painted(group.earned(later) / Math.max(1, most))
                : cells.share(rounded(group.buying(later))).painted(later == 0 ? 1 : Math.sqrt(group.buying(later)));
    }

    private static double rounded(double share) {
        return Math.round(share * 1000) / 1000.0;
    }

    /** Curves of the largest groups. */
    public Plot curves() {
        var chosen = groups.stream()
                .filter(one -> one.customers().age() >= 2)
                .limit(CURVES)
                .toList();
        return Plot.curves(
                reader.say(earned ? "worth.figures.earned" : "worth.figures.cohorts"),
                IntStream.rangeClosed(0, oldest()).mapToObj(reader::number).toList(),
                chosen.stream()
                        .map(one -> new Plot.Series(
                                one.label(),
                                IntStream.rangeClosed(
                                                0,
                                                Math.min(
                                                        oldest(),
                                                        one.customers().age()))
                                        .mapToObj(later -> earned
                                                ? one.customers().earned(later)
                                                : one.customers().buying(later))
                                        .toList(),
                                Collections.nCopies(one.customers().age() + 1, one.href())))
                        .toList(),
                earned ? Plot.Writing.money(reader) : Plot.Writing.alike(reader::percent));
    }
}
