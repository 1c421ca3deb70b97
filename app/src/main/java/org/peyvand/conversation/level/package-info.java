/** Service levels: what the business promises about answering, and the timers that count it in working time. */
package org.peyvand.conversation.level;
