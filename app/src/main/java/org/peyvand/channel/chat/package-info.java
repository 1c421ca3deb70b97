/** The chat on the business's own site: one line of script there, an adapter here. */
@NamedInterface("chat")
package org.peyvand.channel.chat;

import org.springframework.modulith.NamedInterface;
