package org.peyvand.commerce.sheet;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/**
 * Takes the table out of what it came packed in: gzip, or the first table within a zip. What unpacks to more than 2 GB,
 * or to more than 200 times its size once 10 MB are out, is refused while it is read.
 */
final class Packing {

    static final long MOST_BYTES = 2L << 30;
    static final long UNSUSPECTED = 10L << 20;
    static final int MOST_TIMES = 200;

    private static final int SIGNATURE = 4;

    private Packing() {}

    /**
     * The bytes of the table within.
     *
     * @throws UnreadableSheet when there is none, then or while reading on
     */
    static InputStream open(InputStream file) throws IOException {
        var counted = new Counted(file);
        var buffered = new BufferedInputStream(counted, 1 << 16);
        buffered.mark(SIGNATURE);
        var start = buffered.readNBytes(SIGNATURE);
        buffered.reset();
        if (begins(start, 0x1f, 0x8b)) return new Guarded(gunzip(buffered), counted, MOST_BYTES);
        if (begins(start, 'P', 'K', 3, 4)) return new Guarded(firstTable(buffered), counted, MOST_BYTES);
        return new Guarded(buffered, counted, MOST_BYTES);
    }

    private static boolean begins(byte[] start, int... signature) {
        if (start.length < signature.length) return false;
        for (int at = 0; at < signature.length; at++) if ((start[at] & 0xff) != signature[at]) return false;
        return true;
    }

    private static InputStream gunzip(InputStream packed) throws IOException {
        try {
            return new GZIPInputStream(packed, 1 << 16);
        } catch (IOException e) {
            throw broken(e);
        }
    }

    private static InputStream firstTable(InputStream packed) throws IOException {
        var zip = new ZipInputStream(packed);
        try {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (isWorkbook(entry)) throw new UnreadableSheet(SheetProblem.WORKBOOK);
                if (isTable(entry)) return zip;
            }
        } catch (IOException | IllegalArgumentException e) {
            throw broken(e);
        }
        throw new UnreadableSheet(SheetProblem.NO_TABLE_INSIDE);
    }

    private static boolean isWorkbook(ZipEntry entry) {
        return entry.getName().equals("[Content_Types].xml") || entry.getName().startsWith("xl/");
    }

    private static boolean isTable(ZipEntry entry) {
        var name = entry.getName().toLowerCase(Locale.ROOT);
        var hidden = name.startsWith("__macosx/")
                || name.substring(name.lastIndexOf('/') + 1).startsWith(".");
        return !entry.isDirectory() && !hidden && name.matches(".*\\.(csv|tsv|txt)");
    }

    private static UnreadableSheet broken(Exception cause) {
        var unreadable = new UnreadableSheet(SheetProblem.BROKEN_ARCHIVE);
        unreadable.initCause(cause);
        return unreadable;
    }

    /** Counts the bytes as they came. */
    private static final class Counted extends FilterInputStream {
        private long count;

        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            if (read >= 0) count++;
            return read;
        }

        @Override
        public int read(byte[] bytes, int from, int most) throws IOException {
            int read = super.read(bytes, from, most);
            if (read > 0) count += read;
            return read;
        }
    }

    /** Counts the bytes that come out, beside those that went in. */
    private static final class Guarded extends FilterInputStream {
        private final Counted packed;
        private final long most;
        private long count;

        Guarded(InputStream in, Counted packed, long most) {
            super(in);
            this.packed = packed;
            this.most = most;
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            try {
                int read = super.read(bytes, from, length);
                if (read > 0) guard(read);
                return read;
            } catch (ZipException | EOFException e) {
                throw broken(e);
            }
        }

        private void guard(int read) {
            count += read;
            boolean dense = count > UNSUSPECTED && count / MOST_TIMES > packed.count;
            if (count > most || dense) throw new UnreadableSheet(SheetProblem.TOO_LARGE);
        }
    }
}
