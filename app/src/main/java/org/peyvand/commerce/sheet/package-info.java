/**
 * Reads tables out of files as people have them: packed or not, in any of the usual encodings, delimiters and habits of
 * quoting, in constant memory, whatever the file does to be difficult. Knows nothing of orders but the names their
 * columns go by.
 */
package org.peyvand.commerce.sheet;
