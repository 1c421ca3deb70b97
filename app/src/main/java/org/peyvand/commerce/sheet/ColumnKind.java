package org.peyvand.commerce.sheet;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;
import org.peyvand.calendar.DateShape;
import org.peyvand.language.PhoneNumbers;

/** What the cells of a column look like, whatever it is called. */
enum ColumnKind {
    BLANK,
    DATE,
    TIME,
    MOBILE,
    PHONE,
    MAIL,
    NUMBER,
    TEXT;

    private static final double MOSTLY = 0.8;
    private static final int ENOUGH = 100;

    static ColumnKind of(List<String> cells, LocalDate today) {
        var filled =
                cells.stream().filter(cell -> !cell.isBlank()).limit(ENOUGH).toList();
        if (filled.isEmpty()) return BLANK;
        if (mostly(filled, ColumnKind::isTime)) return TIME;
        if (mostly(filled, cell -> cell.indexOf('@') > 0 && cell.indexOf('.', cell.indexOf('@')) > 0)) return MAIL;
        if (mostly(
                filled,
                cell -> PhoneNumbers.parse(padded(cell))
                        .filter(phone -> phone.mobile())
                        .isPresent())) return MOBILE;
        boolean dates = DateShape.detect(filled, today)
                .filter(shape -> shape.read() >= MOSTLY * filled.size())
                .isPresent();
        if (dates) return DATE;
        if (mostly(filled, cell -> digits(cell) >= 8 && PhoneNumbers.parse(cell).isPresent())) return PHONE;
        boolean number = mostly(filled, cell -> NumberReader.POINT.read(cell).isPresent())
                || mostly(filled, cell -> NumberReader.COMMA.read(cell).isPresent());
        return number ? NUMBER : TEXT;
    }

    /** Spreadsheets take the leading zero off 0912…. */
    static String padded(String phone) {
        var digits = phone.strip();
        return digits.length() == 10 && Character.digit(digits.charAt(0), 10) == 9 ? "0" + digits : digits;
    }

    private static boolean isTime(String cell) {
        return cell.strip().matches("\\p{Nd}{1,2}:\\p{Nd}{2}(:\\p{Nd}{2}(\\.\\p{Nd}+)?)?( ?[AaPp]\\.?[Mm]\\.?)?");
    }

    private static long digits(String cell) {
        return cell.chars().filter(Character::isDigit).count();
    }

    private static boolean mostly(List<String> cells, Predicate<String> is) {
        return cells.stream().filter(is).count() >= MOSTLY * cells.size();
    }
}
