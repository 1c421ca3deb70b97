package org.peyvand.web;

import java.util.function.BooleanSupplier;

/**
 * A part of the way about the product, handed in by a module as a bean. Its label is the message {@code part.<key>}.
 *
 * @param key names the part, in lower case
 * @param path where it begins, such as "/customers"; it is the active one on every page below
 * @param icon one of the icons of {@code app/assets/icons.txt}
 * @param order parts stand by it, the smallest first
 * @param open whether whoever asks for the page may go there; asked for each page
 */
public record Part(String key, String path, String icon, int order, BooleanSupplier open) {

    /** A part that is open to everyone. */
    public Part(String key, String path, String icon, int order) {
        this(key, path, icon, order, () -> true);
    }
}
