package org.peyvand.database;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.UUID;
import java.util.function.Function;
import org.jooq.BindingGetResultSetContext;
import org.jooq.BindingGetStatementContext;
import org.jooq.BindingSetStatementContext;
import org.jooq.Converter;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.impl.AbstractBinding;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.Oid;
import org.postgresql.jdbc.PgArray;
import org.postgresql.util.ByteConverter;

/**
 * One column of many rows, handed to a statement as one array for {@code unnest}: one round trip and one short plan for
 * thousands of rows, where a statement with a marker per value would be as long as the data. It is kept in the form in
 * which PostgreSQL takes arrays in binary, so that it can be made ready by one thread while another waits for the database,
 * and neither side writes or reads numbers and ids as text. Values may be null. What comes out is a parameter for jOOQ, in the place of
 * a marker of plain SQL.
 *
 * <p>The form is that of PostgreSQL's {@code array_send} and of the types' own {@code …_send} functions.
 */
public final class Column {

    private static final int NULL = -1;
    private static final int HEAD = 5 * Integer.BYTES;
    private static final int HEAD_OF_NOTHING = 3 * Integer.BYTES;
    private static final long SECONDS_TO_2000 = 946_684_800L;
    private static final byte VERSION_OF_JSONB = 1;
    private static final DataType<Column> TYPE = SQLDataType.OTHER.asConvertedDataType(new AsArray());

    private final int arrayType;
    private final byte[] bytes;

    private Column(int arrayType, byte[] bytes) {
        this.arrayType = arrayType;
        this.bytes = bytes;
    }

    private static Field<Column> field(int arrayType, byte[] bytes) {
        return DSL.val(new Column(arrayType, bytes), TYPE);
    }

    /** As {@code uuid[]}. */
    public static Field<Column> ids(Collection<UUID> ids) {
        return fixed(
                Oid.UUID_ARRAY,
                Oid.UUID,
                2 * Long.BYTES,
                ids,
                (id, into) -> into.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits()));
    }

    /** As {@code timestamptz[]}, cut to microseconds. */
    public static Field<Column> times(Collection<Instant> times) {
        return fixed(
                Oid.TIMESTAMPTZ_ARRAY,
                Oid.TIMESTAMPTZ,
                Long.BYTES,
                times,
                (time, into) -> into.putLong(microsSince2000(time)));
    }

    private static long microsSince2000(Instant time) {
        return Math.addExact(
                Math.multiplyExact(time.getEpochSecond() - SECONDS_TO_2000, 1_000_000L), time.getNano() / 1000);
    }

    /** As {@code int8[]}. */
    public static Field<Column> longs(long[] numbers) {
        var into = begin(Oid.INT8, numbers.length, numbers.length * (Integer.BYTES + Long.BYTES), false);
        for (long number : numbers) into.putInt(Long.BYTES).putLong(number);
        return field(Oid.INT8_ARRAY, into.array());
    }

    /** As {@code int4[]}. */
    public static Field<Column> ints(int[] numbers) {
        var into = begin(Oid.INT4, numbers.length, numbers.length * 2 * Integer.BYTES, false);
        for (int number : numbers) into.putInt(Integer.BYTES).putInt(number);
        return field(Oid.INT4_ARRAY, into.array());
    }

    /** As {@code boolean[]}. */
    public static Field<Column> booleans(Collection<Boolean> values) {
        return fixed(Oid.BOOL_ARRAY, Oid.BOOL, 1, values, (value, into) -> into.put((byte) (value ? 1 : 0)));
    }

    /** As {@code numeric[]}, to the last digit. */
    public static Field<Column> decimals(Collection<BigDecimal> numbers) {
        return varying(Oid.NUMERIC_ARRAY, Oid.NUMERIC, numbers, ByteConverter::numeric);
    }

    /** As {@code text[]}. */
    public static Field<Column> texts(Collection<String> texts) {
        return varying(Oid.TEXT_ARRAY, Oid.TEXT, texts, text -> text.getBytes(StandardCharsets.UTF_8));
    }

    /** As {@code bytea[]}. */
    public static Field<Column> bytes(Collection<byte[]> values) {
        return varying(Oid.BYTEA_ARRAY, Oid.BYTEA, values, value -> value);
    }

    /** As {@code jsonb[]}; each value is a JSON text. */
    public static Field<Column> json(Collection<String> texts) {
        return varying(Oid.JSONB_ARRAY, Oid.JSONB, texts, Column::jsonb);
    }

    private static byte[] jsonb(String json) {
        var text = json.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(1 + text.length)
                .put(VERSION_OF_JSONB)
                .put(text)
                .array();
    }

    @FunctionalInterface
    private interface Written<T> {
        void into(T value, ByteBuffer buffer);
    }

    private static <T> Field<Column> fixed(
            int arrayType, int type, int width, Collection<T> values, Written<T> written) {
        boolean nulls = holdsNull(values);
        int most = values.size() * (Integer.BYTES + width);
        var into = begin(type, values.size(), most, nulls);
        for (var value : values) {
            if (value == null) into.putInt(NULL);
            else written.into(value, into.putInt(width));
        }
        return field(arrayType, written(into));
    }

    private static <T> Field<Column> varying(
            int arrayType, int type, Collection<T> values, Function<T, byte[]> written) {
        var texts = new byte[values.size()][];
        int length = values.size() * Integer.BYTES;
        Iterator<T> each = values.iterator();
        for (int at = 0; at < texts.length; at++) {
            var value = each.next();
            if (value == null) continue;
            texts[at] = written.apply(value);
            length = Math.addExact(length, texts[at].length);
        }
        var into = begin(type, texts.length, length, holdsNull(values));
        for (var text : texts) {
            if (text == null) into.putInt(NULL);
            else into.putInt(text.length).put(text);
        }
        return field(arrayType, into.array());
    }

    private static boolean holdsNull(Collection<?> values) {
        for (var value : values) if (value == null) return true;
        return false;
    }

    /** Number of dimensions, whether there are nulls, type of the elements; of one dimension its length and where it begins. */
    private static ByteBuffer begin(int type, int size, int length, boolean nulls) {
        if (size == 0)
            return ByteBuffer.allocate(HEAD_OF_NOTHING).putInt(0).putInt(0).putInt(type);
        return ByteBuffer.allocate(Math.addExact(HEAD, length))
                .putInt(1)
                .putInt(nulls ? 1 : 0)
                .putInt(type)
                .putInt(size)
                .putInt(1);
    }

    private static byte[] written(ByteBuffer buffer) {
        return buffer.hasRemaining() ? Arrays.copyOf(buffer.array(), buffer.position()) : buffer.array();
    }

    /** Binds the bytes as they are; nothing of this type is ever read. */
    private static final class AsArray extends AbstractBinding<Object, Column> {
        private static final long serialVersionUID = 1L;

        @Override
        public Converter<Object, Column> converter() {
            return Converter.to(Object.class, Column.class, column -> column);
        }

        @Override
        public void set(BindingSetStatementContext<Column> context) throws SQLException {
            var column = context.value();
            var connection = context.statement().getConnection().unwrap(BaseConnection.class);
            context.statement().setArray(context.index(), new PgArray(connection, column.arrayType, column.bytes));
        }

        @Override
        public void get(BindingGetResultSetContext<Column> context) {
            throw new UnsupportedOperationException("columns go one way");
        }

        @Override
        public void get(BindingGetStatementContext<Column> context) {
            throw new UnsupportedOperationException("columns go one way");
        }
    }
}
