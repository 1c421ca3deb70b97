package org.peyvand.admin;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A password that never stands on a command line, where others could see it. */
final class Password {

    private Password() {}

    /** From the file, or the first line of the standard input; empty where neither is asked for. */
    static String of(Optional<Path> file, boolean input) throws IOException {
        if (file.isPresent()) return firstLine(Files.newBufferedReader(file.get()));
        return input ? firstLine(new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) : "";
    }

    private static String firstLine(BufferedReader reader) throws IOException {
        try (reader) {
            return Optional.ofNullable(reader.readLine()).orElse("").strip();
        }
    }
}
