package org.peyvand.worth.won;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.peyvand.customer.Origin;
import org.peyvand.customer.Origins;
import org.peyvand.web.Reader;
import org.peyvand.web.Tone;
import org.peyvand.worth.figures.Cells;
import org.peyvand.worth.figures.Figures;
import org.peyvand.worth.figures.Figures.Cell;
import org.peyvand.worth.figures.Plot;
import org.peyvand.worth.model.Acquisition;
import org.peyvand.worth.model.Acquisition.Verdict;
import org.peyvand.worth.model.Estimate;

/** What winning customers costs and brings, in one reader's words. */
public final class AcquisitionFigures {

    private final AcquisitionReport report;
    private final AcquisitionAsked asked;
    private final Map<Origin, Origins.Named> names;
    private final Reader reader;
    private final Cells cells;

    AcquisitionFigures(
            AcquisitionReport report, AcquisitionAsked asked, Map<Origin, Origins.Named> names, Reader reader) {
        this.report = report;
        this.asked = asked;
        this.names = names;
        this.reader = reader;
        this.cells = new Cells(reader);
    }

    /**
     * A line of the page. Texts are empty where there is nothing to say.
     *
     * @param href leads into the line, or is ""
     * @param people leads to its customers
     */
    public record Row(
            String label,
            String href,
            String spend,
            String customers,
            String people,
            String cost,
            String costBetween,
            String value,
            String valueBetween,
            String ratio,
            String ratioBetween,
            String payBack,
            String payBackBetween,
            Verdict verdict) {

        public Tone tone() {
            return switch (verdict) {
                case LOSS, NOBODY -> Tone.BAD;
                case LIKELY_LOSS -> Tone.WARNING;
                case GAIN -> Tone.GOOD;
                case FREE, FEW, LIKELY_GAIN -> Tone.NEUTRAL;
            };
        }
    }

    public boolean isEmpty() {
        return report.cells().isEmpty() && report.spends().isEmpty();
    }

    public long otherCurrency() {
        return report.otherCurrency();
    }

    public int horizon() {
        return report.horizon().months();
    }

    /** Such as 0.4 where 60 % of a sale pay for the goods. */
    public double margin() {
        return report.horizon().margin();
    }

    public LocalDate from() {
        return report.from();
    }

    public LocalDate to() {
        return report.to();
    }

    /** A line for each channel. */
    public List<Row> channels() {
        return report.channels().stream()
                .map(line -> row(channel(line.origin()), inside(line.origin()), line, people(line.origin(), false)))
                .toList();
    }

    private String inside(Origin origin) {
        return origin.isKnown() ? asked.inside(origin.channel()) : "";
    }

    /** All channels together. */
    public Row all() {
        return row(reader.say("worth.won.all"), "", report.all(), "");
    }

    /** A line for each campaign of the channel. */
    public List<Row> campaigns() {
        return report.campaigns(asked.channel()).stream()
                .map(line -> row(campaign(line.origin()), "", line, people(line.origin(), true)))
                .toList();
    }

    /** A line for each month of first purchase. */
    public List<Row> months() {
        return report.months(asked.channel()).stream()
                .map(line -> row(
                        reader.dates().month(line.month()),
                        "",
                        line,
                        asked.people(line.origin(), false, line.month(), line.month())))
                .toList();
    }

    public Row channel() {
        return row(title(), "", report.channel(asked.channel()), people(new Origin(asked.channel(), ""), false));
    }

    /** The name of the channel looked into. */
    public String title() {
        return channel(new Origin(asked.channel(), ""));
    }

    private String people(Origin origin, boolean campaign) {
        return asked.people(origin, campaign, report.from(), report.to());
    }

    String channel(Origin origin) {
        return Optional.ofNullable(names.get(origin.whole()))
                .map(Origins.Named::channel)
                .orElseGet(() -> reader.say("worth.won.unknown"));
    }

    String campaign(Origin origin) {
        var name = Optional.ofNullable(names.get(origin))
                .map(Origins.Named::campaign)
                .orElse("");
        return name.isEmpty() ? reader.say("worth.won.noCampaign") : name;
    }

    private Row row(String label, String href, AcquisitionReport.Line line, String people) {
        var numbers = line.numbers();
        boolean costs = numbers.spend() > 0 && numbers.customers() > 0;
        boolean valued = numbers.valued() > 0;
        var pay = costs ? Optional.of(numbers.payBack(line.brought())) : Optional.<Acquisition.PayBack>empty();
        return new Row(
                label,
                href,
                numbers.spend() > 0 ? money(numbers.spend()) : "",
                reader.number(numbers.customers()),
                numbers.customers() > 0 ? people : "",
                costs ? money(numbers.cost().expected()) : "",
                costs ? between(numbers.cost(), this::amount) : "",
                valued ? money(numbers.value().expected()) : "",
                numbers.valued() > 1 ? between(numbers.value(), this::amount) : "",
                costs && valued ? reader.decimal(numbers.ratio().expected(), 2) : "",
                costs && valued ? between(numbers.ratio(), one -> reader.decimal(one, 2)) : "",
                pay.map(when -> months(when.months(), line)).orElse(""),
                pay.map(when -> payBetween(when, line)).orElse(""),
                numbers.verdict());
    }

    private String payBetween(Acquisition.PayBack when, AcquisitionReport.Line line) {
        if (when.low().equals(when.high())) return "";
        return reader.say("worth.won.between", months(when.low(), line), months(when.high(), line));
    }

    private String months(OptionalInt months, AcquisitionReport.Line line) {
        if (months.isEmpty())
            return reader.say("worth.won.payBack.never", line.brought().size() - 1);
        return months.getAsInt() == 0
                ? reader.say("worth.won.payBack.once")
                : reader.count("worth.won.payBack", months.getAsInt());
    }

    private String between(Estimate estimate, Function<Double, String> text) {
        return reader.say("worth.won.between", text.apply(estimate.low()), text.apply(estimate.high()));
    }

    /** To three figures: more would look as if more were known. */
    private String money(double minor) {
        return reader.about(Math.round(minor));
    }

    /** Without its unit, which stands above it. */
    private String amount(double minor) {
        if (!Double.isFinite(minor)) return "∞";
        return reader.number(
                Math.round(rounded(minor) / Math.pow(10, reader.unit().decimals(reader.currency()))));
    }

    /** To three figures. */
    public static long rounded(double minor) {
        double step = Math.pow(10, Math.max(0, Math.floor(Math.log10(Math.max(1, Math.abs(minor)))) - 2));
        return Math.round(Math.round(minor / step) * step);
    }

    /** The table of that key, with the ends of intervals in columns of their own. */
    Optional<Figures> of(String key) {
        return switch (key) {
            case "won" -> Optional.of(table(key, "channel", report.channels(), line -> channel(line.origin())));
            case "won-campaigns" ->
                Optional.of(table(key, "campaign", report.campaigns(asked.channel()), line -> campaign(line.origin())));
            case "won-months" ->
                Optional.of(table(
                        key,
                        "month",
                        report.months(asked.channel()),
                        line -> reader.dates().month(line.month())));
            case "won-curve" -> Optional.of(curveTable());
            default -> Optional.empty();
        };
    }

    private Figures table(
            String key,
            String first,
            List<AcquisitionReport.Line> lines,
            Function<AcquisitionReport.Line, String> label) {
        var columns = Stream.of(
                        first,
                        "spend",
                        "freshCustomers",
                        "cost",
                        "costLow",
                        "costHigh",
                        "value",
                        "valueLow",
                        "valueHigh",
                        "ratio",
                        "ratioLow",
                        "ratioHigh",
                        "payBack",
                        "payBackLow",
                        "payBackHigh",
                        "verdict")
                .map(this::column)
                .toList();
        var rows = lines.stream()
                .map(line -> new Figures.Line(label.apply(line), "", plain(line)))
                .toList();
        return new Figures(key, columns, rows);
    }

    private List<Cell> plain(AcquisitionReport.Line line) {
        var numbers = line.numbers();
        boolean costs = numbers.spend() > 0 && numbers.customers() > 0;
        var row = new ArrayList<Cell>();
        row.add(cells.money(Math.round(numbers.spend())));
        row.add(cells.count(numbers.customers()));
        row.addAll(estimate(costs, numbers.cost(), one -> cells.money(Math.round(one))));
        row.addAll(estimate(numbers.valued() > 0, numbers.value(), one -> cells.money(Math.round(one))));
        row.addAll(estimate(costs && numbers.valued() > 0, numbers.ratio(), one -> cells.decimal(one, 2)));
        var pay = numbers.payBack(line.brought());
        Stream.of(pay.months(), pay.low(), pay.high())
                .map(end -> costs && end.isPresent() ? cells.count(end.getAsInt()) : Cell.NONE)
                .forEach(row::add);
        var verdict = reader.say("worth.verdict." + numbers.verdict());
        row.add(new Cell(verdict, verdict));
        return row;
    }

    private static List<Cell> estimate(boolean known, Estimate estimate, Function<Double, Cell> cell) {
        return Stream.of(estimate.expected(), estimate.low(), estimate.high())
                .map(end -> known && Double.isFinite(end) ? cell.apply(end) : Cell.NONE)
                .toList();
    }

    /** What a customer of the channel has brought, month after month, against what they cost. */
    public Plot curve() {
        var line = report.channel(asked.channel());
        var numbers = line.numbers();
        var months = line.brought();
        double cost = numbers.customers() == 0 ? 0 : numbers.spend() / numbers.customers();
        return Plot.curves(
                reader.say("worth.figures.won-curve"),
                IntStream.range(0, months.size()).mapToObj(reader::number).toList(),
                List.of(
                        new Plot.Series(
                                column("brought"),
                                months.stream().map(one -> Math.max(0, one)).toList()),
                        new Plot.Series(
                                column("cost"), months.stream().map(_ -> cost).toList())),
                Plot.Writing.money(reader));
    }

    public Figures curveTable() {
        var line = report.channel(asked.channel());
        var people = line.numbers().customers() > 0 ? people(line.origin(), false) : "";
        var lines = IntStream.range(0, line.brought().size())
                .mapToObj(month -> new Figures.Line(
                        reader.number(month),
                        "",
                        List.of(
                                cells.money(rounded(line.brought().get(month))).to(people),
                                word(month < line.observed() ? "worth.won.observed" : "worth.won.expected"))))
                .toList();
        var columns = List.of(column("later"), column("brought"), column("how"));
        return new Figures("won-curve", columns, lines).at(asked.download("won-curve"));
    }

    private Cell word(String key) {
        return new Cell(reader.say(key), reader.say(key));
    }

    private String column(String key) {
        return reader.say("worth.column." + key);
    }
}
