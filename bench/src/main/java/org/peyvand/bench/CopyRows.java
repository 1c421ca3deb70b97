package org.peyvand.bench;

import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.postgresql.PGConnection;

/** Rows on their way into one table, in the text form of {@code COPY}. Values hold no tab, line end or backslash. */
final class CopyRows {

    private final String target;
    private final StringBuilder text = new StringBuilder(1 << 20);

    /** @param target the table and its columns, as {@code schema.table (column, column)} */
    CopyRows(String target) {
        this.target = target;
    }

    CopyRows row(Object... values) {
        for (int at = 0; at < values.length; at++) {
            if (at > 0) text.append('\t');
            append(values[at]);
        }
        text.append('\n');
        return this;
    }

    private void append(Object value) {
        switch (value) {
            case Optional<?> perhaps when perhaps.isEmpty() -> text.append("\\N");
            case Optional<?> perhaps -> append(perhaps.get());
            case Instant time -> text.append(time.truncatedTo(ChronoUnit.MICROS));
            default -> text.append(value);
        }
    }

    /** Sends them and is empty again. */
    void send(Connection connection) throws SQLException, IOException {
        connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("copy " + target + " from stdin", new StringReader(text.toString()));
        text.setLength(0);
    }
}
