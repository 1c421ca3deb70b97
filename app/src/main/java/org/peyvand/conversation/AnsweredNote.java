package org.peyvand.conversation;

import java.time.Instant;
import java.util.UUID;

/**
 * What somebody outside answers to a note of ours that was sent to them: a question, or a conversation handed on. It
 * becomes a note of its own, which no customer ever sees.
 *
 * @param note the one answered; its channel vouches that it went to whoever writes
 * @param further its author is named; a quiet one, such as a machine's, leaves a question open
 */
public record AnsweredNote(UUID note, String text, Instant at, Incoming.Further further) implements Understood {}
