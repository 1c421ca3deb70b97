package org.peyvand.commerce.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.peyvand.commerce.sheet.SheetRow.Fault;

class SheetReaderTest {

    private static final SheetFormat COMMAS = new SheetFormat(Encoding.UTF_8, ',', true);

    static List<SheetRow> read(byte[] file, SheetFormat format) {
        var rows = new ArrayList<SheetRow>();
        try (var reader = SheetReader.open(new ByteArrayInputStream(file), format)) {
            for (var row = reader.next(); row.isPresent(); row = reader.next()) rows.add(row.get());
        }
        return rows;
    }

    private static List<SheetRow> read(String text) {
        return read(text.getBytes(StandardCharsets.UTF_8), COMMAS);
    }

    @Test
    void quotesHoldDelimitersQuotesAndLineEnds() {
        var rows = read("a,\"b,\"\"c\"\"\",\"d\ne\"\r\nf,g,h");
        assertThat(rows)
                .extracting(SheetRow::cells)
                .containsExactly(List.of("a", "b,\"c\"", "d\ne"), List.of("f", "g", "h"));
        assertThat(rows).extracting(SheetRow::line).containsExactly(1L, 3L);
    }

    @Test
    void aQuoteInsideACellIsALetter() {
        assertThat(read("5\" pipe,2\n").getFirst().cells()).containsExactly("5\" pipe", "2");
    }

    @Test
    void anUnclosedQuoteCostsItsOwnLineAlone() {
        var rows = read("n,t\n1,\"lost\n2,fine\n3,\"also, fine\"\n4,good\n");
        assertThat(rows).extracting(SheetRow::line).containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(rows.get(1).fault()).contains(Fault.QUOTES);
        assertThat(rows).filteredOn(row -> row.fault().isPresent()).hasSize(1);
        assertThat(rows.get(3).cells()).containsExactly("3", "also, fine");
    }

    @Test
    void anUnclosedQuoteInTheLastLinesIsToldToo() {
        var rows = read("1,a\n2,\"b\n3,c\n4,d");
        assertThat(rows.get(1).fault()).contains(Fault.QUOTES);
        assertThat(rows.subList(2, 4))
                .extracting(SheetRow::cells)
                .containsExactly(List.of("3", "c"), List.of("4", "d"));
    }

    @Test
    void aQuoteClosedInTheMiddleBreaksTheRow() {
        var rows = read("\"a\"b,c\nd,e\n");
        assertThat(rows.getFirst().fault()).contains(Fault.QUOTES);
        assertThat(rows.getLast().cells()).containsExactly("d", "e");
    }

    @Test
    void bytesOfAnotherEncodingAreToldWithTheirLine() throws IOException {
        var mixed = join(
                "1,تهران\n2,".getBytes(StandardCharsets.UTF_8),
                "شیراز".getBytes("windows-1256"),
                "\n3,قم\n".getBytes(StandardCharsets.UTF_8));
        var rows = read(mixed, COMMAS);
        assertThat(rows).hasSize(3);
        assertThat(rows.get(1).fault()).contains(Fault.ENCODING);
        assertThat(rows.get(1).line()).isEqualTo(2);
        assertThat(rows.get(2).cells()).containsExactly("3", "قم");
    }

    @Test
    void aLineOfUtf8AmongOthersIsToldAndNotReadAsSomethingElse() throws IOException {
        var mixed = join(
                "1,تهران\n2,".getBytes("windows-1256"),
                "علی رضایی".getBytes(StandardCharsets.UTF_8),
                "\n3,قم\n4,سگ".getBytes("windows-1256"));
        var rows = read(mixed, new SheetFormat(Encoding.WINDOWS_1256, ',', true));
        assertThat(rows)
                .extracting(SheetRow::fault)
                .containsExactly(Optional.empty(), Optional.of(Fault.ENCODING), Optional.empty(), Optional.empty());
    }

    @Test
    void aLineOf200MegabytesIsOneRejectedRow() {
        var before = new ByteArrayInputStream("1,a\n2,".getBytes(StandardCharsets.UTF_8));
        var after = new ByteArrayInputStream("\n3,c\n".getBytes(StandardCharsets.UTF_8));
        var file = new SequenceInputStream(before, new SequenceInputStream(new Endless('x', 200L << 20), after));
        var rows = new ArrayList<SheetRow>();
        try (var reader = SheetReader.open(file, COMMAS)) {
            for (var row = reader.next(); row.isPresent(); row = reader.next()) rows.add(row.get());
        }
        assertThat(rows).extracting(SheetRow::line).containsExactly(1L, 2L, 3L);
        assertThat(rows)
                .extracting(SheetRow::fault)
                .containsExactly(Optional.empty(), Optional.of(Fault.TOO_LONG), Optional.empty());
    }

    @Test
    void aRowOfTenThousandCellsIsRejected() {
        assertThat(read("a,b\n" + "1,".repeat(10_000) + "\n").getLast().fault()).contains(Fault.TOO_MANY_CELLS);
    }

    @Test
    void linesEndAsTheyLike() {
        assertThat(read("a,b\rc,d\r\ne,f\n\n\ng,h")).extracting(SheetRow::line).containsExactly(1L, 2L, 3L, 6L);
    }

    @Test
    void whatIsPackedTooDenselyIsRefused() throws IOException {
        var bomb = Packed.gzip(new Endless('a', 64L << 20));
        assertThatThrownBy(() -> read(bomb, COMMAS))
                .isInstanceOfSatisfying(
                        UnreadableSheet.class,
                        refused -> assertThat(refused.problem()).isEqualTo(SheetProblem.TOO_LARGE));
    }

    @Test
    void anArchiveCutShortIsRefused() throws IOException {
        var whole =
                Packed.gzip(new ByteArrayInputStream("a,b\n1,2\n".repeat(1000).getBytes(StandardCharsets.UTF_8)));
        var cut = Arrays.copyOf(whole, whole.length / 2);
        assertThatThrownBy(() -> read(cut, COMMAS))
                .isInstanceOfSatisfying(
                        UnreadableSheet.class,
                        refused -> assertThat(refused.problem()).isEqualTo(SheetProblem.BROKEN_ARCHIVE));
    }

    private static byte[] join(byte[]... parts) throws IOException {
        var whole = new ByteArrayOutputStream();
        for (var part : parts) whole.write(part);
        return whole.toByteArray();
    }

    /** So many bytes of one letter. */
    static final class Endless extends InputStream {
        private final char letter;
        private long left;

        Endless(char letter, long count) {
            this.letter = letter;
            this.left = count;
        }

        @Override
        public int read() {
            return left-- > 0 ? letter : -1;
        }

        @Override
        public int read(byte[] bytes, int from, int most) {
            if (left <= 0) return -1;
            int count = (int) Math.min(most, left);
            Arrays.fill(bytes, from, from + count, (byte) letter);
            left -= count;
            return count;
        }
    }
}
