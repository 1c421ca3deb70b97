/** Conversations for programs: the REST API that begins, carries on, sorts and reads them, and the channel of what it tells. */
package org.peyvand.conversation.api;
