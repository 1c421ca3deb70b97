package org.peyvand.conversation;

import org.peyvand.web.Reader;

/** The size of a file as people read it. */
public final class FileSize {

    private static final long KILO = 1024;
    private static final long MEGA = KILO * 1024;

    private FileSize() {}

    /** In megabytes, kilobytes or, where it is nearly nothing, bytes. */
    public static String said(Reader reader, long bytes) {
        if (bytes >= MEGA) return reader.say("conversation.size.mega", reader.decimal((double) bytes / MEGA, 1));
        if (bytes >= KILO) return reader.say("conversation.size.kilo", reader.number(bytes / KILO));
        return reader.say("conversation.size.bytes", reader.number(bytes));
    }
}
