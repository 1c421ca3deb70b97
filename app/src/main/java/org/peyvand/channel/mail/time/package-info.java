/** When a mailbox is answered, and what is written to those who write at another time. */
package org.peyvand.channel.mail.time;
