/** How mail hangs together as conversations: by what we signed, by Message-IDs, and by what it is about. */
package org.peyvand.channel.mail.thread;
