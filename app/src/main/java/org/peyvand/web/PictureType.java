package org.peyvand.web;

import java.util.Arrays;
import java.util.Optional;

/** The kinds of pictures shown, known by their first bytes, whatever their name and their sender say. */
public enum PictureType {
    PNG("image/png") {
        @Override
        boolean begins(byte[] bytes) {
            return has(bytes, 0, "\u0089PNG\r\n\u001a\n");
        }
    },
    JPEG("image/jpeg") {
        @Override
        boolean begins(byte[] bytes) {
            return has(bytes, 0, "\u00ff\u00d8\u00ff");
        }
    },
    GIF("image/gif") {
        @Override
        boolean begins(byte[] bytes) {
            return has(bytes, 0, "GIF87a") || has(bytes, 0, "GIF89a");
        }
    },
    WEBP("image/webp") {
        @Override
        boolean begins(byte[] bytes) {
            return has(bytes, 0, "RIFF") && has(bytes, 8, "WEBP");
        }
    };

    private final String contentType;

    PictureType(String contentType) {
        this.contentType = contentType;
    }

    abstract boolean begins(byte[] bytes);

    /** As HTTP names it. */
    public String contentType() {
        return contentType;
    }

    /** The kind of these bytes; empty where they are no picture that is taken, SVG for one, which can hold scripts. */
    public static Optional<PictureType> of(byte[] bytes) {
        return Arrays.stream(values()).filter(type -> type.begins(bytes)).findFirst();
    }

    private static boolean has(byte[] bytes, int at, String signs) {
        if (bytes.length < at + signs.length()) return false;
        for (int i = 0; i < signs.length(); i++) if ((bytes[at + i] & 0xff) != signs.charAt(i)) return false;
        return true;
    }
}
