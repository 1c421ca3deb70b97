package org.peyvand.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * Addresses of the files the browser needs. The build puts them below a folder named by their content, so that an
 * address never changes its meaning and browsers may keep what they have for ever.
 */
@Component
class Assets {

    static final String ROOT = "/assets/";
    private static final String VERSION = "static/assets/version";

    private final String folder = ROOT + version() + "/";

    String path(String name) {
        return folder + name;
    }

    private static String version() {
        try {
            return new ClassPathResource(VERSION)
                    .getContentAsString(StandardCharsets.US_ASCII)
                    .strip();
        } catch (IOException e) {
            throw new UncheckedIOException("The browser's files are missing: build with mvn package", e);
        }
    }
}
