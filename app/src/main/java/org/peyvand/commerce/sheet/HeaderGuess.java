package org.peyvand.commerce.sheet;

import java.util.List;

/** Whether the first row names the columns: names are words, and what stands below one is often something else. */
final class HeaderGuess {

    private HeaderGuess() {}

    static boolean of(List<SheetRow> rows) {
        if (rows.isEmpty() || rows.getFirst().fault().isPresent()) return false;
        var names =
                rows.getFirst().cells().stream().filter(cell -> !cell.isBlank()).toList();
        if (names.stream().anyMatch(Field::isNameOfOne)) return true;
        return names.stream().distinct().count() == names.size()
                && names.stream().noneMatch(HeaderGuess::isValue);
    }

    private static boolean isValue(String cell) {
        return cell.chars().anyMatch(Character::isDigit) && cell.chars().noneMatch(Character::isLetter)
                || cell.indexOf('@') >= 0;
    }
}
