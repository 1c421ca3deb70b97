package org.peyvand.commerce.sheet;

import java.util.List;

/** Why a file as a whole is no table that can be read. Worded by {@code commerce.sheet.<key>} in the bundles. */
public sealed interface SheetProblem {

    /** Nothing in it, or nothing but blanks. */
    record Empty() implements SheetProblem {}

    /** No text at all. */
    record Binary() implements SheetProblem {}

    /** A workbook of a spreadsheet program, which can save it as CSV. */
    record Workbook() implements SheetProblem {}

    /** A table of one column says nothing about anyone. */
    record OneColumn() implements SheetProblem {}

    record TooManyColumns(int most) implements SheetProblem {}

    /** Packed so densely, or so large unpacked, that it was made to do harm. */
    record TooLarge(int mostMegabytes) implements SheetProblem {}

    /** Says it is packed and cannot be unpacked, or was cut short. */
    record BrokenArchive() implements SheetProblem {}

    record NoTableInside() implements SheetProblem {}

    /** The last part of its messages' keys: the type's name with a small first letter. */
    default String key() {
        var name = getClass().getSimpleName();
        return Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }

    /** What its message says in numbers. */
    default List<Object> arguments() {
        return switch (this) {
            case TooManyColumns columns -> List.of(columns.most());
            case TooLarge size -> List.of(size.mostMegabytes());
            case Empty _, Binary _, Workbook _, OneColumn _, BrokenArchive _, NoTableInside _ -> List.of();
        };
    }
}
