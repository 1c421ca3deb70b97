package org.peyvand.worth.figures;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;
import java.util.stream.IntStream;
import org.peyvand.web.Reader;

/**
 * What a chart shows, in a square of 100 by 100 that the page stretches; texts stand outside of it, so that they keep
 * their size.
 *
 * @param label says what is seen, to those who do not see it
 * @param names one for each place on the horizontal axis
 * @param series drawn above each other in bars, or as curves
 * @param ticks of the vertical axis, from the top down, at even distances
 * @param values how what is shown at one place is written
 */
public record Plot(
        String label,
        List<String> names,
        List<Series> series,
        List<String> ticks,
        double most,
        DoubleFunction<String> values) {

    /** The most months that charts show. */
    public static final int SHOWN = 24;

    private static final int TICKS = 4;
    private static final int MOST_NAMES = 8;
    private static final int FEW_NAMES = 4;

    /**
     * Values under one name.
     *
     * @param values one for each place; fewer end the curve early
     * @param hrefs lead to the customers counted, one for each place, or none
     */
    public record Series(String name, List<Double> values, List<String> hrefs) {

        /** Leads nowhere. */
        public Series(String name, List<Double> values) {
            this(name, values, List.of());
        }
    }

    /** How values are written: in full where one of them is said, briefly along the axis. */
    public record Writing(DoubleFunction<String> inFull, DoubleFunction<String> briefly) {

        /** In full everywhere. */
        public static Writing alike(DoubleFunction<String> text) {
            return new Writing(text, text);
        }

        /** Of amounts in the smallest unit. */
        public static Writing money(Reader reader) {
            return new Writing(
                    minor -> reader.money(Math.round(minor)), minor -> reader.moneyBriefly(Math.round(minor)));
        }
    }

    /** A rectangle of the square, with what it stands for. */
    public record Bar(double x, double y, double width, double height, int series, String title, String href) {}

    /** Bars of the series above each other. */
    public static Plot stacked(String label, List<String> names, List<Series> series, Writing writing) {
        double most = IntStream.range(0, names.size())
                .mapToDouble(i -> series.stream()
                        .mapToDouble(one -> Math.max(0, one.values().get(i)))
                        .sum())
                .max()
                .orElse(0);
        return of(label, names, series, most, writing);
    }

    /** A curve for each series. */
    public static Plot curves(String label, List<String> names, List<Series> series, Writing writing) {
        double most = series.stream()
                .flatMap(one -> one.values().stream())
                .mapToDouble(Double::doubleValue)
                .max()
                .orElse(0);
        return of(label, names, series, most, writing);
    }

    private static Plot of(String label, List<String> names, List<Series> series, double most, Writing writing) {
        double top = round(most);
        var ticks = IntStream.rangeClosed(0, TICKS)
                .mapToObj(i -> writing.briefly().apply(top * (TICKS - i) / TICKS))
                .toList();
        return new Plot(label, names, series, ticks, top, writing.inFull());
    }

    /** The next of 1, 2, 4, 8 times a power of ten: a quarter of each is round too. */
    static double round(double most) {
        if (!(most > 0)) return 1;
        double power = Math.pow(10, Math.floor(Math.log10(most)));
        for (double step : new double[] {1, 2, 4, 6, 8}) if (most <= step * power) return step * power;
        return 10 * power;
    }

    /** The bars, those of one place above each other. */
    public List<Bar> bars() {
        var bars = new ArrayList<Bar>();
        double width = 100.0 / Math.max(1, names.size());
        for (int i = 0; i < names.size(); i++) {
            double below = 0;
            for (int s = 0; s < series.size(); s++) {
                double value = Math.max(0, series.get(s).values().get(i));
                double height = value / most * 100;
                bars.add(new Bar(
                        i * width + width * 0.14,
                        100 - below - height,
                        width * 0.72,
                        height,
                        s,
                        names.get(i) + " · " + series.get(s).name() + ": " + values.apply(value),
                        href(s, i)));
                below += height;
            }
        }
        return bars;
    }

    private String href(int s, int place) {
        var hrefs = series.get(s).hrefs();
        return place < hrefs.size() ? hrefs.get(place) : "";
    }

    /** The path of a curve, for the attribute d. */
    public String path(Series one) {
        var path = new StringBuilder();
        for (int i = 0; i < one.values().size(); i++) {
            double x = names.size() < 2 ? 50 : 100.0 * i / (names.size() - 1);
            double y = 100 - one.values().get(i) / most * 100;
            path.append(i == 0 ? "M" : "L").append(number(x)).append(' ').append(number(y));
        }
        return path.toString();
    }

    /** A number as SVG reads it. */
    public static String number(double number) {
        return String.format(Locale.ROOT, "%.2f", number);
    }

    /**
     * A place of the horizontal axis.
     *
     * @param text its name, or nothing where names are left out
     * @param between that the name can be missed where there is room for half of them only
     */
    public record Place(String text, boolean between) {}

    /** All places of the horizontal axis, named from the first on in even steps. */
    public List<Place> axis() {
        int step = step(names.size());
        return IntStream.range(0, names.size())
                .mapToObj(i -> i % step == 0
                        ? new Place(names.get(i), names.size() > FEW_NAMES && i / step % 2 == 1)
                        : new Place("", false))
                .toList();
    }

    /** The smallest of the steps people count months and days in that leaves no more names than fit. */
    static int step(int places) {
        for (int step : new int[] {1, 2, 3, 4, 6, 12}) if ((places + step - 1) / step <= MOST_NAMES) return step;
        return (places + MOST_NAMES - 1) / MOST_NAMES;
    }
}
