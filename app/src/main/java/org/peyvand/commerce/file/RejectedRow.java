package org.peyvand.commerce.file;

/**
 * A row that was not taken, worded for the page.
 *
 * @param column the name of the column at fault, or empty where it is the row
 */
public record RejectedRow(long line, String column, String reason) {}
