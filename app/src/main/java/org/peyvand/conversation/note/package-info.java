/**
 * What members say among themselves while the customer waits: whom their notes name, and what they ask of colleagues, of
 * teams and of people outside.
 */
package org.peyvand.conversation.note;
