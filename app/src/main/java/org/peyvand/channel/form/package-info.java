/** Contact and complaint forms, with the page on which their senders read the answer. */
@NamedInterface("form")
package org.peyvand.channel.form;

import org.springframework.modulith.NamedInterface;
