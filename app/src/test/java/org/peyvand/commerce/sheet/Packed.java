package org.peyvand.commerce.sheet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Packs files as people do. */
final class Packed {

    private Packed() {}

    static byte[] gzip(InputStream file) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            file.transferTo(gzip);
        }
        return packed.toByteArray();
    }

    static byte[] zip(String name, byte[] file) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(packed)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(file);
        }
        return packed.toByteArray();
    }
}
