package org.peyvand.commerce.file;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.peyvand.commerce.NewLine;
import org.peyvand.commerce.sheet.SheetRow;
import org.peyvand.customer.Clue;

/**
 * A row of a file as it was understood.
 *
 * @param row as it stands in the file
 * @param whose as written; all empty where the row names nobody
 * @param placedAt empty where the file holds customers alone
 * @param line empty where the file holds customers alone, or order totals alone
 * @param orderTotal in the smallest unit
 * @param clues how the customer came
 */
record OrderRow(
        SheetRow row,
        String number,
        PersonText whose,
        Optional<Instant> placedAt,
        String currency,
        String status,
        Optional<NewLine> line,
        Optional<Long> orderTotal,
        List<Clue> clues) {}
