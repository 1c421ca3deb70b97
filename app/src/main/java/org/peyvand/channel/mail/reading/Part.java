package org.peyvand.channel.mail.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** A part of a mail: one that holds others, or one with a content of its own. */
sealed interface Part {

    Headers headers();

    /** What it says it is, in lower case; text where it says nothing. */
    default String type() {
        return headers()
                .first("Content-Type")
                .map(header -> Structured.read(header).value())
                .filter(type -> type.matches("[^/\\s]+/[^/\\s]+"))
                .orElse("text/plain");
    }

    /** A multipart; its parts come in while it is read. */
    record Several(Headers headers, List<Part> parts) implements Part {

        static Several of(Headers headers) {
            return new Several(headers, new ArrayList<>());
        }
    }

    /** @param bytes with the transfer encoding undone */
    record Single(Headers headers, byte[] bytes) implements Part {

        /** The name of the file it is, where it has one. */
        Optional<String> name() {
            return disposition()
                    .flatMap(said -> said.parameter("filename"))
                    .or(() -> contentType().flatMap(said -> said.parameter("name")))
                    .or(() -> headers.text("Content-Location").map(at -> at.replaceFirst("[?#].*", "")));
        }

        Optional<String> charset() {
            return contentType().flatMap(said -> said.parameter("charset"));
        }

        Optional<Structured> contentType() {
            return headers.first("Content-Type").map(Structured::read);
        }

        private Optional<Structured> disposition() {
            return headers.first("Content-Disposition").map(Structured::read);
        }

        boolean isAttached() {
            return disposition()
                    .filter(said -> said.value().equals("attachment"))
                    .isPresent();
        }

        /** Without its angle brackets. */
        Optional<String> contentId() {
            return headers.first("Content-ID").map(id -> id.strip().replaceAll("^<|>$", ""));
        }

        /** Text to be read in the mail itself. */
        boolean isText(String type) {
            return type().equals(type)
                    && !isAttached()
                    && disposition().flatMap(said -> said.parameter("filename")).isEmpty();
        }

        String text() {
            return Charsets.read(bytes, charset());
        }
    }

    /** Those that hold no others, in their order. */
    default Stream<Single> singles() {
        return switch (this) {
            case Single single -> Stream.of(single);
            case Several several -> several.parts().stream().flatMap(Part::singles);
        };
    }

    /** Whether it is a multipart of that kind, such as {@code alternative}. */
    default boolean isSeveral(String kind) {
        return this instanceof Several && type().toLowerCase(Locale.ROOT).equals("multipart/" + kind);
    }
}
