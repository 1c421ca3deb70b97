package org.peyvand.channel.mail.reading;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The headers of a mail or of a part of one, in their order, unfolded; encoded words are still encoded. */
record Headers(List<Header> all) {

    /** @param name in lower case */
    record Header(String name, String value) {}

    /** The values of a header as they are written. */
    Stream<String> written(String name) {
        var lower = name.toLowerCase(Locale.ROOT);
        return all.stream().filter(header -> header.name().equals(lower)).map(Header::value);
    }

    /** The first that is not empty, as it is written. */
    Optional<String> first(String name) {
        return written(name).filter(value -> !value.isBlank()).findFirst();
    }

    /** The first that is not empty, as people read it. */
    Optional<String> text(String name) {
        return first(name).map(EncodedWords::read).map(String::strip);
    }

    boolean has(String name) {
        return first(name).isPresent();
    }
}
