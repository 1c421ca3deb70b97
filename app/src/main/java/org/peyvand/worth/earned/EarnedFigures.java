package org.peyvand.worth.earned;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.peyvand.web.Reader;
import org.peyvand.worth.expected.Snapshot;
import org.peyvand.worth.figures.Cells;
import org.peyvand.worth.figures.Figures;
import org.peyvand.worth.figures.Figures.Cell;
import org.peyvand.worth.figures.Figures.Line;
import org.peyvand.worth.figures.Plot;
import org.peyvand.worth.figures.Plot.Series;
import org.peyvand.worth.tally.Cohort;

/** The tables and charts of what was earned, in one reader's words. */
public final class EarnedFigures {

    private static final int CURVES = 6;
    private static final int MANY = 30;
    private static final double ALIKE = 0.05;

    private final Report report;
    private final Reader reader;
    private final Cells cells;

    EarnedFigures(Report report, Reader reader) {
        this.report = report;
        this.reader = reader;
        this.cells = new Cells(reader);
    }

    /** The table of that key. */
    Optional<Figures> of(String key) {
        return switch (key) {
            case "months" -> Optional.of(months());
            case "top" -> Optional.of(top());
            case "cohorts" -> Optional.of(cohorts(false));
            case "earned" -> Optional.of(cohorts(true));
            case "curves" -> Optional.of(curveTable(false));
            case "earned-curves" -> Optional.of(curveTable(true));
            case "again" -> Optional.of(again());
            case "steps" -> Optional.of(steps());
            default -> Optional.empty();
        };
    }

    private String name(LocalDate month) {
        return reader.dates().month(month);
    }

    private static String customersOf(LocalDate cohort, LocalDate month) {
        return "/worth/customers?cohort=" + cohort + "&month=" + month;
    }

    private static String keptIn(LocalDate month) {
        return "/worth/customers?month=" + month + "&kept=true";
    }

    /** New and kept revenue by month, the newest first. */
    public Figures months() {
        var lines = report.months().reversed().stream()
                .map(month -> new Line(
                        name(month.month()),
                        "",
                        List.of(
                                cells.money(month.fresh().net())
                                        .to(
                                                month.fresh().customers() > 0
                                                        ? customersOf(month.month(), month.month())
                                                        : ""),
                                cells.money(month.kept().net())
                                        .to(month.kept().customers() > 0 ? keptIn(month.month()) : ""),
                                cells.share(share(
                                        month.kept().net(),
                                        month.fresh().plus(month.kept()).net())),
                                cells.count(month.fresh().customers()),
                                cells.count(month.kept().customers()),
                                cells.count(month.fresh().plus(month.kept()).orders()))))
                .toList();
        return table(
                "months",
                List.of("month", "fresh", "kept", "keptShare", "freshCustomers", "keptCustomers", "orders"),
                lines);
    }

    private static double share(long part, long whole) {
        return whole <= 0 ? 0 : Math.clamp((double) part / whole, 0, 1);
    }

    /** New and kept revenue of the last months. */
    public Plot monthsPlot() {
        var months = report.months();
        var shown = months.subList(Math.max(0, months.size() - Plot.SHOWN), months.size());
        return Plot.stacked(
                reader.say("worth.figures.months"),
                shown.stream().map(month -> name(month.month())).toList(),
                List.of(
                        new Series(
                                reader.say("worth.column.kept"),
                                shown.stream()
                                        .map(month -> (double) month.kept().net())
                                        .toList(),
                                shown.stream()
                                        .map(month -> keptIn(month.month()))
                                        .toList()),
                        new Series(
                                reader.say("worth.column.fresh"),
                                shown.stream()
                                        .map(month -> (double) month.fresh().net())
                                        .toList(),
                                shown.stream()
                                        .map(month -> customersOf(month.month(), month.month()))
                                        .toList())),
                Plot.Writing.money(reader));
    }

    /** How much the best customers have of it all. */
    public Figures top() {
        var lines = report.snapshot().top().stream()
                .map(top -> new Line(
                        reader.say("worth.top", reader.number(top.percent())),
                        "/customers?sort=worth",
                        List.of(cells.count(top.customers()), cells.share(top.share()), cells.money(top.from()))))
                .toList();
        return table("top", List.of("top", "customers", "share", "from"), lines);
    }

    /** The cohorts by month: who still buys, or what each has brought. The newest first. */
    Figures cohorts(boolean earned) {
        var all = report.cohorts();
        int oldest = all.stream().mapToInt(Cohort::age).max().orElse(0);
        double most =
                all.stream().mapToDouble(one -> one.earned(one.age())).max().orElse(1);
        var lines = all.reversed().stream()
                .map(one -> {
                    var row = new ArrayList<Cell>();
                    row.add(cells.count(one.size()).to(customersOf(one.month(), one.month())));
                    for (int later = 0; later <= oldest; later++) row.add(cell(one, later, earned, most));
                    return new Line(name(one.month()), "", row);
                })
                .toList();
        var columns = new ArrayList<>(List.of(reader.say("worth.column.cohort"), reader.say("worth.column.customers")));
        IntStream.rangeClosed(0, oldest).mapToObj(reader::number).forEach(columns::add);
        return new Figures(earned ? "earned" : "cohorts", columns, lines);
    }

    private Cell cell(Cohort one, int later, boolean earned, double most) {
        if (later > one.age()) return Cell.NONE;
        var cell = earned
                ? cells.average(one.earned(later)).painted(one.earned(later) / Math.max(1, most))
                : cells.share(one.buying(later)).painted(later == 0 ? 1 : Math.sqrt(one.buying(later)));
        return cell.to(buyers(one, later));
    }

    /** The heat map: the last cohorts, and no more months than fit. */
    public Figures heat(boolean earned) {
        var whole = cohorts(earned);
        int width = Math.min(whole.columns().size(), 2 + Plot.SHOWN);
        return new Figures(
                whole.key(),
                whole.columns().subList(0, width),
                whole.lines().stream()
                        .limit(Plot.SHOWN)
                        .map(line ->
                                new Line(line.label(), line.href(), line.cells().subList(0, width - 1)))
                        .toList());
    }

    /** Curves of some cohorts, from the oldest shown to the newest with half a year behind it. */
    public Plot curves(boolean earned) {
        var all = report.cohorts();
        var recent = all.subList(Math.max(0, all.size() - Plot.SHOWN), all.size()).stream()
                .filter(one -> one.age() >= 2)
                .toList();
        int step = Math.max(1, (recent.size() + CURVES - 1) / CURVES);
        var chosen = IntStream.range(0, recent.size())
                .filter(i -> (recent.size() - 1 - i) % step == 0)
                .mapToObj(recent::get)
                .toList();
        int longest = chosen.stream().mapToInt(EarnedFigures::shown).max().orElse(0);
        return Plot.curves(
                reader.say(earned ? "worth.figures.earned" : "worth.figures.cohorts"),
                IntStream.rangeClosed(0, longest).mapToObj(reader::number).toList(),
                chosen.stream().map(one -> series(one, earned)).toList(),
                earned ? Plot.Writing.money(reader) : Plot.Writing.alike(reader::percent));
    }

    /** The curves as a table of their own: a line for each month since the first purchase. */
    Figures curveTable(boolean earned) {
        return table(curves(earned), earned, earned ? "earned-curves" : "curves", reader);
    }

    /** Curves with their numbers, month after month. */
    static Figures table(Plot plot, boolean earned, String key, Reader reader) {
        var cells = new Cells(reader);
        var columns = new ArrayList<>(List.of(reader.say("worth.column.later")));
        plot.series().forEach(one -> columns.add(one.name()));
        var lines = IntStream.range(0, plot.names().size())
                .mapToObj(later -> new Line(
                        plot.names().get(later),
                        "",
                        plot.series().stream()
                                .map(one -> curveCell(one, later, earned, cells))
                                .toList()))
                .toList();
        return new Figures(key, columns, lines);
    }

    private static Cell curveCell(Series one, int later, boolean earned, Cells cells) {
        if (later >= one.values().size()) return Cell.NONE;
        double value = one.values().get(later);
        var cell = earned ? cells.average(value) : cells.share(Math.round(value * 1000) / 1000.0);
        return later < one.hrefs().size() ? cell.to(one.hrefs().get(later)) : cell;
    }

    /** From the second month on where shares are shown: in the first all bought. */
    private Series series(Cohort one, boolean earned) {
        return new Series(
                name(one.month()),
                IntStream.rangeClosed(0, shown(one))
                        .mapToObj(later -> earned ? one.earned(later) : one.buying(later))
                        .toList(),
                IntStream.rangeClosed(0, shown(one))
                        .mapToObj(later -> buyers(one, later))
                        .toList());
    }

    /** Where those of the cohort are who bought in that month; nowhere where nobody did. */
    private String buyers(Cohort one, int later) {
        return one.after(later).customers() > 0
                ? customersOf(one.month(), report.book().months().plus(one.month(), later))
                : "";
    }

    /** Months of a curve: what a cohort of long ago did after that would press the others together. */
    private static int shown(Cohort one) {
        return Math.min(one.age(), Plot.SHOWN);
    }

    /** How many have bought a second time so long after the first. */
    public Figures again() {
        var shares = report.snapshot().again();
        var lines = IntStream.range(1, shares.size())
                .mapToObj(i -> new Line(
                        reader.say("worth.days", reader.number((long) i * Snapshot.STEP_DAYS)),
                        "",
                        List.of(cells.share(shares.get(i))
                                .to(new Returners.Asked.Within(i * Snapshot.STEP_DAYS).page()))))
                .toList();
        return table("again", List.of("within", "again"), lines);
    }

    public Plot againPlot() {
        var shares = report.snapshot().again();
        return Plot.curves(
                reader.say("worth.figures.again"),
                IntStream.range(0, shares.size())
                        .mapToObj(i -> reader.number((long) i * Snapshot.STEP_DAYS))
                        .toList(),
                List.of(new Series(reader.say("worth.column.again"), shares)),
                Plot.Writing.alike(reader::percent));
    }

    /** Of those who came so often, how many came once more. */
    public Figures steps() {
        var lines = report.snapshot().goingOn().stream()
                .map(step -> new Line(
                        reader.count("worth.step", step.times()),
                        "",
                        List.of(
                                cells.count(step.came()).to(cameSoOften(step.times())),
                                cells.count(step.more()).to(cameSoOften(step.times() + 1)),
                                cells.share(step.share()))))
                .toList();
        return table("steps", List.of("step", "customers", "more", "again"), lines);
    }

    private static String cameSoOften(long times) {
        return new Returners.Asked.Times(Math.toIntExact(times)).page();
    }

    /** Behind which purchase most stay away, in a sentence; empty where all steps are much the same, or few go them. */
    public String worstStep() {
        var known = report.snapshot().goingOn().stream()
                .filter(step -> step.came() >= MANY)
                .toList();
        if (known.size() < 2) return "";
        var worst = Collections.min(known, Comparator.comparingDouble(Snapshot.Step::share));
        var best = Collections.max(known, Comparator.comparingDouble(Snapshot.Step::share));
        if (best.share() - worst.share() < ALIKE) return reader.say("worth.steps.alike");
        return reader.say(
                "worth.steps.worst", reader.count("worth.step", worst.times()), reader.percent(1 - worst.share()));
    }

    private Figures table(String key, List<String> columns, List<Line> lines) {
        return new Figures(
                key,
                columns.stream()
                        .map(column -> reader.say("worth.column." + column))
                        .toList(),
                lines);
    }
}
