package org.peyvand.bench;

import java.util.ArrayList;
import java.util.List;

/** What a run has found: shown as it comes on the terminal's error stream, and as a whole at the end. */
final class Report {

    private final List<Table> tables = new ArrayList<>();

    synchronized void add(Table table) {
        tables.add(table);
        System.err.println("\n" + table);
    }

    /** What is being done at the moment. */
    void progress(String doing) {
        System.err.println("… " + doing);
    }

    void print() {
        System.out.println();
        tables.forEach(System.out::println);
    }
}
