package org.peyvand.knowledge;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.peyvand.knowledge.text.Pictures;
import org.springframework.context.ApplicationContext;

/** Things of the module that its public face does not make. */
public final class KnowledgeBelongings {

    /** The smallest picture browsers show: one white dot. */
    public static final byte[] DOT =
            Base64.getDecoder().decode("R0lGODlhAQABAIAAAP///wAAACH5BAAAAAAALAAAAAABAAEAAAICRAEAOw==");

    private KnowledgeBelongings() {}

    /** A picture of the workspace acted in. */
    public static UUID picture(ApplicationContext context) {
        return context.getBean(Pictures.class).add("dot.gif", DOT);
    }

    /** An import in the workspace acted in that is through. */
    public static UUID folder(ApplicationContext context) {
        var imports = context.getBean(FolderImports.class);
        var id = imports.begin("notes.zip", zip("notes.txt"), false);
        while (imports.get(id).isRunning()) LockSupport.parkNanos(20_000_000);
        return id;
    }

    private static byte[] zip(String name) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
