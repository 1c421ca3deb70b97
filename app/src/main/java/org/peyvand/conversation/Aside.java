package org.peyvand.conversation;

/**
 * Something that came in and is no message: our own mail coming back, the note of a mail server. It is kept as it came.
 *
 * @param why a word of the channel's own
 */
public record Aside(String why) implements Understood {}
