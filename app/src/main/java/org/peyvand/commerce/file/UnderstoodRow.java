package org.peyvand.commerce.file;

/**
 * A row of a file as it will be understood, worded for the page.
 *
 * @param problem why it will not be taken, or empty
 */
public record UnderstoodRow(
        long line,
        String number,
        String date,
        String customer,
        String address,
        String product,
        String quantity,
        String amount,
        String problem) {}
