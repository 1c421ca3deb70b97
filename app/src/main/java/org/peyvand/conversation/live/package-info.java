/**
 * What open screens hear as it happens: changes told by the database to all nodes, the streams of server-sent events by which
 * they arrive, and how far each side has seen a conversation.
 */
package org.peyvand.conversation.live;
