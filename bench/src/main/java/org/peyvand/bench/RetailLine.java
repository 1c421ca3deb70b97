package org.peyvand.bench;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** Who bought on which day, of a line of the UCI Online Retail file; read from its end, since descriptions hold commas. */
record RetailLine(String customer, LocalDate day) {

    /** Empty for what is no purchase of a known customer. */
    static Optional<RetailLine> of(String line) {
        var words = line.split(",");
        int last = words.length - 1;
        if (last < 7 || words[0].startsWith("C") || words[last - 1].isBlank()) return Optional.empty();
        try {
            return Optional.of(new RetailLine(words[last - 1], LocalDate.parse(words[last - 3].substring(0, 10))));
        } catch (DateTimeParseException | StringIndexOutOfBoundsException head) {
            return Optional.empty();
        }
    }
}
