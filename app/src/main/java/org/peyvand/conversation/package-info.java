/**
 * What people write to the business and what it answers: conversations, their messages, the inbox in which they are worked
 * on. Channels stand on top: each hands in a {@link org.peyvand.conversation.Channel} and nothing here knows which there
 * are. Here is what other modules use, and what holds it together; the rest is in rooms, each of which says what it is for.
 */
package org.peyvand.conversation;
