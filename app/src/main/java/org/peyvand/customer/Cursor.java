package org.peyvand.customer;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.peyvand.web.Refused;
import org.springframework.http.HttpStatus;

/**
 * Where a page of a list ended: the value it is ordered by, and the id that settles ties. Written into addresses as
 * {@code number_id}; a time is its microseconds since 1970, a number with a fraction its 64 bits.
 */
public record Cursor(long number, UUID id) {

    static Cursor of(long number, UUID id) {
        return new Cursor(number, id);
    }

    static Cursor of(OffsetDateTime time, UUID id) {
        return of(time.toInstant(), id);
    }

    /** A cursor in a list ordered by time. */
    public static Cursor of(Instant time, UUID id) {
        return new Cursor(time.getEpochSecond() * 1_000_000 + time.getNano() / 1000, id);
    }

    /** A cursor in a list ordered by a number that may have a fraction. */
    static Cursor ofFraction(double fraction, UUID id) {
        return new Cursor(Double.doubleToLongBits(fraction), id);
    }

    /** The number with a fraction that it stands at, to the last bit. */
    double fraction() {
        return Double.longBitsToDouble(number);
    }

    /** The time it stands at, to the microsecond that the database keeps. */
    public OffsetDateTime time() {
        return Instant.ofEpochSecond(Math.floorDiv(number, 1_000_000L), Math.floorMod(number, 1_000_000L) * 1000)
                .atOffset(ZoneOffset.UTC);
    }

    /** Reads what {@link #toString} wrote; empty for anything else. */
    public static Optional<Cursor> parse(String text) {
        var parts = text.split("_", 2);
        try {
            return parts.length < 2
                    ? Optional.empty()
                    : Optional.of(new Cursor(Long.parseLong(parts[0]), UUID.fromString(parts[1])));
        } catch (IllegalArgumentException notACursor) {
            return Optional.empty();
        }
    }

    /**
     * The cursor a caller sends back; empty for none.
     *
     * @throws Refused when it is not one
     */
    public static Optional<Cursor> sentBack(String text) {
        if (text.isBlank()) return Optional.empty();
        var cursor = parse(text);
        if (cursor.isEmpty()) throw new Refused(HttpStatus.BAD_REQUEST, "api.refused.cursor");
        return cursor;
    }

    @Override
    public String toString() {
        return number + "_" + id;
    }
}
