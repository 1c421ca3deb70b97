package org.peyvand.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jooq.Field;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes to the database as a column is what was meant, to the last digit, and nothing is nothing. */
class ColumnTest {

    @TempDir
    private static Path home;

    private static EmbeddedPostgres postgres;
    private static Connection connection;

    private final Random random = new Random(20261123);

    @BeforeAll
    static void start() throws SQLException {
        postgres = EmbeddedPostgres.start(
                home.resolve("data"), Path.of("target/postgresql").toAbsolutePath());
        var address = postgres.address();
        connection = DriverManager.getConnection(address.url(), address.user(), address.password());
    }

    @AfterAll
    static void stop() throws SQLException {
        connection.close();
        postgres.close();
    }

    private static List<String> stored(Field<Column> column, String type) {
        return DSL.using(connection, SQLDialect.POSTGRES)
                .resultQuery(
                        "select value::text from unnest(?::" + type + "[]) with ordinality as t(value, at) order by at",
                        column)
                .fetch(0, String.class);
    }

    private <T> List<T> some(Supplier<T> value) {
        var values = new ArrayList<T>();
        for (int at = 0; at < 200; at++) values.add(random.nextInt(10) == 0 ? null : value.get());
        return values;
    }

    private static List<String> written(List<?> values) {
        return values.stream()
                .map(value -> value == null ? null : value.toString())
                .toList();
    }

    @Test
    void decimalsKeepEveryDigit() {
        var edges = Stream.of(
                        "0",
                        "0.000",
                        "-0.5",
                        "1",
                        "9999",
                        "10000",
                        "10001",
                        "-0.0001",
                        "0.00010000",
                        "1e3",
                        "123456789012345678901234567890.12345")
                .map(BigDecimal::new);
        var drawn = some(() -> new BigDecimal(new BigInteger(random.nextInt(1, 120), random), random.nextInt(0, 12)));
        var numbers = Stream.concat(edges, drawn.stream()).toList();
        assertThat(stored(Column.decimals(numbers), "numeric").stream()
                        .map(text -> text == null ? null : new BigDecimal(text)))
                .usingElementComparator(
                        (one, other) -> one == null || other == null ? (one == other ? 0 : 1) : one.compareTo(other))
                .containsExactlyElementsOf(numbers);
    }

    @Test
    void idsAreTheSame() {
        var ids = some(() -> new UUID(random.nextLong(), random.nextLong()));
        assertThat(stored(Column.ids(ids), "uuid")).isEqualTo(written(ids));
    }

    @Test
    void textsOfAnyLetterAreTheSame() {
        var texts = new ArrayList<>(some(() -> random.ints(random.nextInt(0, 20), 1, 0xd800)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()));
        texts.addAll(List.of("", "NULL", "{}", "\"\\", "مشتری\u200cمداری", "😀"));
        assertThat(stored(Column.texts(texts), "text")).isEqualTo(texts);
    }

    @Test
    void numbersAreTheSame() {
        long[] longs = {0, 1, -1, Long.MAX_VALUE, Long.MIN_VALUE};
        int[] ints = {0, 1, -1, Integer.MAX_VALUE, Integer.MIN_VALUE};
        assertThat(stored(Column.longs(longs), "int8"))
                .isEqualTo(Arrays.stream(longs).mapToObj(String::valueOf).toList());
        assertThat(stored(Column.ints(ints), "int4"))
                .isEqualTo(IntStream.of(ints).mapToObj(String::valueOf).toList());
    }

    @Test
    void timesAreCutToMicroseconds() {
        var times = List.of(
                Instant.EPOCH,
                Instant.parse("1921-03-21T00:00:00Z"),
                Instant.parse("1999-12-31T23:59:59.999999999Z"),
                Instant.parse("2025-03-20T09:01:28.123456Z"));
        assertThat(stored(Column.times(times), "timestamptz").stream()
                        .map(text -> OffsetDateTime.parse(text.replace(' ', 'T').replaceFirst("([+-]\\d\\d)$", "$1:00"))
                                .toInstant()))
                .containsExactlyElementsOf(times.stream()
                        .map(time -> time.truncatedTo(ChronoUnit.MICROS))
                        .toList());
    }

    @Test
    void jsonBytesAndTruthsAreTheSame() {
        assertThat(stored(Column.json(Arrays.asList("{\"a\": \"ب\"}", null, "[]")), "jsonb"))
                .containsExactly("{\"a\": \"ب\"}", null, "[]");
        assertThat(stored(Column.bytes(Arrays.asList(new byte[] {0, -1}, new byte[0], null)), "bytea"))
                .containsExactly("\\x00ff", "\\x", null);
        assertThat(stored(Column.booleans(Arrays.asList(true, null, false)), "boolean"))
                .containsExactly("true", null, "false");
    }

    @Test
    void noRowsAreAnEmptyColumn() {
        assertThat(stored(Column.ids(List.of()), "uuid")).isEmpty();
        assertThat(stored(Column.texts(List.of()), "text")).isEmpty();
        assertThat(stored(Column.longs(new long[0]), "int8")).isEmpty();
    }
}
