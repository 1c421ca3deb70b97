package org.peyvand.commerce.sheet;

import java.io.IOException;
import java.io.Reader;

/** The lines of a text, ended by LF, CR or both; of one longer than a megabyte only the beginning is kept. */
final class Lines {

    static final int LONGEST = 1 << 20;

    /** A line without its end. */
    record Line(long number, String text, boolean tooLong) {}

    private final Reader reader;
    private final char[] buffer = new char[1 << 16];
    private int at;
    private int filled;
    private boolean afterCarriageReturn;
    private long number;

    Lines(Reader reader) {
        this.reader = reader;
    }

    /** The next line, or null at the end: a hot loop, within this package. */
    Line next() throws IOException {
        if (at == filled && !fill()) return null;
        StringBuilder long_ = null;
        boolean tooLong = false;
        while (true) {
            int end = endOfLine();
            if (end < filled) {
                var line = line(long_, end, tooLong);
                afterCarriageReturn = buffer[end] == '\r';
                at = end + 1;
                if (afterCarriageReturn) skipLineFeed();
                return line;
            }
            if (long_ == null) long_ = new StringBuilder(2 * (end - at) + 64);
            tooLong |= long_.length() + end - at > LONGEST;
            long_.append(buffer, at, Math.min(end - at, Math.max(0, LONGEST - long_.length())));
            at = end;
            if (!fill()) return line(long_, at, tooLong);
        }
    }

    private Line line(StringBuilder begun, int end, boolean tooLong) {
        int length = end - at;
        if (begun == null) return new Line(++number, new String(buffer, at, length), length > LONGEST);
        boolean over = tooLong || begun.length() + length > LONGEST;
        begun.append(buffer, at, Math.min(length, Math.max(0, LONGEST - begun.length())));
        return new Line(++number, begun.toString(), over);
    }

    private int endOfLine() {
        int end = at;
        while (end < filled && buffer[end] != '\n' && buffer[end] != '\r') end++;
        return end;
    }

    private void skipLineFeed() throws IOException {
        if ((at < filled || fill()) && buffer[at] == '\n') at++;
    }

    private boolean fill() throws IOException {
        int read = reader.read(buffer, 0, buffer.length);
        at = 0;
        filled = Math.max(0, read);
        return read > 0;
    }
}
