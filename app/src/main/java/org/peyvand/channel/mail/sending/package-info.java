/** Mail that leaves: planned, written as letters, handed to the mailbox's server, and what came back of it. */
package org.peyvand.channel.mail.sending;
