/** Mail both ways: mailboxes, what comes in, how it hangs together, what goes out. */
@NamedInterface("mail")
package org.peyvand.channel.mail;

import org.springframework.modulith.NamedInterface;
