package org.peyvand.worth.ahead;

import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.peyvand.web.Reader;
import org.peyvand.worth.expected.FitReport;
import org.peyvand.worth.expected.Fits;
import org.peyvand.worth.figures.Cells;
import org.peyvand.worth.figures.Figures;
import org.peyvand.worth.figures.Figures.Line;
import org.peyvand.worth.figures.Plot;
import org.peyvand.worth.figures.Plot.Series;
import org.peyvand.worth.model.BackTest;

/** How wrong the models were on the business's own past, in one reader's words. */
public final class ModelFigures {

    private static final double NEAR = 0.05;

    private final Fits.InUse use;
    private final FitReport report;
    private final Reader reader;
    private final Cells cells;

    ModelFigures(Fits.InUse use, FitReport report, Reader reader) {
        this.use = use;
        this.report = report;
        this.reader = reader;
        this.cells = new Cells(reader);
    }

    /** The table of that key. */
    public Optional<Figures> of(String key) {
        return switch (key) {
            case "frequency" -> Optional.of(frequency());
            case "curve" -> Optional.of(curve());
            case "stay" -> Optional.of(alive());
            case "models" -> Optional.of(models());
            case "parameters" -> Optional.of(parameters());
            default -> Optional.empty();
        };
    }

    public Instant fittedAt() {
        return use.at();
    }

    /** The word of the model in use. */
    public String kind() {
        return use.predictor().kind().name();
    }

    public boolean isPlain() {
        return kind().equals("PLAIN");
    }

    /** The word of why it was chosen. */
    public String reason() {
        return report.reason().name();
    }

    /** The word of why it is to be taken with care, or "". */
    public String doubt() {
        return report.doubt();
    }

    public String spendDoubt() {
        return report.spendDoubt();
    }

    public long customers() {
        return report.customers();
    }

    public long leftOut() {
        return report.leftOut();
    }

    /** Whether some of the past could be held out. */
    public boolean tried() {
        return !report.test().byFrequency().isEmpty() && actual() > 0;
    }

    public long weeks() {
        return Math.round(report.heldOutWeeks());
    }

    /** Purchases foretold for the time held out. */
    public double predicted() {
        return chosen().map(FitReport.Trial::predicted).orElse(0.0);
    }

    public double actual() {
        return chosen().map(FitReport.Trial::actual).orElse(0.0);
    }

    private Optional<FitReport.Trial> chosen() {
        return report.trials().stream()
                .filter(trial -> trial.kind().equals(kind()))
                .findFirst();
    }

    /** Such as 0.05 for 5 % too many. */
    public double error() {
        return predicted() / actual() - 1;
    }

    /** Too many or too few, to a percent. */
    public String errorText() {
        var share = reader.percent(Math.round(Math.abs(error()) * 100) / 100.0);
        return reader.say(error() < 0 ? "worth.model.tooFew" : "worth.model.tooMany", share);
    }

    /** Predicted against actual by how often customers had come again before. */
    public Figures frequency() {
        var lines = report.test().byFrequency().stream()
                .map(row -> new Line(
                        times(row),
                        "",
                        List.of(
                                cells.count(row.customers()),
                                cells.decimal(row.predicted(), 2),
                                cells.decimal(row.actual(), 2))))
                .toList();
        return table("frequency", List.of("cameAgain", "customers", "predicted", "actual"), lines);
    }

    private String times(BackTest.Frequency row) {
        var number = reader.number(row.repeats());
        return row.orMore() ? reader.say("worth.model.orMore", number) : number;
    }

    public Plot frequencyPlot() {
        var rows = report.test().byFrequency();
        return Plot.curves(
                reader.say("worth.figures.frequency"),
                rows.stream().map(this::times).toList(),
                List.of(
                        new Series(
                                column("predicted"),
                                rows.stream().map(BackTest.Frequency::predicted).toList()),
                        new Series(
                                column("actual"),
                                rows.stream().map(BackTest.Frequency::actual).toList())),
                Plot.Writing.alike(number -> reader.decimal(number, 1)));
    }

    /** Repeat purchases of all, cumulated by week. */
    public Figures curve() {
        var lines = report.test().curve().stream()
                .map(week -> new Line(
                        reader.number(week.week()),
                        "",
                        List.of(cells.decimal(week.predicted(), 0), cells.count(week.actual()))))
                .toList();
        return table("curve", List.of("week", "predicted", "actual"), lines);
    }

    public Plot curvePlot() {
        var weeks = report.test().curve();
        return Plot.curves(
                reader.say("worth.figures.curve"),
                weeks.stream().map(week -> reader.number(week.week())).toList(),
                List.of(
                        new Series(
                                column("predicted"),
                                weeks.stream().map(BackTest.Week::predicted).toList()),
                        new Series(
                                column("actual"),
                                weeks.stream()
                                        .map(week -> (double) week.actual())
                                        .toList())),
                Plot.Writing.alike(number -> reader.number(Math.round(number))));
    }

    /** Whether those said to be still customers were seen again. */
    public Figures alive() {
        var deciles = report.test().alive();
        var lines = IntStream.range(0, deciles.size())
                .mapToObj(deciles::get)
                .map(row -> new Line(
                        reader.percent(hundredths(row.alive())),
                        "",
                        List.of(
                                cells.count(row.customers()),
                                cells.share(hundredths(row.predictedSeen())),
                                cells.share(hundredths(row.seen())))))
                .toList();
        return table("stay", List.of("alive", "customers", "predictedSeen", "seen"), lines);
    }

    /** How far those seen again were from those foretold, in points of a hundred, by group and weighted by its customers. */
    public double apart() {
        double customers = sum(row -> 1);
        return customers == 0 ? 0 : sum(ModelFigures::apart) / customers;
    }

    private double sum(ToDoubleFunction<BackTest.Decile> of) {
        return report.test().alive().stream()
                .mapToDouble(row -> row.customers() * of.applyAsDouble(row))
                .sum();
    }

    private static double apart(BackTest.Decile row) {
        return Math.abs(row.predictedSeen() - row.seen());
    }

    /** Whether the probabilities may be taken at their word. */
    public boolean isCalibrated() {
        return apart() <= NEAR;
    }

    /** The same in a sentence, with the group farthest off. */
    public String calibration() {
        var points = reader.decimal(apart() * 100, 0);
        if (isCalibrated()) return reader.say("worth.model.calibrated", points);
        var worst = Collections.max(report.test().alive(), Comparator.comparingDouble(ModelFigures::apart));
        return reader.say(
                worst.seen() < worst.predictedSeen() ? "worth.model.tooSure" : "worth.model.tooUnsure",
                points,
                reader.percent(hundredths(worst.alive())),
                reader.percent(hundredths(worst.predictedSeen())),
                reader.percent(hundredths(worst.seen())));
    }

    private static double hundredths(double share) {
        return Math.round(share * 100) / 100.0;
    }

    /** The models tried, the nearest first. */
    public Figures models() {
        var lines = report.trials().stream()
                .map(trial -> new Line(
                        reader.say("worth.kind." + trial.kind()),
                        "",
                        List.of(
                                cells.decimal(trial.predicted(), 0),
                                cells.decimal(trial.actual(), 0),
                                trial.distance() < 0 ? Figures.Cell.NONE : cells.share(hundredths(trial.distance())))))
                .toList();
        return table("models", List.of("model", "predicted", "actual", "astray"), lines);
    }

    /** The parameters in use, with their standard errors where there are any. */
    public Figures parameters() {
        var lines = use.predictor().parameters().entrySet().stream()
                .map(parameter -> new Line(
                        parameter.getKey(),
                        "",
                        List.of(
                                cells.decimal(parameter.getValue(), 4),
                                Optional.ofNullable(report.standardErrors().get(parameter.getKey()))
                                        .filter(Double::isFinite)
                                        .map(error -> cells.decimal(error, 4))
                                        .orElse(Figures.Cell.NONE))))
                .toList();
        return table("parameters", List.of("parameter", "fitted", "standardError"), lines);
    }

    private String column(String key) {
        return reader.say("worth.column." + key);
    }

    private Figures table(String key, List<String> columns, List<Line> lines) {
        return new Figures(key, columns.stream().map(this::column).toList(), lines);
    }
}
