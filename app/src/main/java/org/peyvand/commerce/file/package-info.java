/**
 * A file of past orders on its way in: how its columns are understood, its rows made orders, chunk by chunk written down, and
 * what could not be taken reported. What lies below the columns is read by {@code sheet}.
 */
package org.peyvand.commerce.file;
