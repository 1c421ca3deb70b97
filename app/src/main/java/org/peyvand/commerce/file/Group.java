package org.peyvand.commerce.file;

import java.util.List;

/** The rows of one order, or of one customer, wherever they stand in the file. */
record Group(List<OrderRow> rows) {

    OrderRow first() {
        return rows.getFirst();
    }
}
