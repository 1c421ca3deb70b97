package org.peyvand.worth.spend;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.peyvand.language.Fold;
import org.peyvand.web.Reader;
import org.peyvand.web.Refused;
import org.peyvand.worth.Spend;

/** Reads a file of spends: a column each for channel, month and amount, and one for the campaign if there is any. */
final class SpendFile {

    /** The most bytes of a file. */
    static final int LARGEST = 2_000_000;

    private static final Charset OLDER = Charset.forName("windows-1256");

    private final SpendText text;
    private final Consumer<Spend> check;
    private final Reader reader;
    private final List<Spend> read = new ArrayList<>();
    private final List<SpendList.Wrong> wrong = new ArrayList<>();
    private final Map<List<Object>, Long> lines = new HashMap<>();

    private SpendFile(SpendText text, SpendBook spends, Reader reader) {
        this.text = text;
        this.check = spends.check();
        this.reader = reader;
    }

    /** What a file says: the good lines, and apart from them the others. */
    record Read(List<Spend> spends, List<SpendList.Wrong> wrong) {}

    /** What a column may hold, with the names it goes by. */
    private enum Column {
        CHANNEL("channel|source|کانال|رسانه"),
        CAMPAIGN("campaign|کمپین"),
        MONTH("month|date|ماه|تاریخ"),
        AMOUNT("amount|spend|cost|مبلغ|هزینه");

        private final List<String> names;

        Column(String names) {
            this.names = Arrays.stream(names.split("\\|")).map(Fold::spaceless).toList();
        }
    }

    /** @throws Refused when it is no table with these columns, or has too many lines */
    static Read read(byte[] file, SpendText text, SpendBook spends, Reader reader) {
        var made = new SpendFile(text, spends, reader);
        made.read(decoded(file));
        return new Read(List.copyOf(made.read), List.copyOf(made.wrong));
    }

    private static String decoded(byte[] file) {
        try {
            var decoder = StandardCharsets.UTF_8.newDecoder();
            var decoded = decoder.decode(ByteBuffer.wrap(file)).toString();
            return decoded.startsWith("\ufeff") ? decoded.substring(1) : decoded;
        } catch (CharacterCodingException notUtf8) {
            return new String(file, OLDER);
        }
    }

    private void read(String file) {
        var header = file.lines().findFirst().orElse("");
        char separator = Stream.of('\t', ';', ',')
                .filter(mark -> header.indexOf(mark) >= 0)
                .findFirst()
                .orElse(',');
        try (var csv = CsvReader.builder().fieldSeparator(separator).ofCsvRecord(file)) {
            var records = csv.iterator();
            var columns = columns(records.hasNext() ? records.next().getFields() : List.of());
            while (records.hasNext()) take(records.next(), columns);
        } catch (CsvParseException | IOException unreadable) {
            throw Refused.because("worth.spend.refused.file");
        }
    }

    private static Map<Column, Integer> columns(List<String> header) {
        var columns = new EnumMap<Column, Integer>(Column.class);
        for (int at = 0; at < header.size(); at++) {
            var name = Fold.spaceless(header.get(at));
            for (var column : Column.values()) if (column.names.contains(name)) columns.putIfAbsent(column, at);
        }
        boolean enough = Stream.of(Column.CHANNEL, Column.MONTH, Column.AMOUNT).allMatch(columns::containsKey);
        if (!enough) throw Refused.because("worth.spend.refused.file");
        return columns;
    }

    private void take(CsvRecord line, Map<Column, Integer> columns) {
        if (line.getFields().stream().allMatch(String::isBlank)) return;
        if (read.size() + wrong.size() >= SpendBook.MOST)
            throw Refused.because("worth.spend.refused.many", SpendBook.MOST);
        try {
            var spend = new Spend(
                    cell(line, columns, Column.CHANNEL),
                    cell(line, columns, Column.CAMPAIGN),
                    text.month(cell(line, columns, Column.MONTH)),
                    text.amount(cell(line, columns, Column.AMOUNT)));
            check.accept(spend);
            once(spend, line.getStartingLineNumber());
            read.add(spend);
        } catch (Refused refused) {
            wrong.add(new SpendList.Wrong(
                    line.getStartingLineNumber(), refused.saidTo(reader), String.join(" | ", line.getFields())));
        }
    }

    /** The same channel, campaign and month a second time in one file is a slip, in whatever spelling. */
    private void once(Spend spend, long line) {
        var key = List.<Object>of(
                Fold.spaceless(spend.channel()),
                Fold.spaceless(spend.campaign()),
                text.book().months().of(spend.month()));
        var before = lines.putIfAbsent(key, line);
        if (before != null) throw Refused.because("worth.spend.refused.twice", before);
    }

    private static String cell(CsvRecord line, Map<Column, Integer> columns, Column column) {
        return Optional.ofNullable(columns.get(column))
                .filter(at -> at < line.getFieldCount())
                .map(line::getField)
                .orElse("")
                .strip();
    }
}
