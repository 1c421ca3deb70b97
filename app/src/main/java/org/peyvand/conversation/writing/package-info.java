/**
 * How what is said is written down: conversations begun, messages and their files appended by whoever holds the row, what
 * customers say heard, and their timelines told of it.
 */
package org.peyvand.conversation.writing;
