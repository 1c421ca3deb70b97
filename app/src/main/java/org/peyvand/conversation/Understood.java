package org.peyvand.conversation;

/** What a channel made of something that came in. */
public sealed interface Understood permits Incoming, AnsweredNote, Aside {}
