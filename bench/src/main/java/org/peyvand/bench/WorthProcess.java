package org.peyvand.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Locale;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.peyvand.worth.model.BuyingModel;
import org.peyvand.worth.model.Fit;
import org.peyvand.worth.model.Fitting;
import org.peyvand.worth.model.GammaGamma;
import org.peyvand.worth.model.Histories;
import org.peyvand.worth.model.History;
import org.peyvand.worth.model.Kind;
import org.peyvand.worth.model.Spends;

/** One fit in a process of its own. Prints the cells of its row, separated by tabs. */
final class WorthProcess {

    private static final int AGAIN = 3;
    private static final double YEAR = 52;

    private WorthProcess() {}

    public static void main(String[] words) throws IOException {
        var cells = switch (words[0]) {
            case "made-up" -> madeUp(Kind.valueOf(words[1]), Integer.parseInt(words[2]));
            case "spends" -> spends(Integer.parseInt(words[1]));
            case "cdnow" -> real("CDNOW", Kind.valueOf(words[1]), cdnow(Path.of(words[2])));
            case "retail" -> real("Online Retail", Kind.valueOf(words[1]), retail(Path.of(words[2])));
            default -> throw new IllegalArgumentException(words[0]);
        };
        System.out.println(String.join("\t", cells));
    }

    /** Seconds by the clock, and of the processors, which other processes on the machine lengthen less. */
    private record Seconds(double clock, double processor) {

        private static final OperatingSystemMXBean SYSTEM =
                (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

        static Seconds of(Runnable work) {
            long from = System.nanoTime();
            long busy = SYSTEM.getProcessCpuTime();
            work.run();
            return new Seconds((System.nanoTime() - from) / 1e9, (SYSTEM.getProcessCpuTime() - busy) / 1e9);
        }

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%.2f / %.2f", clock, processor);
        }
    }

    /** What one did and how long it took, the first time and, by median of the processors, again. */
    private record Timed<T>(T result, Seconds first, Seconds again) {

        static <T> Timed<T> of(Supplier<T> work) {
            var results = new ArrayList<T>();
            var first = Seconds.of(() -> results.add(work.get()));
            var again = IntStream.range(0, AGAIN)
                    .mapToObj(turn -> Seconds.of(work::get))
                    .sorted(Comparator.comparingDouble(Seconds::processor))
                    .toList();
            return new Timed<>(results.getFirst(), first, again.get(AGAIN / 2));
        }
    }

    private static String[] madeUp(Kind kind, int customers) {
        var base = new Customers(customers);
        new MadeUpCustomers(7).make(kind, customers, base::add);
        var grouped = Timed.of(base::grouped);
        var histories = grouped.result();
        var fitted = Timed.of(() -> Fitting.fit(kind, histories));
        var fit = fitted.result();
        var scored = Timed.of(() -> base.score(fit));
        return new String[] {
            name(kind),
            count(histories.size()),
            grouped.first().toString(),
            grouped.again().toString(),
            fitted.first().toString(),
            fitted.again().toString(),
            Integer.toString(fit.evaluations()),
            scored.first().toString(),
            Samples.number(peakHeap() / 1e6),
            String.format(Locale.ROOT, "%.0e", leftToClimb(fit, histories)),
            Samples.number(worst(fit, MadeUpCustomers.truth(kind)))
        };
    }

    /** Customers in columns, as a query would bring them. */
    private static final class Customers {

        private final int[] repeats;
        private final int[] recency;
        private final int[] age;
        private double logGaps;
        private int size;

        Customers(int most) {
            repeats = new int[most];
            recency = new int[most];
            age = new int[most];
        }

        void add(int x, int recencyDays, int ageDays, double gaps) {
            repeats[size] = x;
            recency[size] = recencyDays;
            age[size++] = ageDays;
            logGaps += gaps;
        }

        Histories grouped() {
            var builder = Histories.builder().addLogGaps(logGaps);
            for (int at = 0; at < size; at++) builder.addDays(repeats[at], recency[at], age[at], 1);
            return builder.build();
        }

        /** Alive, and purchases within a year, of each. */
        double score(Fit fit) {
            return IntStream.range(0, size)
                    .parallel()
                    .mapToDouble(at -> {
                        var history = History.ofDays(repeats[at], recency[at], age[at]);
                        return fit.model().alive(history) + fit.model().expected(history, YEAR);
                    })
                    .sum();
        }
    }

    private static String[] spends(int customers) {
        var makeUp = new MadeUpCustomers(8);
        var purchases = new int[customers];
        var means = new double[customers];
        for (int at = 0; at < customers; at++) {
            purchases[at] = makeUp.purchases();
            means[at] = makeUp.meanBasket(purchases[at]);
        }
        var collected = Timed.of(() -> {
            var builder = Spends.builder();
            for (int at = 0; at < customers; at++) builder.add(purchases[at], means[at]);
            return builder.build();
        });
        var fitted = Timed.of(() -> Fitting.fit(collected.result()));
        var fit = fitted.result();
        var model = (GammaGamma) fit.model();
        var scored = Timed.of(() -> IntStream.range(0, customers)
                .mapToDouble(at -> model.expected(purchases[at], means[at]))
                .sum());
        double worst = Math.max(
                Math.abs(model.p() - 6.25) / fit.standardErrors().get("p"),
                Math.max(
                        Math.abs(model.q() - 3.74) / fit.standardErrors().get("q"),
                        Math.abs(model.v() - 15.44) / fit.standardErrors().get("v")));
        return new String[] {
            "gamma-gamma",
            "",
            collected.first().toString(),
            collected.again().toString(),
            fitted.first().toString(),
            fitted.again().toString(),
            Integer.toString(fit.evaluations()),
            scored.first().toString(),
            Samples.number(peakHeap() / 1e6),
            "",
            Samples.number(worst)
        };
    }

    private static String[] real(String shop, Kind kind, Histories histories) {
        var fitted = Timed.of(() -> Fitting.fit(kind, histories));
        var model = name(fitted.result().model().kind());
        var k = fitted.result().model().parameters().get("k");
        return new String[] {
            shop,
            count(histories.customers()),
            k == null ? model : model + ", k = " + k.intValue(),
            fitted.first().toString(),
            fitted.again().toString(),
            String.format(Locale.ROOT, "%,.2f", fitted.result().logLikelihood())
        };
    }

    private static Histories cdnow(Path file) throws IOException {
        var days = new HashMap<String, TreeSet<LocalDate>>();
        for (var line : Files.readAllLines(file)) {
            var words = line.strip().split("\\s+");
            if (words.length < 4 || !words[1].matches("\\d{8}")) continue;
            days.computeIfAbsent(words[0], unknown -> new TreeSet<>())
                    .add(LocalDate.parse(words[1], DateTimeFormatter.BASIC_ISO_DATE));
        }
        return histories(days);
    }

    /** Purchases only; lines without a customer are passed over. */
    private static Histories retail(Path file) throws IOException {
        var days = new HashMap<String, TreeSet<LocalDate>>();
        try (var lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                var day = RetailLine.of(line);
                day.ifPresent(one -> days.computeIfAbsent(one.customer(), unknown -> new TreeSet<>())
                        .add(one.day()));
            }
        }
        return histories(days);
    }

    private static Histories histories(HashMap<String, TreeSet<LocalDate>> days) {
        var end = days.values().stream()
                .map(TreeSet::last)
                .max(LocalDate::compareTo)
                .orElseThrow()
                .toEpochDay();
        var builder = Histories.builder().addLogGaps(0);
        for (var own : days.values()) {
            long first = own.first().toEpochDay();
            builder.addDays(own.size() - 1, (int) (own.last().toEpochDay() - first), (int) (end - first), 1);
            LocalDate before = null;
            for (var day : own) {
                if (before != null) builder.addLogGaps(Math.log((day.toEpochDay() - before.toEpochDay()) / 7.0));
                before = day;
            }
        }
        return builder.build();
    }

    private static double leftToClimb(Fit fit, Histories histories) {
        if (!(fit.model() instanceof BuyingModel)) return Double.NaN;
        var names = fit.standardErrors().keySet().toArray(String[]::new);
        var slope = new double[names.length];
        Arrays.setAll(slope, at -> {
            double step = 1e-5;
            return (likelihood(fit, names[at], step, histories) - likelihood(fit, names[at], -step, histories))
                    / (2 * step);
        });
        double gain = 0;
        for (int i = 0; i < slope.length; i++) {
            for (int j = 0; j < slope.length; j++) gain += slope[i] * fit.covariance()[i][j] * slope[j] / 2;
        }
        return gain;
    }

    private static double likelihood(Fit fit, String name, double by, Histories histories) {
        var parameters = new HashMap<>(fit.model().parameters());
        parameters.computeIfPresent(name, (same, value) -> value * Math.exp(by));
        return ((BuyingModel) fit.model().kind().model(parameters)).logLikelihood(histories);
    }

    private static double worst(Fit fit, double... truth) {
        var names = fit.standardErrors().keySet().toArray(String[]::new);
        return IntStream.range(0, names.length)
                .mapToDouble(at -> Math.abs(fit.model().parameters().get(names[at]) - truth[at])
                        / fit.standardErrors().get(names[at]))
                .max()
                .orElse(Double.NaN);
    }

    private static long peakHeap() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getPeakUsage)
                .mapToLong(MemoryUsage::getUsed)
                .sum();
    }

    private static String name(Kind kind) {
        return switch (kind) {
            case BG_NBD -> "BG/NBD";
            case MBG_NBD -> "MBG/NBD";
            case PARETO_NBD -> "Pareto/NBD";
            case BG_CNBD -> "BG/CNBD-k";
            case PLAIN -> "plain rule";
        };
    }

    private static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
