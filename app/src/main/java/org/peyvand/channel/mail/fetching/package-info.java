/** Mail on its way in: mailboxes listened to, what is new fetched and kept exactly as it came, each mail once. */
package org.peyvand.channel.mail.fetching;
