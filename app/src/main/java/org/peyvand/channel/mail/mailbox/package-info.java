/** Mailboxes, the servers they are fetched from and written by, and how such a server is spoken to. */
package org.peyvand.channel.mail.mailbox;
