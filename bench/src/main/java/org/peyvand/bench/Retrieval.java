package org.peyvand.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jsoup.Jsoup;
import org.peyvand.bench.QuestionSet.Question;

/**
 * How well questions find the paragraph that answers them: PersianQA's test set, its paragraphs as articles of the public
 * help centre, its questions typed into the field there, beside PostgreSQL's own text search over the same paragraphs.
 */
final class Retrieval {

    private static final Path FILE = Path.of("persian", "persianqa_test.json");
    private static final String HELP = "bench";
    private static final int FEW = 5;

    /** Fewer than one address may ask in a quarter of an hour. */
    private static final int ASKED_AT_ONCE = 300;

    private static final int SECONDS_TO_IMPORT = 120;
    private static final int READINGS = 500;

    private static final Pattern NUMBER = Pattern.compile("/help/" + HELP + "/fa/(\\d+)");

    private final Options options;
    private final Report report;

    Retrieval(Options options, Report report) {
        this.options = options;
        this.report = report;
    }

    /** Where the right paragraph stood among the first five, from 0 on, or -1; and whether the answer was "nobody wrote that". */
    record Found(Question question, int place, boolean refused) {}

    void run(Shop shop) throws IOException, InterruptedException, SQLException {
        var file = options.data().map(folder -> folder.resolve(FILE)).filter(Files::exists);
        var table = new Table(
                "Questions and the paragraphs that answer them", "what", "found first", "among the first five");
        if (file.isEmpty()) report.add(table.note("left out: PEYVAND_TEST_DATA names no folder with " + FILE));
        else measure(shop, new QuestionSet(shop.database(), Files.readString(file.get())), table);
    }

    private void measure(Shop shop, QuestionSet set, Table table)
            throws IOException, InterruptedException, SQLException {
        report.progress("publishing %d paragraphs".formatted(set.paragraphs().size()));
        var paragraphs = publish(shop, set);
        var questions = options.quick() ? set.questions().subList(0, ASKED_AT_ONCE) : set.questions();
        report.progress("asking %d questions".formatted(questions.size()));
        var nanos = new long[questions.size()];
        var found = ask(shop, questions, paragraphs, nanos);
        row(table, "the help centre", found);
        row(table, "PostgreSQL simple, any word, by ts_rank", set.plainly(questions, "|", FEW));
        row(table, "PostgreSQL simple, all words", set.plainly(questions, "&", FEW));
        report.add(table.note("%d questions, %d of them with an answer, over %d paragraphs."
                        .formatted(questions.size(), count(found, true), paragraphs.size()))
                .note("Answered that nobody wrote it down: %s of those with an answer, %s of those without."
                        .formatted(refused(found, true), refused(found, false)))
                .note("Of one reader: a search %s ms (p50), the first page %s, an article %s."
                        .formatted(
                                Samples.number(Samples.of(nanos, 1).median()),
                                Samples.number(reading(shop, List.of(""))),
                                Samples.number(reading(
                                        shop,
                                        paragraphs.keySet().stream()
                                                .map(number -> "/" + number)
                                                .toList())))));
    }

    /** The paragraphs by the numbers of their articles. */
    private Map<Integer, Integer> publish(Shop shop, QuestionSet set)
            throws IOException, InterruptedException, SQLException {
        var owner = shop.owner();
        owner.submit("/settings/help-centre", "/settings/help-centre", Map.of("open", "true", "slug", HELP))
                .leadsTo();
        owner.upload("/knowledge/folders", Map.of("publish", "true"), "paragraphs.zip", packed(set.paragraphs()))
                .leadsTo();
        awaitImport(shop);
        var numbers = new HashMap<Integer, Integer>();
        shop.database()
                .each(
                        "select number, source from knowledge.article where source is not null",
                        row -> numbers.put(
                                row.getInt(1), Integer.parseInt(row.getString(2).replaceAll("\\D", ""))));
        if (numbers.size() != set.paragraphs().size())
            throw new IllegalStateException(numbers.size() + " articles were made of "
                    + set.paragraphs().size());
        return numbers;
    }

    private static byte[] packed(List<QuestionSet.Paragraph> paragraphs) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (int place = 0; place < paragraphs.size(); place++) {
                zip.putNextEntry(new ZipEntry(place + ".md"));
                var text = "# " + paragraphs.get(place).title() + "\n\n"
                        + paragraphs.get(place).text();
                zip.write(text.getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    private static void awaitImport(Shop shop) throws IOException, InterruptedException, SQLException {
        for (int second = 0; second < SECONDS_TO_IMPORT; second++) {
            var state = shop.database().ask("select state from knowledge.folder_import");
            if (state.equals("done")) return;
            if (!state.equals("running")) throw new IllegalStateException("The import is " + state);
            Thread.sleep(1_000);
        }
        throw new IllegalStateException("The import is not done");
    }

    private static List<Found> ask(Shop shop, List<Question> questions, Map<Integer, Integer> paragraphs, long[] nanos)
            throws IOException, InterruptedException, SQLException {
        var found = new ArrayList<Found>();
        try (var visitor = new Visitor(shop::program)) {
            for (var question : questions) {
                if (found.size() % ASKED_AT_ONCE == 0) shop.forgetAttempts();
                var from = System.nanoTime();
                var page = visitor.page("/help/" + HELP + "/fa/search?q=" + Visitor.encoded(question.text()));
                nanos[found.size()] = System.nanoTime() - from;
                var places = Jsoup.parse(page).select(".help-found a").stream()
                        .map(link -> NUMBER.matcher(link.attr("href")))
                        .filter(Matcher::find)
                        .map(link -> paragraphs.get(Integer.valueOf(link.group(1))))
                        .limit(FEW)
                        .toList();
                found.add(new Found(question, places.indexOf(question.paragraph()), refused(shop)));
            }
        }
        return found;
    }

    /** The median of many readings one after another, in milliseconds. */
    private static double reading(Shop shop, List<String> pages) throws IOException, InterruptedException {
        try (var visitor = new Visitor(shop::program)) {
            var nanos = new long[READINGS];
            for (int at = -READINGS; at < READINGS; at++) {
                var page = pages.get(Math.floorMod(at, pages.size()));
                nanos[Math.max(0, at)] = visitor.time(shop.program().address("/help/" + HELP + "/fa" + page));
            }
            return Samples.of(nanos, 1).median();
        }
    }

    /** As the list of questions without an answer has the last one. */
    private static boolean refused(Shop shop) throws IOException, SQLException {
        return shop.database()
                .ask("select hits from knowledge.question order by last_asked_at desc limit 1")
                .equals("0");
    }

    private static void row(Table table, String what, List<Found> found) {
        var answerable =
                found.stream().filter(one -> one.question().answerable()).toList();
        table.row(
                what,
                share(answerable.stream().filter(one -> one.place() == 0).count(), answerable.size()),
                share(answerable.stream().filter(one -> one.place() >= 0).count(), answerable.size()));
    }

    private static long count(List<Found> found, boolean answerable) {
        return found.stream()
                .filter(one -> one.question().answerable() == answerable)
                .count();
    }

    private static String refused(List<Found> found, boolean answerable) {
        var refused = found.stream()
                .filter(one -> one.question().answerable() == answerable && one.refused())
                .count();
        return share(refused, count(found, answerable));
    }

    private static String share(long some, long all) {
        return Samples.number(100.0 * some / all) + " %";
    }
}
