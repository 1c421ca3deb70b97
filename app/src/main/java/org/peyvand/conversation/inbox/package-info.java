/** The inbox as pages show it: its views as tabs, its lines, what it is narrowed to, and filters kept under a name. */
package org.peyvand.conversation.inbox;
