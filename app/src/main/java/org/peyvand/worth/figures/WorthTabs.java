package org.peyvand.worth.figures;

import java.util.List;
import java.util.stream.Stream;
import org.peyvand.web.Page;
import org.peyvand.web.Tab;

/** The way about in the part of worth. */
public final class WorthTabs {

    /** The address of its first page; those of all others begin with it. */
    public static final String HOME = "/worth";

    private WorthTabs() {}

    /** The tabs of the part. */
    public static List<Tab> of(Page page) {
        return Stream.of("", "/cohorts", "/acquisition", "/silent", "/what-if", "/model", "/settings")
                .map(path -> new Tab(
                        page.say("worth.tab" + path.replace('/', '.')),
                        HOME + path,
                        page.path().equals(HOME + path)))
                .toList();
    }
}
