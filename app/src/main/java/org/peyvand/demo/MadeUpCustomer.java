package org.peyvand.demo;

import java.time.Instant;
import java.util.List;

/**
 * A customer of the made-up shop with everything that happened with them.
 *
 * @param number theirs in the shop
 */
record MadeUpCustomer(
        int number,
        String name,
        String mobile,
        String mail,
        String city,
        List<String> tags,
        List<Bought> bought,
        List<Touch> touches) {

    /** An order, or with quantities below zero a return. */
    record Bought(String number, Instant at, List<Item> items) {}

    record Item(Goods goods, int quantity) {}

    /** A note, a call or a visit. */
    record Touch(Kind kind, Instant at, String text, int minutes) {}

    enum Kind {
        NOTE,
        CALL,
        MISSED_CALL,
        VISIT
    }
}
