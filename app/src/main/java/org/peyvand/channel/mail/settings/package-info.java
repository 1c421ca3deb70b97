/** The mailboxes in the settings, and the test that says what is wrong with one. */
package org.peyvand.channel.mail.settings;
