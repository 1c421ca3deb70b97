/**
 * Mail as it is on the wire, read leniently: whatever a sender got wrong, as much as can be understood is, and nothing in it
 * makes the reading long or large. Knows nothing of conversations.
 */
package org.peyvand.channel.mail.reading;
