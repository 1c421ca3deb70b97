package org.peyvand.commerce.file;

import java.util.List;
import org.peyvand.commerce.ImportCounts;
import org.peyvand.commerce.order.OrderLines;

/**
 * Some hundred steps of an import, written in one transaction.
 *
 * @param firstStep how many steps came before
 * @param steps how many it takes
 * @param lines of all orders in it, ready to be written
 * @param last whether the file ends with it
 */
record Chunk(
        long firstStep,
        int steps,
        List<Draft> drafts,
        OrderLines lines,
        List<Rejection> rejections,
        ImportCounts counts,
        boolean last) {

    long nextStep() {
        return firstStep + steps;
    }
}
