/** A conversation as a member opens it: what was said with all that hangs on it, what to know beside it, and what is done from there. */
package org.peyvand.conversation.opened;
