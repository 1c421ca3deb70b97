/** The chat on the business's own site: one line of script there, an adapter here. */
package org.peyvand.channel.chat;
