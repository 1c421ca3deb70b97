/**
 * The commands of the administrator: {@code java -jar peyvand.jar admin …}. They work beside a running server, on its
 * database, and without one. Their words are English, as of all programs of a terminal.
 */
package org.peyvand.admin;
