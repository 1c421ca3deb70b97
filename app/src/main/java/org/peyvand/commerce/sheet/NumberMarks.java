package org.peyvand.commerce.sheet;

import java.util.Collection;

/**
 * Which mark stands before the decimals of a file's numbers; the other one, and blanks, may group thousands.
 *
 * @param decimal a point or a comma
 * @param ambiguous whether numbers such as 1.250 read one way or the other, and nothing tells which
 */
public record NumberMarks(char decimal, boolean ambiguous) {

    public NumberMarks {
        if (decimal != '.' && decimal != ',') throw new IllegalArgumentException("No decimal mark: " + decimal);
    }

    char grouping() {
        return decimal == '.' ? ',' : '.';
    }

    /** By those numbers of a sample that can be read in one way only. */
    public static NumberMarks detect(Collection<String> cells) {
        int point = 0;
        int comma = 0;
        int either = 0;
        for (var cell : cells) {
            boolean withPoint = NumberReader.POINT.read(cell).isPresent();
            boolean withComma = NumberReader.COMMA.read(cell).isPresent();
            if (withPoint && !withComma) point++;
            else if (withComma && !withPoint) comma++;
            else if (withPoint && hasMark(cell)) either++;
        }
        return new NumberMarks(comma > point ? ',' : '.', point == comma && either > 0);
    }

    private static boolean hasMark(String cell) {
        return cell.indexOf('.') >= 0 || cell.indexOf(',') >= 0;
    }
}
